"""What one step's memory does to the next one's: every entry of it, by path, and through time."""

import numpy as np
import pytest

import lstm
from lstm import CELLS
from lstm.explain import jacobian
from lstm.explain.jacobian import belt_jacobian, blocks, half_life, norm, product, sizes, state_names, step_jacobian

HAIR = 1e-30  # an imaginary nudge: what answers is then the exact slope
D, H, T = 3, 4, 6
every_cell = pytest.mark.parametrize("cell", CELLS.values(), ids=CELLS)


def lived(cell, seed=0, batch=(), size=1.0):
    """Weights that are all different from zero, and a trace that begins in a state that is."""
    rng = np.random.default_rng(seed)
    weights = {name: size * rng.normal(size=a.shape) for name, a in cell.init(D, H, rng).items()}
    state = tuple(rng.normal(size=part.shape) for part in cell.start(H, batch))
    return weights, lstm.run(cell, weights, rng.normal(size=(T, *batch, D)), state)


def before(step):
    """The state before a step, end to end."""
    return np.concatenate([getattr(step, f"{name}_prev") for name in state_names(step)])


def nudged(cell, weights, xs, state):
    """d (state after xs) / d (state before) by the complex step, one column at a time; the state end to end."""
    parts, columns = len(cell.start(H)), []
    for k in range(len(state)):
        moved = state.astype(complex)
        moved[k] += 1j * HAIR
        after = tuple(np.split(moved, parts))
        for x in xs:
            after = cell.step(weights, x, after).state
        columns.append(np.concatenate(after).imag / HAIR)
    return np.stack(columns, axis=1)


@every_cell
@pytest.mark.parametrize("seed", range(3))
def test_the_jacobian_of_a_step_is_its_complex_step_derivative(cell, seed):
    weights, trace = lived(cell, seed)
    found = step_jacobian(cell, weights, trace)
    for t in range(T):
        true = nudged(cell, weights, trace.x[t : t + 1], before(lstm.at(trace, t)))
        np.testing.assert_allclose(found[t], true, rtol=1e-11, atol=1e-14)
        np.testing.assert_allclose(step_jacobian(cell, weights, lstm.at(trace, t)), true, rtol=1e-11, atol=1e-14)


@every_cell
def test_the_jacobians_of_a_batch_are_those_of_its_sequences(cell):
    weights, trace = lived(cell, batch=(2, 3))
    found = step_jacobian(cell, weights, trace)
    for a, b in np.ndindex(2, 3):
        alone = type(trace)(*(field[:, a, b] for field in trace))
        np.testing.assert_allclose(found[:, a, b], step_jacobian(cell, weights, alone), rtol=1e-12, atol=1e-15)


@every_cell
def test_the_product_of_the_steps_is_the_derivative_over_all_of_them_forwards_and_back(cell):
    weights, trace = lived(cell)
    true = nudged(cell, weights, trace.x, before(lstm.at(trace, 0)))
    ways = product(step_jacobian(cell, weights, trace)), list(jacobian.back_from_the_end(cell, weights, trace))[-1]
    for matrix, power in ways:
        np.testing.assert_allclose(matrix * 10.0**power, true, rtol=1e-10, atol=1e-13)
        assert np.abs(matrix).max() == 1.0


@every_cell
def test_a_gradient_from_backpropagation_is_the_loss_times_the_jacobians(cell):
    """d loss / d c_t and d h_t at every step, from run_back, beside the products of Jacobians."""
    weights, trace = lived(cell)
    dhs = np.zeros((T, H))
    dhs[-1] = np.random.default_rng(5).normal(size=H)
    d_states = np.concatenate(lstm.run_back(cell, weights, trace, dhs)[2], axis=-1)
    pull = np.concatenate([dhs[-1]] + [np.zeros(H)] * (len(trace.state) - 1))
    for k, (matrix, power) in enumerate(jacobian.back_from_the_end(cell, weights, trace)):
        np.testing.assert_allclose(pull @ matrix * 10.0**power, d_states[T - k], rtol=1e-11, atol=1e-14)


