"""Cells as other libraries build them: each is the cell it is made of, and its backward pass its derivative."""

import numpy as np
import pytest

from lstm import CELLS, at, hidden_size, run, run_back, terms
from lstm.explain import squashed
from lstm.squash import FUNCTIONS, named
from lstm.unroll import input_size

D, H, T = 2, 3, 4
HAIR = 1e-30
NAMES = [
    *("lstm[projection=2]", "lstm[clip=0.6]", "lstm[gates=hard_sigmoid,candidate=softsign,shown=elu]"),
    *("peephole[projection=2,clip=0.6]", "coupled[peepholes]", "coupled[shown=scaled_tanh:0.5:2.0]"),
    *("gru[gates=hard_sigmoid]", "gru[clip=0.6]", "gru_after[candidate=leaky_relu]", "gru_after[clip=0.6]"),
    *("rnn[candidate=relu]", "rnn[clip=0.5]", "coupled[projection=2,peepholes]"),
]


def same(ours, true):
    np.testing.assert_allclose(ours, true, rtol=1e-11, atol=1e-14)


@pytest.mark.parametrize("name", NAMES)
def test_its_backward_pass_is_the_derivative_of_its_forward_pass(name):
    rng, cell = np.random.default_rng(0), CELLS[name]
    w = {key: rng.normal(size=a.shape) for key, a in cell.init(D, H, rng).items()}
    xs, state = rng.normal(size=(T, 2, D)), tuple(rng.normal(size=part.shape) for part in cell.start(H, (2,)))
    trace = run(cell, w, xs, state)
    pull = {key: rng.normal(size=getattr(trace, key).shape) for key in ("h", *cell.GATES, *({"c"} & {*trace._fields}))}

    def loss(w=w, xs=xs):
        trace = run(cell, w, xs, state)
        return sum((getattr(trace, key) * pull[key]).sum() for key in pull)

    gates = {key: pull[key] for key in cell.GATES}
    dw, dxs, _ = run_back(cell, w, trace, pull["h"], gates, pull.get("c"))
    assert dw.keys() == w.keys() and (hidden_size(w), input_size(w)) == (H, D)
    for key in w:
        for entry in np.ndindex(w[key].shape):
            nudged = w[key].astype(complex)
            nudged[entry] += 1j * HAIR
            same(dw[key][entry], loss(w=w | {key: nudged}).imag / HAIR)
    nudged = xs.astype(complex)
    nudged[1, 0, 1] += 1j * HAIR
    same(dxs[1, 0, 1], loss(xs=nudged).imag / HAIR)
    assert set(cell.EQUATIONS) == {*cell.Step._fields} - {"x", "h_prev", "c_prev"}
    for key, made in cell.MADE.items():
        same(made(trace), getattr(trace, key))


@pytest.mark.parametrize("base", ["lstm", "peephole", "coupled", "gru", "gru_after", "rnn"])
def test_with_what_is_usual_it_is_the_cell_itself(base):
    rng, cell = np.random.default_rng(1), CELLS[base]
    w, xs = cell.init(D, H, rng), rng.normal(size=(T, D))
    for ours, true in zip(run(CELLS[f"{base}[candidate=tanh]"], w, xs), run(cell, w, xs), strict=True):
        same(ours, true)


def test_its_name_and_its_equations_say_what_is_different():
    cell = CELLS["lstm[gates=hard_sigmoid,projection=2]"]
    assert cell.NAME == "LSTM (gates: hard sigmoid, projection: 2)" and "hard~sigmoid" in cell.EQUATIONS["f"]
    assert "W_p" in cell.EQUATIONS["h"] and "tanh" in cell.EQUATIONS["candidate"]
    assert "relu" in CELLS["rnn[candidate=relu]"].EQUATIONS["h"]


@pytest.mark.parametrize(
    "name",
    ["lstm[clip=0]", "lstm[clip=nan]", "gru[projection=2]", "lstm[gates=nobody]", "lstm[]", "lstm[clip=1,clip=2]"],
)
def test_a_name_that_says_what_no_cell_has_is_none(name):
    assert name not in CELLS
    with pytest.raises(KeyError):
        CELLS[name]


@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_slope_of_every_function_is_its_derivative(name):
    value, slope = named(name)
    x = np.array([-4.1, -2.2, -0.4, 0.3, 1.7, 3.9])
    same(slope(x), value(x + 1j * HAIR).imag / HAIR)


@pytest.mark.parametrize("name", [*NAMES, *CELLS])
def test_a_number_taken_apart_is_the_one_in_the_step(name):
    rng, cell = np.random.default_rng(2), CELLS[name]
    w = {key: 2.0 * rng.normal(size=a.shape) for key, a in cell.init(D, H, rng).items()}
    step = at(run(cell, w, rng.normal(size=(T, D))), T - 1)
    for quantity in squashed(step):
        for unit in range(H):
            apart = terms(w, step, quantity, unit)
            assert apart.value == getattr(step, quantity)[unit]
            clip = getattr(cell, "clip", np.inf)
            same(apart.value, named(apart.squash)[0](np.clip(apart.total, -clip, clip)))


def test_a_number_of_a_hard_sigmoid_and_of_a_relu_is_what_they_make_of_its_sum():
    w = {f"W_{k}": np.array([[0.0, 1.0]]) for k in "fioc"} | {f"b_{k}": np.zeros(1) for k in "fioc"}
    step = at(run(CELLS["lstm[gates=hard_sigmoid,candidate=relu]"], w, [[1.5]]), 0)
    hard, relu = terms(w, step, "f", 0), terms(w, step, "candidate", 0)
    assert (hard.total, hard.value, hard.squash) == (1.5, 0.8, "hard_sigmoid")
    assert (relu.total, relu.value, relu.squash) == (1.5, 1.5, "relu")
    step = at(run(CELLS["rnn[candidate=relu]"], {"W_h": w["W_f"], "b_h": w["b_f"]}, [[-2.0]]), 0)
    assert terms({"W_h": w["W_f"], "b_h": w["b_f"]}, step, "h", 0).value == 0.0
