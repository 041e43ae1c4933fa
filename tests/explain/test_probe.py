"""A column of the visitor's own, told from the memory; and gradients of anybody, held against their slopes."""

import numpy as np
import pytest

import lstm
from lstm.presets import others

CELL = lstm.CELLS["lstm"]


def trace(T=300, D=2, H=5, keeps=3.0):
    rng = np.random.default_rng(0)
    w = CELL.init(D, H, rng) | {"b_f": np.full(H, keeps)}
    return lstm.run(CELL, w, rng.normal(size=(T, D)))


def test_what_is_a_unit_is_told_by_that_unit_and_what_is_not_there_by_none():
    run = trace()
    found = lstm.probe(run, 3.0 * run.c[:, 2] - 1.0)
    assert found.unit == 2 and found.best_unit > 0.999 and found.c > 0.999 and found.measure == "R²"
    assert found.shuffled < 0.1 and found.x < 0.5
    noise = lstm.probe(run, np.random.default_rng(1).normal(size=300))
    assert max(noise.c, noise.h, noise.best_unit) < 0.1


def test_kinds_are_told_by_their_share_of_right_answers():
    run = trace()
    kinds = np.where(run.c[:, 1] > np.median(run.c[:, 1]), "high", "low")
    found = lstm.probe(run, kinds)
    assert found.measure == "accuracy" and found.c > 0.85 > found.guess and found.held_out == 90


def test_what_a_voice_detector_knows_is_in_its_memory():
    example = others.load("silero-vad")
    run = lstm.importers.trace_of(example.found.layers[0], example.x)
    found = lstm.probe(run, example.columns["speech"] > 0.5)
    assert found.h > 0.9 > found.guess


@pytest.mark.parametrize("column", [np.zeros(3), np.zeros((300, 2)), np.full(300, np.nan), np.arange(300).astype(str)])
def test_a_column_that_cannot_be_is_refused_in_a_sentence(column):
    with pytest.raises(ValueError, match=r"needed|finite|kinds"):
        lstm.probe(trace(), column)


@pytest.fixture
def network():
    rng = np.random.default_rng(0)
    w, xs, pull = CELL.init(3, 4, rng), rng.normal(size=(6, 3)), rng.normal(size=(6, 4))

    def loss(weights):
        return (lstm.run(CELL, weights, xs).h * pull).sum()

    return loss, w, lstm.run_back(CELL, w, lstm.run(CELL, w, xs), pull)[0], xs, pull


def test_a_right_backward_pass_is_right_by_both_methods(network):
    loss, w, gradients, *_ = network
    assert all(one.right and one.method == "complex step" for one in lstm.check_gradients(loss, w, gradients))
    real = lstm.check_gradients(lambda weights: float(np.real(loss(weights))), w, gradients)
    assert all(one.right and one.method == "central differences" for one in real)


def test_each_classic_fault_is_found_in_its_array_and_called_by_its_name(network):
    loss, w, right, xs, pull = network
    for change, said in (
        ({"b_i": right["b_f"]}, "gradient of b_f"),
        ({"b_i": -right["b_i"]}, "sign"),
        ({"W_o": right["W_o"] / 6}, "0.167 times"),
        ({"W_c": 0 * right["W_c"]}, "zero everywhere"),
    ):
        wrong, *rest = lstm.check_gradients(loss, w, right | change)
        assert wrong.name in change and not wrong.right and said in wrong.likely and all(one.right for one in rest)


def test_a_memory_whose_gradient_is_not_carried_is_seen(network):
    loss, w, right, xs, pull = network
    trace = lstm.run(CELL, w, xs)
    lost, dh = {name: 0.0 for name in w}, np.zeros(4)
    for t in reversed(range(6)):
        d, _, (dh, _) = CELL.step_back(w, lstm.at(trace, t), (dh + pull[t], np.zeros(4)))
        lost = {name: lost[name] + d[name] for name in w}
    found = {one.name: one for one in lstm.check_gradients(loss, w, lost)}
    assert not found["W_f"].right and "carried on" in found["W_c"].likely


def test_a_gradient_that_is_missing_or_of_another_shape_is_named(network):
    loss, w, right, *_ = network
    with pytest.raises(ValueError, match="W_f should be .* missing"):
        lstm.check_gradients(loss, w, {name: d for name, d in right.items() if name != "W_f"})
    with pytest.raises(ValueError, match=r"b_o should be \(4,\) and is \(5,\)"):
        lstm.check_gradients(loss, w, right | {"b_o": np.zeros(5)})
