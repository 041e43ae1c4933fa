"""What every cell must do. A new module in lstm/cells is held to all of this without being named."""

import ast
import inspect

import numpy as np
import pytest

from lstm import CELLS, hidden_size, run, run_back

pytestmark = pytest.mark.parametrize("cell", CELLS.values(), ids=CELLS)
HAIR = 1e-30  # an imaginary nudge: the loss's imaginary part is then the exact slope
D, H, T = 2, 3, 4


def parameters(cell, rng, size=1.0):
    """Weights that are all different from zero, so that none can hide."""
    return {name: size * rng.normal(size=a.shape) for name, a in cell.init(D, H, rng).items()}


def given(cell):
    return {"x", *(name for name in cell.Step._fields if name.endswith("_prev"))}


def same(ours, true):
    np.testing.assert_allclose(ours, true, rtol=1e-11, atol=1e-14)


def slope(loss, where):
    """The derivative of loss(array) at every entry of an array, one imaginary hair at a time."""
    slopes = np.zeros(where.shape)
    for entry in np.ndindex(where.shape):
        nudged = where.astype(complex)
        nudged[entry] += 1j * HAIR
        slopes[entry] = loss(nudged).imag / HAIR
    return slopes


def test_it_says_what_it_is_and_where_it_is_from(cell):
    assert cell.NAME and any(character.isdigit() for character in cell.SOURCE)
    assert cell.__doc__ and all(len(letter) == 1 and name.isalpha() for letter, name in cell.GATES.items())


def test_equations_name_exactly_the_quantities_a_step_computes(cell):
    assert set(cell.EQUATIONS) == set(cell.Step._fields) - given(cell)
    assert set(cell.GATES) <= set(cell.EQUATIONS)


def test_equations_stand_in_the_order_in_which_the_step_computes_them(cell):
    lines = ast.walk(ast.parse(inspect.getsource(cell.step)))
    computed = [line.targets[0] for line in lines if isinstance(line, ast.Assign)]
    names = [target.id for target in computed if isinstance(target, ast.Name)]
    assert [name for name in names if name in cell.EQUATIONS] == list(cell.EQUATIONS)


def test_first_weights_come_from_the_generator_alone(cell):
    first, again = (cell.init(D, H, np.random.default_rng(7)) for _ in range(2))
    assert all(np.array_equal(first[name], again[name]) for name in first)
    assert hidden_size(first) == H


@pytest.mark.parametrize("batch", [(), (2,), (2, 2)], ids=["alone", "a batch", "two batch axes"])
def test_backward_is_the_derivative_of_forward(cell, batch):
    rng = np.random.default_rng(0)
    w, xs = parameters(cell, rng), rng.normal(size=(T, *batch, D))
    state = tuple(rng.normal(size=part.shape) for part in cell.start(H, batch))
    memory = {"c"} & set(cell.Step._fields)
    pull = {name: rng.normal(size=(T, *batch, H)) for name in ("h", *cell.GATES, *memory)}

    def loss(w=w, xs=xs, state=state):
        trace = run(cell, w, xs, state)
        return sum((getattr(trace, name) * pull[name]).sum() for name in pull)

    gates = {name: pull[name] for name in cell.GATES}
    dw, dxs, dstates = run_back(cell, w, run(cell, w, xs, state), pull["h"], gates, pull.get("c"))
    assert set(dw) == set(w)
    for name in w:
        same(dw[name], slope(lambda a, name=name: loss(w=w | {name: a}), w[name]))
    same(dxs, slope(lambda a: loss(xs=a), xs))
    for k, part in enumerate(state):
        same(dstates[k][0], slope(lambda a, k=k: loss(state=(*state[:k], a, *state[k + 1 :])), part))


def test_the_gradient_at_a_state_half_way_is_that_of_all_that_follows(cell):
    rng, cut = np.random.default_rng(1), 2
    w, xs, dhs = parameters(cell, rng), rng.normal(size=(T, D)), rng.normal(size=(T, H))
    trace = run(cell, w, xs)
    state = tuple(part[cut - 1] for part in trace.state)

    def rest(state):
        return (state[0] * dhs[cut - 1]).sum() + (run(cell, w, xs[cut:], state).h * dhs[cut:]).sum()

    _, _, dstates = run_back(cell, w, trace, dhs)
    for k, part in enumerate(state):
        assert dstates[k].shape == (T + 1, H)
        same(dstates[k][cut], slope(lambda a, k=k: rest((*state[:k], a, *state[k + 1 :])), part))


def test_gates_lie_between_zero_and_one_and_outputs_between_minus_one_and_one(cell):
    rng = np.random.default_rng(2)
    trace = run(cell, parameters(cell, rng, size=50.0), 50 * rng.normal(size=(20, 4, D)))
    for name in cell.GATES:
        assert getattr(trace, name).min() >= 0.0 and getattr(trace, name).max() <= 1.0
    assert np.abs(trace.h).max() <= getattr(cell, "LARGEST", 1.0)


@pytest.mark.parametrize("size", [1e4, -1e4])
def test_saturation_neither_overflows_nor_warns(cell, size):
    rng = np.random.default_rng(3)
    w, xs = parameters(cell, rng), np.full((T, D), size)
    trace = run(cell, w, xs)
    dw, dxs, dstates = run_back(cell, w, trace, np.ones((T, H)))
    assert all(np.isfinite(numbers).all() for numbers in (*trace, *dw.values(), dxs, *dstates))


def test_a_batch_is_its_sequences_run_one_by_one(cell):
    rng = np.random.default_rng(4)
    w, xs = parameters(cell, rng), rng.normal(size=(T, 3, D))
    together, alone = run(cell, w, xs), [run(cell, w, xs[:, k]) for k in range(3)]
    for name in cell.Step._fields:
        same(getattr(together, name), np.stack([getattr(trace, name) for trace in alone], axis=1))


def test_one_start_state_serves_a_whole_batch(cell):
    rng = np.random.default_rng(5)
    w, xs = parameters(cell, rng), rng.normal(size=(T, 3, D))
    state = tuple(rng.normal(size=part.shape) for part in cell.start(H))
    trace = run(cell, w, xs, state)
    same(trace.h[:, 1], run(cell, w, xs[:, 1], state).h)
    assert run_back(cell, w, trace, np.ones_like(trace.h))[1].shape == xs.shape


def test_a_sequence_can_be_run_in_two_halves(cell):
    rng = np.random.default_rng(6)
    w, xs = parameters(cell, rng), rng.normal(size=(T, D))
    first = run(cell, w, xs[:2])
    second = run(cell, w, xs[2:], tuple(part[-1] for part in first.state))
    assert np.array_equal(np.concatenate([first.h, second.h]), run(cell, w, xs).h)


@pytest.mark.parametrize("shape", [(0, D), (D,), (T, D + 1), (T, 2, D - 1), ()], ids=str)
def test_a_sequence_of_the_wrong_shape_is_refused_in_words(cell, shape):
    with pytest.raises(ValueError, match="a sequence needs the shape"):
        run(cell, parameters(cell, np.random.default_rng(0)), np.zeros(shape))


def test_a_start_state_of_the_wrong_shape_is_refused_in_words(cell):
    with pytest.raises(ValueError, match="a start state needs"):
        run(cell, parameters(cell, np.random.default_rng(0)), np.zeros((T, D)), cell.start(H + 1))
    with pytest.raises(ValueError, match="a start state needs"):
        run(cell, parameters(cell, np.random.default_rng(0)), np.zeros((T, D)), (*cell.start(H), np.zeros(H)))
