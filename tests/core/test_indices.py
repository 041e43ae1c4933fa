"""What picks a place in an array has the width of the machine's own addresses, so that 32 bits will do.

This machine has 64 bits. What it refuses as too wide is uint64, as one of 32 bits (WebAssembly is one) refuses int64,
in which every generator draws: so that stands in for it here.
"""

import ast
from pathlib import Path

import numpy as np
import pytest

from lstm import CELLS, live
from lstm.engine import ENGINES
from lstm.live import LIVE
from lstm.live.check import held_out
from lstm.live.forms import form_of
from lstm.live.tasks import kind_of
from lstm.live.updates import draw, unflatten
from lstm.networks import ctc, lengths
from lstm.unroll import run

ROOT = Path(__file__).parent.parent.parent
WIDE = np.uint64
FIXED = {"int", "int8", "int16", "int32", "int64", "int_", "uint8", "uint16", "uint32", "uint64", "long", "longlong"}
NO_INDEX = {  # numbers of a fixed width that are packed for a picture or a file, and pick nothing
    "lstm/figures/train_live/shades.py",
    "lstm/figures/train_live/held_out.py",
    "lstm/figures/applications/roll.py",
    "lstm/figures/applications/frames.py",
    "lstm/live/data/make_digits.py",
    "lstm/live/data/make_spoken.py",
}


def widened(value):
    """An array of whole numbers as wide as this machine refuses to pick by."""
    return value.astype(WIDE) if isinstance(value, np.ndarray) and value.dtype.kind == "i" else value


def fixed_widths(source):
    """The lines that ask NumPy for whole numbers of a width of their own."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and node.attr in FIXED and getattr(node.value, "id", "") == "np":
            yield node.lineno
        elif isinstance(node, ast.Call):
            given = [*node.args, *(one.value for one in node.keywords if one.arg == "dtype")]
            makes = isinstance(node.func, ast.Attribute)
            if makes and any(isinstance(one, ast.Name) and one.id == "int" for one in given):
                yield node.lineno


def test_this_machine_refuses_the_width_that_stands_in():
    with pytest.raises(TypeError, match="Cannot cast"):
        np.repeat(np.arange(1), np.array([1], WIDE))


def test_the_library_asks_for_no_width_of_its_own():
    named = {path.relative_to(ROOT).as_posix(): path for path in (ROOT / "lstm").rglob("*.py")}
    assert named.keys() >= set(NO_INDEX)
    sources = {name: path.read_text() for name, path in named.items() if name not in NO_INDEX}
    assert {name: found for name, source in sources.items() if (found := list(fixed_widths(source)))} == {}


@pytest.mark.parametrize(
    "source", ["np.zeros(3, int)", "a.astype(int)", "np.full(3, 1, dtype=np.int64)", "np.int32(1)"]
)
def test_such_a_width_would_be_seen(source):
    assert list(fixed_widths(source)) == [1] and not list(fixed_widths("np.zeros(3, np.intp)"))


@pytest.mark.parametrize("name", ENGINES)
def test_an_engine_reads_ids_of_any_width(name):
    rng = np.random.default_rng(0)
    weights, engine = CELLS[name].init(5, 3, rng), ENGINES[name](5, 3)
    engine.load(weights)
    ids = rng.integers(0, 5, (7, 2))
    true = run(CELLS[name], weights, np.eye(5)[ids])
    for dtype in (np.int8, np.uint16, np.int32, np.int64, WIDE):
        h = engine.forward(ids.astype(dtype))
        assert engine.ids.dtype == np.intp
        np.testing.assert_allclose(h.swapaxes(1, 2), true.h, atol=1e-12)
        engine.backward(np.ones_like(h))


@pytest.mark.parametrize("task", LIVE)
def test_every_task_trains_and_answers_with_whole_numbers_of_any_width(task):
    training = live.begin(live.defaults(task, units=2, batch=2))
    settings, form = training.settings, form_of(task)
    weights, batch = unflatten(training.shapes, training.flat), draw(training)
    wide = type(batch)(*map(widened, batch))
    for ours, theirs in zip(
        form.loss_and_gradient(settings, weights, wide), form.loss_and_gradient(settings, weights, batch), strict=True
    ):
        np.testing.assert_equal(ours, theirs)
    shown = held_out(task, settings.options, None)[2]
    wide = type(shown)(*map(widened, shown))
    answers = [form.answer(settings, weights, kind_of(task), one) for one in (wide, shown)]
    np.testing.assert_array_equal(*answers)
    for ours, theirs in zip(
        *(form.run_through(settings, weights, kind_of(task), one) for one in (wide, shown)), strict=True
    ):
        np.testing.assert_equal(ours, theirs)


def test_lengths_of_any_width_turn_and_end_a_block():
    values, some = np.arange(12.0).reshape(4, 3), np.array([4, 1, 2])
    for what in (lengths.reverse, lengths.last, lengths.cleared):
        np.testing.assert_array_equal(what(values, some.astype(WIDE)), what(values, some))
    assert lengths.checked(some.astype(WIDE), 4, (3,)).dtype == np.intp


def test_ctc_reads_lengths_of_any_width():
    scores = np.random.default_rng(0).normal(size=(6, 2, 3))
    ours, true = (ctc.read(scores, [(1, 2), (1,)], np.array([6, 4], dtype)) for dtype in (WIDE, np.intp))
    np.testing.assert_array_equal(ours.d_scores, true.d_scores)