@every_cell
def test_a_size_is_the_largest_singular_value(cell):
    weights, trace = lived(cell)
    found = sizes(cell, weights, trace)
    assert found[0] == 0.0 and found.shape == (T + 1,)
    for k in range(1, T + 1):
        true = nudged(cell, weights, trace.x[T - k :], before(lstm.at(trace, T - k)))
        assert 10.0 ** found[k] == pytest.approx(np.linalg.norm(true, 2), rel=1e-10)


def test_paths_of_the_lstm_are_those_of_its_equations():
    """The blocks, written out by hand from EQUATIONS: the belt is diag(f), and the rest passes weights."""
    cell = CELLS["lstm"]
    w, trace = lived(cell)
    s = lstm.at(trace, 2)
    found = blocks(step_jacobian(cell, w, s), state_names(s))
    U = {gate: w[f"W_{gate}"][:, :H] for gate in "fioc"}
    through = (
        np.diag(s.c_prev * s.f * (1 - s.f)) @ U["f"]
        + np.diag(s.candidate * s.i * (1 - s.i)) @ U["i"]
        + np.diag(s.i * (1 - s.candidate**2)) @ U["c"]
    )
    shown = np.diag(s.o * (1 - np.tanh(s.c) ** 2))
    by_hand = {
        ("c", "c"): np.diag(s.f),
        ("h", "c"): through,
        ("c", "h"): shown @ np.diag(s.f),
        ("h", "h"): shown @ through + np.diag(np.tanh(s.c) * s.o * (1 - s.o)) @ U["o"],
    }
    assert set(found) == set(by_hand)
    for path, true in by_hand.items():
        np.testing.assert_allclose(found[path], true, rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("lstm", lambda s: s.f),
        ("peephole", lambda s: s.f),
        ("gru", lambda s: 1 - s.z),
        ("gru_after", lambda s: 1 - s.z),
        ("rnn", lambda s: 0 * s.h),
    ],
)
def test_the_belt_is_what_passes_no_weight(name, kept):
    cell = CELLS[name]
    weights, trace = lived(cell)
    last = state_names(trace)[-1]
    found = blocks(belt_jacobian(cell, weights, trace), state_names(trace))[last, last]
    np.testing.assert_allclose(found, kept(trace)[..., None] * np.eye(H), rtol=1e-14, atol=0)


def test_through_a_peephole_the_memory_reaches_gates_past_the_belt():
    cell = CELLS["peephole"]
    weights, trace = lived(cell)
    rest = step_jacobian(cell, weights, trace) - belt_jacobian(cell, weights, trace)
    assert np.abs(blocks(rest, ("h", "c"))["c", "c"]).max() > 0.01
    plain = CELLS["lstm"]
    weights, trace = lived(plain)
    rest = step_jacobian(plain, weights, trace) - belt_jacobian(plain, weights, trace)
    assert np.abs(blocks(rest, ("h", "c"))["c", "c"]).max() == 0.0


@pytest.mark.parametrize("share", [1e-3, 1e3])
def test_a_product_neither_underflows_nor_overflows(share):
    matrix, power = product(np.broadcast_to(share * np.eye(3), (1000, 3, 3)))
    assert norm(matrix, power) == pytest.approx(1000 * np.log10(share), rel=1e-12)


def test_a_memory_that_is_thrown_away_has_no_size_left():
    matrix, power = product(np.zeros((3, 2, 2)))
    assert norm(matrix, power) == -np.inf


@pytest.mark.parametrize(("kept", "steps"), [(0.5, 1.0), (0.9, 6.5788), (0.99, 68.968), (0.999, 692.80), (1.0, np.inf)])
def test_a_half_life_is_the_number_of_steps_after_which_half_is_left(kept, steps):
    assert half_life(kept) == pytest.approx(steps, rel=1e-4)
    if kept < 1.0:
        assert kept ** half_life(kept) == pytest.approx(0.5, rel=1e-12)
