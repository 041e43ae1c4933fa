"""A file that holds no training is refused in one sentence, whatever is in it."""

import io
import json
import struct
import zipfile
from contextlib import suppress

import numpy as np
import pytest
from fuzzing import examples
from hypothesis import given
from hypothesis import strategies as st

import lstm
from lstm import live
from lstm.live import files
from lstm.live.tasks import letters
from lstm.model import LARGEST_FILE

SMALL = live.defaults("count", units=2, batch=2, options=(("most", 6),))
WHOLE = {kind: files.save(live.advance(live.begin(SMALL), 2), kind) for kind in files.KINDS}


def parts():
    """The head and the arrays of a saved training, to be changed."""
    with np.load(io.BytesIO(WHOLE["npz"]), allow_pickle=False) as stored:
        named = {name: stored[name] for name in stored.files}
    return json.loads(str(named.pop("head"))), named


def changed(kind="npz", **others):
    """A file with some of its arrays changed, added or, where None, left out."""
    head, named = parts()
    return files.packed(head, {name: a for name, a in (named | others).items() if a is not None}, kind)


def retold(kind="npz", **others):
    """A file whose head says something else of its training."""
    head, named = parts()
    return files.packed(head | {"training": head["training"] | others}, named, kind)


def resettled(kind="npz", **others):
    """A file whose settings are others."""
    head, _ = parts()
    return retold(kind, settings=head["training"]["settings"] | others)


def plain():
    """A model as lstm.save writes it."""
    file = io.BytesIO()
    lstm.save(file, live.model_of(live.begin(SMALL)))
    return file.getvalue()


def lied(**entry):
    """A .safetensors file whose header lies about the first array."""
    data = WHOLE["safetensors"]
    size = struct.unpack("<Q", data[:8])[0]
    header = json.loads(data[8 : 8 + size])
    header[next(name for name in header if name != "__metadata__")] |= entry
    text = json.dumps(header).encode()
    return struct.pack("<Q", len(text)) + text + data[8 + size :]


