"""A file whose settings no control can give is refused in one sentence, in both kinds of file; one that fits is not."""

import io
import json
import math
import struct
import zipfile

import numpy as np
import pytest

from lstm import live
from lstm.cells import CELLS
from lstm.live import LIVE, files
from lstm.live.settings import AT_ONCE as CHANGES
from lstm.live.settings import RANGES, Settings
from lstm.training import optimise
from ui.link import scheduled_changes
from ui.link import settings as links
from ui.train_live.settings import BIASES, UNITS

TRAINING = live.advance(live.begin(live.defaults("count", units=2, batch=2, options=(("most", 6),))), 2)
OPTIONS = {(task, name): one for task, module in LIVE.items() for name, one in module.OPTIONS.items()}
NO_NUMBERS = ["1", None, True, [1], {}, math.nan, math.inf, -math.inf]
CHOICES = {"task": LIVE, "cell": CELLS, "optimiser": optimise.RULES}


def wrong(known):
    """Values outside a Range, of the wrong kind, and no numbers at all."""
    outside = [known.low - 1, known.high + 1, -(10**6), 10**12, -1e300, 1e300, 10**400]
    if not known.whole:
        outside += [math.nextafter(known.low, -math.inf), math.nextafter(known.high, math.inf)]
    return NO_NUMBERS + outside + ([known.low + 0.5, float(known.low)] if known.whole else [])


FALSE = [(name, value) for name, known in RANGES.items() for value in wrong(known)]
FALSE += [(name, value) for name in CHOICES for value in ("", "x" * 1000, "../rnn", 3, None, ["lstm"], True)]
FALSE += [("options", value) for value in (None, 3, "most", [["most"]], [["most", 6], ["most", 6]], [[6, "most"]])]
FALSE += [("options", [["most", value]]) for value in [*NO_NUMBERS, 3, 13, 6.5, -6, 10**400]]
FALSE += [("turns", value) for value in (None, 3, [[1]], [[1, "rate", 0.1, 2]], [[1, "seed", 3]], [[1, "colour", 3]])]
FALSE += [("turns", [[when, "rate", 0.1]]) for when in (*NO_NUMBERS, -1, 3, 10**12, 0.5)]
FALSE += [("turns", [[1, name, value]]) for name in CHANGES if name in RANGES for value in wrong(RANGES[name])]
FALSE += [("turns", [[1, "optimiser", value]]) for value in ("", "lion", 3, None)]
FALSE += [("turns", [[0, "rate", 0.1]] * 1001)]


def told(kind, **others):
    """A file whose settings are others."""
    training = TRAINING.settings._asdict() | others
    head = {"version": 1, "settings": training, "own": None, "updates": 2, "remembered": 2}
    weights = live.updates.unflatten(TRAINING.shapes, TRAINING.flat)
    parts = {"training.kept": TRAINING.memory.kept, "training.records": np.array(TRAINING.records)}
    return files.packed({"training": head}, weights | parts, kind)


def refusal(data):
    """The sentence with which a file is refused; "" if it is not."""
    try:
        files.load(data)
    except ValueError as refused:
        said = str(refused)
        assert said.startswith("This file cannot be loaded: ") and said.endswith(".") and "\n" not in said
        assert len(said) < 300
        return said
    return ""


@pytest.mark.parametrize("kind", files.KINDS)
def test_settings_that_no_control_can_give_are_refused(kind):
    assert files.load(told(kind)).settings == TRAINING.settings
    assert [(name, value) for name, value in FALSE if not refusal(told(kind, **{name: value}))] == []


def test_what_lies_at_the_ends_of_a_range_is_taken():
    for name in ("rate", "clip", "penalty", "decay", "horizon", "forget", "seed", "batch", "truncate"):
        for value in (RANGES[name].low, RANGES[name].high):
            assert refusal(told("npz", **{name: value})) == "", (name, value)
            if name in CHANGES:
                assert refusal(told("npz", turns=[[1, name, value]])) == ""


def test_every_number_in_the_settings_has_a_range_and_every_control_stays_in_it():
    numbers = {name for name, usual in Settings()._asdict().items() if isinstance(usual, int | float)}
    assert numbers == set(RANGES)
    for name, choice in scheduled_changes.AT_ONCE.items():
        if name in RANGES:
            assert (min(choice.values), max(choice.values)) == RANGES[name][:2], name
    for name, values in {"units": UNITS, "forget": BIASES}.items():
        assert (min(values), max(values)) == RANGES[name][:2], name
    assert links.SETTINGS["seed"].allows(str(RANGES["seed"].high)) and not links.SETTINGS["seed"].allows("1000")
    for task in LIVE:
        for name, value in live.defaults(task)._asdict().items():
            assert name not in RANGES or RANGES[name].low <= value <= RANGES[name].high, (task, name)


@pytest.mark.parametrize(("task", "name"), OPTIONS)
def test_an_option_outside_its_range_is_refused_in_any_task(task, name):
    one, usual = OPTIONS[task, name], live.defaults(task)._asdict()
    for value in (one.low - one.step, one.high + one.step, math.nan, math.inf, "3", None, [1]):
        assert refusal(told("npz", **usual | {"options": [[name, value]]}))


@pytest.mark.parametrize("name", RANGES)
def test_the_library_begins_with_no_number_that_is_none(name):
    usual, known = live.defaults("count", units=2), RANGES[name]
    for value in NO_NUMBERS + [known.low - 1e9] * (known.low >= 0) + [1.5] * known.whole:
        with pytest.raises(ValueError, match=f"{name} "):
            live.begin(usual._replace(**{name: value}))


def lying(shape, dtype="<f8", size=8):
    """An .npz file of a few bytes whose head says that an array of this shape stands in it."""
    head = f"{{'descr': '{dtype}', 'fortran_order': False, 'shape': {shape}, }}".encode()
    head += b" " * (117 - len(head)) + b"\n"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("head.npy", b"\x93NUMPY\x01\x00" + struct.pack("<H", len(head)) + head + bytes(size))
    return file.getvalue()


@pytest.mark.parametrize("shape", [(10**9,), (10**15,), (2**62, 4), (10**5, 10**5), (-1,), (2, -3), (3,), (0,), ("x",)])
@pytest.mark.parametrize("dtype", ["<f8", "<U1000000", "|O", "<M8[s]", "no"])
def test_an_array_that_is_not_as_large_as_it_says_is_refused_before_room_is_made_for_it(shape, dtype, monkeypatch):
    monkeypatch.setattr(np, "load", lambda *_, **__: pytest.fail("room was made for it"))
    assert "neither an .npz nor a .safetensors file" in refusal(lying(shape, dtype))


def test_a_head_that_is_too_long_is_refused_unread():
    size = 13_000_000
    data = struct.pack("<Q", size) + json.dumps({"a": "x"}).encode().ljust(size)
    assert "neither an .npz nor a .safetensors file" in refusal(data)
