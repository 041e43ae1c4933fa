"""A file that is no model is refused in one sentence, whatever is in it, and no pickle is ever opened."""

import io
import json
import pickle
import zipfile

import numpy as np
import pytest

from lstm import load, save
from lstm.model import LARGEST_FILE, LARGEST_VOCABULARY, begin

WORDS = ["<unk>", "the", "car", "runs", "."]
HEAD = {"words": WORDS, "cells": ["lstm"], "about": {}}


def whole():
    file = io.BytesIO()
    save(file, begin("lstm", WORDS, 4, np.random.default_rng(0)))
    return file.getvalue()


WHOLE = whole()


def changed(**others):
    """A saved model with some of its arrays changed, added or, where None, left out."""
    with np.load(io.BytesIO(WHOLE), allow_pickle=False) as stored:
        parts = dict(stored) | others
    file = io.BytesIO()
    np.savez_compressed(file, **{name: part for name, part in parts.items() if part is not None})
    return file.getvalue()


def retold(**others):
    """A saved model whose head says something else."""
    return changed(head=np.array(json.dumps(HEAD | others)))


def packed(content):
    """An archive whose head is these bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("head.npy", content)
    return file.getvalue()


def hollow():
    """An array whose header promises eight terabytes and whose file holds none of them."""
    array = io.BytesIO()
    np.lib.format.write_array_header_1_0(array, {"descr": "<f8", "fortran_order": False, "shape": (10**12,)})
    return packed(array.getvalue())


WRONG = {
    "nothing": b"",
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(100),
    "cut short": WHOLE[: len(WHOLE) // 2],
    "an empty archive": b"PK\x05\x06" + bytes(18),
    "too large": packed(bytes(LARGEST_FILE + 1)),
    "a hollow array": hollow(),
    "objects": changed(readout=np.array([{"a": 1}], dtype=object)),
    "an object for a head": changed(head=np.array({"words": []}, dtype=object)),
    "no head": changed(head=None),
    "a head of numbers": changed(head=np.arange(3)),
    "a head that is a list": changed(head=np.array("[1, 2]")),
    "no words": changed(head=np.array("{}")),
    "words of numbers": retold(words=[1, 2, 3, 4, 5]),
    "the same word twice": retold(words=["a", "a", "b", "c", "d"]),
    "a word too many": retold(words=[*WORDS, "more"]),
    "an unknown cell": retold(cells=["transformer"]),
    "no cell": retold(cells=[]),
    "a cell that is a list": retold(cells=[["lstm"]]),
    "another cell": retold(cells=["peephole"]),
    "more cells than weights": retold(cells=["lstm", "lstm"]),
    "about nothing": retold(about=None),
    "a missing weight": changed(**{"layer0.W_f": None}),
    "a missing bias": changed(**{"layer0.b_f": None}),
    "a missing readout": changed(**{"readout.W_y": None}),
    "a weight too many": changed(**{"layer0.W_q": np.zeros((4, 9))}),
    "a wrong shape": changed(**{"layer0.W_i": np.zeros((4, 8))}),
    "a flat weight": changed(**{"layer0.W_i": np.zeros(36)}),
    "a bias that is a number": changed(**{"layer0.b_f": np.array(1.0)}),
    "a readout that does not fit": changed(**{"readout.W_y": np.zeros((5, 3))}),
    "an embedding that does not fit": changed(embedding=np.zeros((5, 3))),
    "a flat embedding": changed(embedding=np.zeros(5)),
    "not a number": changed(**{"layer0.b_f": np.array([0, np.nan, 0, 0])}),
    "infinity": changed(**{"readout.b_y": np.full(5, np.inf)}),
    "complex numbers": changed(**{"layer0.b_f": np.ones(4, dtype=complex)}),
    "text for numbers": changed(**{"layer0.b_f": np.array(["1", "2", "3", "4"])}),
    "empty arrays": changed(**{"layer0.b_f": np.zeros(0)}),
}


@pytest.mark.parametrize("data", WRONG.values(), ids=WRONG)
def test_a_file_that_is_no_model_is_refused_in_one_sentence(data):
    with pytest.raises(ValueError, match=r"^this file is not a model saved by lstm.save: .") as refused:
        load(io.BytesIO(data))
    assert "\n" not in str(refused.value) and len(str(refused.value)) < 300


def test_a_file_that_unpacks_to_too_much_is_refused_before_it_is_unpacked():
    with pytest.raises(ValueError, match="unpacks to more than 48\u00a0MB"):
        load(io.BytesIO(WRONG["too large"]))


def test_a_model_of_too_many_words_is_refused_though_all_of_it_fits():
    file = io.BytesIO()
    save(file, begin("rnn", [str(word) for word in range(LARGEST_VOCABULARY + 1)], 1, np.random.default_rng(0)))
    with pytest.raises(ValueError, match="at most 20,000"):
        load(io.BytesIO(file.getvalue()))


def test_a_damaged_file_is_refused_or_harmless_wherever_the_damage_is():
    rng = np.random.default_rng(0)
    for _ in range(300):
        data = bytearray(WHOLE)
        data[rng.integers(len(data))] ^= 1 << rng.integers(8)
        try:
            load(io.BytesIO(data))
        except ValueError as refused:
            assert str(refused).startswith("this file is not a model")
    for end in range(0, len(WHOLE), 97):
        with pytest.raises(ValueError, match="this file is not a model"):
            load(io.BytesIO(WHOLE[:end]))


def test_a_pickle_is_never_opened():
    class Trap:
        def __reduce__(self):
            return pytest.fail, ("the pickle was opened",)

    for data in (pickle.dumps(Trap()), changed(readout=np.array([Trap()], dtype=object))):
        with pytest.raises(ValueError, match="this file is not a model"):
            load(io.BytesIO(data))


def test_a_file_that_is_not_there_is_said_to_be_missing(tmp_path):
    with pytest.raises(FileNotFoundError):
        load(tmp_path / "nowhere.npz")
