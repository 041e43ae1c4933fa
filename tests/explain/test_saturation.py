"""What squashing functions are given in a network, and how flat they are there."""

import math

import numpy as np
import pytest
from drawings import reading_of

import lstm
from lstm import CELLS, at, presets, reading, run, words
from lstm.everyday import sentences
from lstm.explain.saturation import CURVES, LEAST, flat, given, places, saturated, slopes
from lstm.figures.squashing import squash as picture
from lstm.numbers import brief

D, H, T = 3, 4, 5
VALUE = {"sigmoid": lambda z: 1 / (1 + math.exp(-z)), "tanh": math.tanh}
SLOPE = {"sigmoid": lambda z: 1 / (4 * math.cosh(z / 2) ** 2), "tanh": lambda z: 1 / math.cosh(z) ** 2}
every_cell = pytest.mark.parametrize("cell", CELLS.values(), ids=CELLS)
every_curve = pytest.mark.parametrize("curve", CURVES)


def lived(cell, seed=0):
    """Weights that are all different, and a trace of them."""
    rng = np.random.default_rng(seed)
    weights = {name: rng.normal(size=a.shape) for name, a in cell.init(D, H, rng).items()}
    return weights, run(cell, weights, rng.normal(size=(T, D)))


def example(stage):
    """Weights and trace of the shipped LSTM on the example sentence."""
    model = presets.load("lstm", stage)
    found = words.find(words.split(sentences.SEED), model.words)
    return model.layers[-1].weights, lstm.read(model, [one.id for one in found])[-1]


@every_curve
def test_a_slope_is_the_complex_step_derivative(curve):
    """Nudge the input by 1e-30 i: the imaginary part is the exact slope, with no step to choose."""
    for z in np.linspace(-6, 6, 25):
        exact = CURVES[curve].value(z + 1e-30j).imag / 1e-30
        assert slopes(curve, z) == pytest.approx(exact, rel=1e-11)
        assert slopes(curve, z) == pytest.approx(SLOPE[curve](z), rel=1e-11)


@every_curve
def test_a_curve_is_steepest_at_0_and_counts_as_flat_below_a_twentieth_of_that(curve):
    assert slopes(curve, 0.0) == CURVES[curve].steepest == SLOPE[curve](0.0)
    edge = {"sigmoid": 2 * math.acosh(LEAST**-0.5), "tanh": math.acosh(LEAST**-0.5)}[curve]  # from the formula by hand
    assert not flat(curve, [0.0, edge - 1e-9, 1e-9 - edge]).any()
    assert flat(curve, [edge + 1e-9, -edge - 1e-9, 40.0, -700.0]).all()
    assert saturated(curve, np.array([[0.0, 9.0], [-9.0, 1.0]])) == 0.5


@every_cell
def test_what_is_given_squashes_to_the_number_in_the_trace(cell):
    weights, trace = lived(cell)
    for place, curve in places(cell, trace).items():
        came_out = np.tanh(trace.c) if place == "shown" else getattr(trace, place)
        z = given(weights, trace, place)
        assert z.shape == trace.h.shape
        np.testing.assert_allclose(np.vectorize(VALUE[curve])(z), came_out, rtol=1e-12, atol=1e-15)
        np.testing.assert_allclose(given(weights, at(trace, 3), place), z[3], rtol=1e-13)


@every_cell
def test_every_gate_is_a_sigmoid_and_everything_else_a_tanh(cell):
    found = places(cell, lived(cell)[1])
    assert {name for name, curve in found.items() if curve == "sigmoid"} == set(cell.GATES)
    assert ("shown" in found) == (r"\tanh(c_t)" in cell.EQUATIONS["h"])
    assert len(found) == sum(line.count(r"\sigma") + line.count(r"\tanh") for line in cell.EQUATIONS.values())


@every_cell
def test_where_nothing_is_squashed_there_is_nothing_to_give(cell):
    weights, trace = lived(cell)
    for place in ("x", "h_prev", "c", ""):
        with pytest.raises(KeyError, match="nothing is squashed"):
            given(weights, trace, place)


def test_training_drove_the_gates_into_the_flat_parts_of_the_sigmoid():
    for place, curve in places(CELLS["lstm"], example("trained")[1]).items():
        before, after = (saturated(curve, given(*example(stage), place)) for stage in ("untrained", "trained"))
        assert before == 0
        assert after == 0 if place == "shown" else after > 0.55


@every_cell
@pytest.mark.parametrize("seed", range(3))
def test_every_sum_stands_in_the_column_of_its_size(cell, seed):
    weights, trace = lived(cell, seed)
    z = np.array([[-99.0, -12.0, 11.999, 12.0], [12.001, 0.0, -0.001, 99.0]])
    columns = picture.columns(z, picture.BARS)
    assert columns.tolist() == [[0, 1, 48, 48], [49, 25, 24, 49]]
    drawn = picture.draw(reading_of(cell, weights, trace, "abcde"))
    for curve in drawn["curves"]:
        for row in curve["rows"]:
            assert sum(row["bars"]) == T * H
    found = {(t, unit): z for z, t, unit, *_ in drawn["dots"]}
    z = given(weights, trace, drawn["where"])
    assert found == {(t, unit): z[t, unit] for t in range(T) for unit in range(H)}


@every_curve
def test_the_drawn_curve_is_the_function_at_every_point_of_the_grid(curve):
    drawn = picture.drawn(curve, [])
    for k, (value, slope) in enumerate(zip(drawn["values"], drawn["slopes"], strict=True)):
        z = (k - picture.REACH * picture.PER_UNIT) / picture.PER_UNIT
        assert value == pytest.approx(VALUE[curve](z), rel=1e-10)
        assert slope == pytest.approx(SLOPE[curve](z), rel=1e-5)
        assert (slope < LEAST * drawn["steepest"]) == (abs(z) >= drawn["flat_from"])
    assert len(drawn["values"]) == 2 * picture.REACH * picture.PER_UNIT + 1


def test_what_is_often_said_is_answered_with_the_traces_numbers():
    weights, trace = example("trained")
    said = dict(picture.often_said(reading.read(presets.load(), sentences.SEED)))
    one_each, binary, flow, range_ = said.values()
    assert f"has {trace.f.shape[-1]} values at each word" in one_each and brief(trace.f.max()) in one_each
    assert trace.f.min() > 0 and trace.f.max() < 1 and "none is exactly 0 or 1" in binary
    assert "the forget, input and output gates say how much" in flow
    z = given(weights, trace, "candidate")
    assert z.min() < -1 and z.max() > 1
    assert f"from {brief(z.min())} to {brief(z.max())}" in range_
    assert len(picture.often_said(reading_of(CELLS["rnn"], *lived(CELLS["rnn"]), "abcde"))) == 1
