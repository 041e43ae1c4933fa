"""What every live task must do. A new module in lstm/live/tasks is tested here without being named."""

import numpy as np
import pytest

from lstm import live
from lstm.live.examples import Metric, Option
from lstm.live.race import CELLS, TRIED
from lstm.live.tasks import LIVE
from lstm.presets import HEIRS

each_task = pytest.mark.parametrize("name", LIVE)
DRAWS = ("draw", "draw_test", "draw_far", "draw_shown")


def options(name, **given):
    return live.options_of(live.Settings(task=name), None) | given


def corners(name):
    """The options as they stand, all as low as they go, and all as high."""
    known = LIVE[name].OPTIONS
    yield options(name)
    yield options(name, **{k: option.low for k, option in known.items()})
    yield options(name, **{k: option.high for k, option in known.items()})


@each_task
def test_it_says_what_it_is(name):
    task = LIVE[name]
    assert task.NAME and task.CONTROL and task.UPDATES > 0 and len(task.ABOUT) > 150
    assert isinstance(task.METRIC, Metric) and task.METRIC.better in ("higher", "lower")
    assert set(task.DEFAULTS) <= set(live.Settings._fields) and "rate" in task.DEFAULTS
    assert set(CELLS) - set(HEIRS) <= set(task.RATES) <= set(CELLS) and set(task.RATES.values()) <= set(TRIED)
    assert hasattr(task, "FAR") == hasattr(task, "draw_far") and hasattr(task, "OWN") == hasattr(task, "clean")
    assert set(getattr(task, "NOT_FOR_OWN", ())) <= set(task.OPTIONS)
    for option in task.OPTIONS.values():
        assert isinstance(option, Option) and option.low <= option.default <= option.high and option.step > 0


@each_task
def test_examples_are_as_large_as_said_and_ask_for_something_in_every_column(name):
    task = LIVE[name]
    for given in corners(name):
        n_in, n_out, kind = task.sizes(given)
        symbols = task.symbols(given)
        assert (len(symbols.inputs), len(symbols.outputs)) == (n_in, n_out)
        for draw in (getattr(task, one) for one in DRAWS if hasattr(task, one)):
            examples = draw(np.random.default_rng(0), 5, given)
            steps, n = examples.weights.shape
            if examples.xs.ndim == 2:
                assert examples.xs.dtype.kind == "i" and examples.xs.min() >= 0 and examples.xs.max() < n_in
            else:
                assert examples.xs.shape == (steps, n, n_in) and np.isfinite(examples.xs).all()
            if kind == "labels":
                assert examples.targets.shape[1:] == (n,) and examples.targets[0].min() > 0
                assert examples.targets.dtype.kind == "i" and examples.targets.max() < n_out
                assert np.array_equal(examples.weights.sum(axis=0), examples.lengths)
            elif kind == "class":
                assert examples.targets.shape == (steps, n) and examples.targets.dtype.kind == "i"
                assert examples.targets.min() >= 0 and examples.targets.max() < n_out
            else:
                assert examples.targets.shape == (steps, n, n_out) and np.isfinite(examples.targets).all()
            pair = getattr(task, "FORM", "") == "encoder_decoder"  # then what is answered has steps of its own
            outside = np.arange(steps)[:, None] >= (np.full(n, steps) if pair else examples.lengths)
            assert examples.weights.min() >= 0 and (examples.weights.max(axis=0) > 0).all()
            assert examples.lengths.shape == (n,) and examples.lengths.max() <= len(examples.xs)
            assert not examples.weights[outside].any()
            assert draw is not task.draw or (n == 5 and examples.told is None)


@each_task
def test_a_draw_is_a_function_of_the_generator(name):
    one, same, other = (LIVE[name].draw(np.random.default_rng(seed), 8, options(name)) for seed in (1, 1, 2))
    assert all(np.array_equal(a, b) for a, b in zip(one, same, strict=True))
    assert one.xs.shape != other.xs.shape or not np.array_equal(one.xs, other.xs)


def parted(examples):
    """Labels with a blank after each, a frame for either: (T, n)."""
    path = np.zeros(examples.weights.shape, dtype=int)
    path[: 2 * len(examples.targets) : 2] = examples.targets[: (len(path) + 1) // 2]
    return path


@each_task
def test_whoever_knows_solves_it_and_whoever_has_no_memory_does_not(name):
    task, given = LIVE[name], options(name)
    test = getattr(task, "draw_test", task.draw)(np.random.default_rng(0), 200, given)
    n_in, n_out, kind = task.sizes(given)
    known = {"class": lambda: np.eye(n_out)[test.targets], "labels": lambda: np.eye(n_out)[parted(test)]}
    known = known.get(kind, lambda: test.targets)()
    perfect, control = task.score(known, test, given), task.control(test, given)
    assert task.METRIC.reached(perfect) and not task.METRIC.reached(control)
    assert perfect == pytest.approx(1.0 if task.METRIC.better == "higher" or task.METRIC.name == "perplexity" else 0.0)
    assert np.isfinite(control)


@each_task
def test_every_cell_in_one_layer_or_two_can_be_begun_advanced_and_checked(name):
    form = getattr(LIVE[name], "FORM", "stack")
    for cell, layers in (("lstm", 1), ("gru", 2 if form == "stack" else 1), ("rnn", 1)):
        settings = live.defaults(name, cell=cell, layers=layers, units=3, batch=4)
        report = live.check(live.advance(live.begin(settings), 1))
        read, answered = len(report.example.xs), len(report.example.weights)
        assert report.outputs.shape == (answered, LIVE[name].sizes(options(name))[1])
        assert [trace.h.shape for trace in report.traces] == {
            "stack": [(read, 3)] * layers,
            "bidirectional": [(read, 3)] * 2,
            "encoder_decoder": [(read, 3), (answered, 3)],
        }[form]
        assert np.isfinite([report.value, report.control]).all()
        assert (report.far is not None) == hasattr(LIVE[name], "draw_far")