def zipped(content, how=zipfile.ZIP_DEFLATED):
    """An archive whose head is these bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", how) as archive:
        archive.writestr("head.npy", content)
    return file.getvalue()


def damaged_lzma():
    """An archive packed by LZMA, and then damaged: a fault that only LZMA has."""
    data = bytearray(zipped(np.random.default_rng(0).bytes(1000), zipfile.ZIP_LZMA))
    data[60] ^= 255
    return bytes(data)


def deep():
    """A head of 100,000 brackets."""
    head = np.array("[" * 100_000)
    file = io.BytesIO()
    np.savez_compressed(file, head=head)
    return file.getvalue()


NEITHER = "it is neither an .npz nor a .safetensors file saved here, or it is damaged"
BROKEN = "a part of it is missing or of the wrong kind"
WRONG = {
    "nothing": (b"", NEITHER),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(100), NEITHER),
    "a table": (b"year,spots\n1700,5\n", NEITHER),
    "half an npz": (WHOLE["npz"][: len(WHOLE["npz"]) // 2], NEITHER),
    "half a safetensors": (WHOLE["safetensors"][:-8], NEITHER),
    "too large": (bytes(LARGEST_FILE + 1), "it is larger than 48\u00a0MB"),
    "a bomb": (zipped(bytes(LARGEST_FILE + 1)), "it unpacks to more than 48\u00a0MB"),
    "packed another way, and damaged": (damaged_lzma(), NEITHER),
    "a head too deep": (deep(), NEITHER),
    "a header longer than the file": (struct.pack("<Q", 2**62) + b"{}", NEITHER),
    "a header that lies about a shape": (lied(shape=[10**9]), NEITHER),
    "a header that lies about where": (lied(data_offsets=[0, 2**40]), NEITHER),
    "a header that lies about the numbers": (lied(dtype="I64"), NEITHER),
    "a plain model": (plain(), "it holds no training to go on with"),
    "single precision": (changed(**{"layer0.b_f": np.zeros(2, np.float32)}), "layer0.b_f should hold 2 numbers"),
    "whole numbers": (changed(**{"layer0.b_f": np.zeros(2, int)}), "layer0.b_f should hold 2 numbers as float64"),
    "objects": (changed(**{"layer0.b_f": np.array([{}, {}], dtype=object)}), NEITHER),
    "a part missing": (changed(**{"layer0.W_i": None}), "layer0.W_i is missing"),
    "a part missing of the other kind": (changed("safetensors", **{"readout.b_y": None}), "readout.b_y is missing"),
    "no memory of the optimiser": (changed(**{"training.kept": None}), "training.kept is missing"),
    "a wrong shape": (changed(**{"layer0.W_i": np.zeros((2, 4))}), "layer0.W_i should hold 2 × 5 numbers"),
    "too much": (changed(**{"layer1.W_i": np.zeros(2)}), "it holds more than belongs to its training"),
    "not a number": (changed(**{"readout.b_y": np.array([0, np.nan, 0])}), "readout.b_y must hold finite numbers"),
    "infinity": (changed("safetensors", **{"readout.b_y": np.full(3, np.inf)}), "must hold finite numbers"),
    "a weight run away": (changed(**{"readout.b_y": np.full(3, 1e7)}), "readout.b_y holds a weight beyond 1,000,000"),
    "from the future": (retold(version=2), "it was saved by a newer version of this app"),
    "no settings": (retold(settings=None), BROKEN),
    "a strange setting": (resettled(colour="red"), BROKEN),
    "another number of updates": (retold(updates=3), "training.records should hold 3 × 3 numbers"),
    "half an update": (retold(updates=2.5), "its number of updates cannot be"),
    "more remembered than there was": (retold(remembered=3), "its number of updates cannot be"),
    "an unknown task": (resettled(task="chess"), "the task 'chess' is none of"),
    "an unknown cell": (resettled("safetensors", cell="qrnn"), "the cell 'qrnn' is none of"),
    "a long name": (resettled(cell="x" * 10**6), "its cell cannot be"),
    "three layers": (resettled(layers=3), "its layers cannot be"),
    "no units": (resettled(units=0), "its units cannot be"),
    "a billion units": (resettled(units=10**9), "its units cannot be"),
    "other units": (resettled(units=3), "should hold"),
    "half a unit": (resettled(units=2.0), "its units cannot be"),
    "a vast batch": (resettled(batch=10**9), "its batch cannot be"),
    "a rate of text": (resettled(rate="fast"), "its rate cannot be"),
    "a rate of no size": (resettled(rate=10**400), "its rate cannot be"),
    "a rate that is true": (resettled(rate=True), "its rate cannot be"),
    "an option beyond its range": (resettled(options=[["most", 99]]), "most must lie between 4 and 12"),
    "half an option": (resettled(options=[["most", 6.5]]), "most must be a whole number"),
    "an option twice": (resettled(options=[["most", 5], ["most", 6]]), "the options of its task cannot be"),
    "an option it has not": (resettled(options=[["gap", 5]]), "no option 'gap'"),
    "an option of text": (resettled(options=[["most", "6"]]), "the options of its task cannot be"),
    "a change of what cannot change": (resettled(turns=[[1, "units", 5]]), "units can only change at the beginning"),
    "a change of what there is not": (resettled(turns=[[1, "a\nb", 5]]), "its changes under way cannot be"),
    "a change to nonsense": (resettled(turns=[[1, "optimiser", "lion"]]), "the optimiser 'lion' is none of"),
    "a change to come": (resettled(turns=[[9, "rate", 0.1]]), "its changes under way are not in order"),
    "changes out of order": (resettled(turns=[[2, "rate", 0.1], [1, "rate", 0.2]]), "are not in order"),
    "a change of two parts": (resettled(turns=[[1, "rate"]]), BROKEN),
    "text where none is taken": (retold(own="text"), "the task 'As many b as a' takes no text"),
}


@pytest.mark.parametrize(("data", "why"), WRONG.values(), ids=WRONG)
def test_a_file_that_will_not_do_is_refused_in_one_sentence_that_says_why(data, why):
    with pytest.raises(ValueError) as refused:
        files.load(data)
    said = str(refused.value)
    assert said.startswith("This file cannot be loaded: ") and why in said
    assert said.endswith(".") and "\n" not in said and len(said) < 300


@pytest.mark.parametrize(
    ("task", "own", "why"),
    [
        ("letters", "short", "letters found: 5. 100 are needed"),
        ("letters", "two\u00a0 spaces " * 20, "its text or numbers are not as they were when they were learnt"),
        ("letters", 5, "letters found"),
        ("series", [1.0, 2.0], "numbers found: 2. 30 are needed"),
        ("series", [[1.0]] * 40, BROKEN),
    ],
)
def test_a_text_that_will_not_do_is_refused_too(task, own, why):
    head, named = parts()
    head["training"] |= {"settings": live.defaults(task)._asdict(), "own": own}
    with pytest.raises(ValueError, match=f"This file cannot be loaded: {why}"):
        files.load(files.packed(head, named, "npz"))


@given(st.text(min_size=100, max_size=300))
@examples(50)
def test_a_cleaned_text_is_as_clean_as_it_gets(text):
    try:
        cleaned = letters.clean(text)
    except ValueError:
        return
    assert letters.clean(cleaned) == cleaned


def refused_or_harmless(data):
    """Whatever is in a file, it is a training that can go on, or refused in a sentence."""
    try:
        training = files.load(data)
    except ValueError as fault:
        assert str(fault).startswith("This file cannot be loaded: ")
        return
    with suppress(live.Diverged):
        live.advance(training, 1)


@pytest.mark.parametrize("kind", files.KINDS)
def test_a_damaged_file_is_refused_or_harmless_wherever_the_damage_is(kind):
    rng, whole = np.random.default_rng(0), WHOLE[kind]
    for _ in range(400):
        data = bytearray(whole)
        for place in rng.integers(len(data), size=rng.integers(1, 4)):
            data[place] ^= 1 << rng.integers(8)
        refused_or_harmless(bytes(data))
    for end in range(0, len(whole), 61):
        with pytest.raises(ValueError, match="This file cannot be loaded"):
            files.load(whole[:end])


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@given(st.binary(max_size=200))
@examples(100)
def test_any_bytes_are_refused(data):
    for begin in (b"", b"PK\x03\x04", struct.pack("<Q", len(data))):
        refused_or_harmless(begin + data)


@given(st.sampled_from([*live.Settings._fields, "version", "own", "updates", "remembered", "settings"]), JSON)
@examples(200)
def test_any_head_is_refused_or_harmless(name, value):
    refused_or_harmless(resettled(**{name: value}) if name in live.Settings._fields else retold(**{name: value}))
