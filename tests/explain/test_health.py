"""How a layer is: every number of the report, on networks that are known to be ill in one way."""

import numpy as np
import pytest

import lstm
from lstm import importers
from lstm.presets import others

T, D, H = 60, 3, 6


class Layer:
    def __init__(self, weights, cell="lstm"):
        self.cell, self.weights = cell, weights


@pytest.fixture
def xs():
    return np.random.default_rng(1).normal(size=(T, D))


def weights(cell="lstm", **biases):
    w = lstm.CELLS[cell].init(D, H, np.random.default_rng(0))
    return w | {name: np.full(H, float(value)) for name, value in biases.items()}


def finding(report, what):
    return next(one for one in report.findings if what in one.what)


def test_a_gate_that_never_moves_is_seen_and_one_that_moves_is_not(xs):
    report = lstm.health(Layer(weights(b_i=-12)), xs)
    assert report.gates["i"].shut == 1.0 and finding(report, "input gate").crossed
    well = lstm.health(Layer(weights()), xs)
    assert not finding(well, "input gate").crossed and well.gates["i"].shut < 0.1
    assert well.gates["i"].mean == pytest.approx(lstm.run(lstm.CELLS["lstm"], weights(), xs).i.mean())


def test_a_half_life_is_that_of_what_is_kept(xs):
    w = weights() | {"W_f": np.zeros((H, H + D)), "b_f": np.log(np.array([1.0, 3.0, 9.0, 1.0, 1.0, 1.0]))}
    kept = np.array([0.5, 0.75, 0.9, 0.5, 0.5, 0.5])
    report = lstm.health(Layer(w), xs)
    np.testing.assert_allclose(report.half_lives, np.log(0.5) / np.log(kept))
    np.testing.assert_allclose(report.between, report.half_lives)
    assert "longest 6.58 steps (unit 2)" in finding(report, "half-life").number


def test_forget_biases_that_nobody_set_are_seen(xs):
    assert finding(lstm.health(Layer(weights(b_f=0)), xs), "forget biases").crossed
    assert not finding(lstm.health(Layer(weights(b_f=3)), xs), "forget biases").crossed


def test_dead_and_stuck_units_are_counted(xs):
    w = weights()
    w["b_o"][:2], w["W_o"][:2] = -30.0, 0.0  # never shown
    for name, bias in (("f", 30.0), ("i", 30.0), ("c", 30.0), ("o", 30.0)):  # and one that is always shown in full
        w[f"W_{name}"][2], w[f"b_{name}"][2] = 0.0, bias
    report = lstm.health(Layer(w), xs[:40])
    assert report.dead == (0, 1) and report.stuck == ()
    late = lstm.run(lstm.CELLS["lstm"], w, xs)
    assert lstm.health(lstm.until(late, T - 1)).dead == (0, 1)
    assert lstm.health(type(late)(*(part[20:] for part in late))).stuck == (2,)
    assert report.scale[1] == pytest.approx(40.0, rel=0.05) and report.scale[2] == 2


def test_few_units_that_carry_everything_are_counted(xs):
    w = weights()
    w["W_o"][1:], w["b_o"][1:] = 0.0, -30.0
    assert lstm.health(Layer(w), xs).carrying == 1
    assert lstm.health(Layer(weights()), xs).carrying > 3


def test_a_gradient_reaches_far_where_memory_is_kept_and_not_where_it_is_not(xs):
    kept, lost = (lstm.health(Layer(weights(b_f=b)), xs) for b in (6, -3))
    assert kept.reach == kept.followed == T and lost.reach < 6 and finding(lost, "gradient").crossed
    w, reached = weights(b_f=-3), []
    for end in (20, 40, 60):
        trace = lstm.run(lstm.CELLS["lstm"], w, xs[:end])
        d = np.zeros_like(trace.h)
        d[-1] = np.random.default_rng(0).choice([-1.0, 1.0], H)
        sizes = np.linalg.norm(lstm.run_back(lstm.CELLS["lstm"], w, trace, d)[2][1], axis=1)[:-1][::-1]
        reached.append(int((sizes < 0.01 * sizes[0]).argmax()))
    assert lost.reach == max(reached)


def test_a_unit_that_is_cleared_now_and_then_still_holds(xs):
    w = weights() | {"W_f": np.zeros((H, H + D)), "b_f": np.full(H, 5.0)}
    w["W_f"][:, H] = 60.0
    seen = np.where(np.arange(T)[:, None] % 10 == 0, -1.0, 0.1) * np.ones((T, D))
    report = lstm.health(Layer(w), seen)
    assert report.half_lives.max() < 5.0 < 50.0 < report.between.max() and not finding(report, "half-life").crossed


@pytest.mark.parametrize("cell", [*lstm.CELLS, "lstm[projection=2]", "rnn[candidate=relu]", "gru[gates=hard_sigmoid]"])
def test_every_cell_has_a_report_and_every_crossed_bound_a_sentence(cell, xs):
    report = lstm.health(Layer(weights(cell), cell), xs)
    assert report.findings and all(bool(one.advice) == one.crossed for one in report.findings)
    assert all(one.bound or not one.crossed for one in report.findings)
    assert all("ours" in one.bound or one.bound == "" for one in report.findings)


def test_a_model_and_a_trace_have_one_too_and_a_network_alone_has_none():
    example = others.load("silero-vad")
    layer = example.found.layers[0]
    report = lstm.health(layer, example.x)
    assert report.gates == lstm.health(importers.trace_of(layer, example.x)).gates
    with pytest.raises(ValueError, match="sequence"):
        lstm.health(layer)
