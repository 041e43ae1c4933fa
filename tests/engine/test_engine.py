"""The fused cells against lstm/cells: the same numbers, forwards and back, whatever the shapes and the masks."""

import numpy as np
import pytest
from fuzzing import examples
from hypothesis import given
from hypothesis import strategies as st

from lstm import CELLS, run, run_back
from lstm import model as models
from lstm.engine import ENGINES, FUSED
from lstm.everyday import train
from lstm.live.gradients import PENALISED

SIZE = st.integers(1, 6)
PART = st.sampled_from([1, 800, 3 << 19])  # bytes worked on at a time on the way back: a step, a few, all
every_cell = pytest.mark.parametrize("name", CELLS)
many = examples(25)


def same(ours, true, rtol=1e-12):
    """Equal to rtol of the largest number: what sums of many terms of both signs can promise."""
    assert ours.shape == true.shape
    assert np.abs(ours - true).max(initial=0.0) <= rtol * np.abs(true).max(initial=0.0) + 1e-14


def turned(array):
    """(T, D, B) to (T, B, D), or back; (D, B) to (B, D)."""
    return np.swapaxes(array, -1, -2)


class Case:
    """A cell with random weights, an engine that holds them, sequences, and a random loss over them."""

    def __init__(self, name, n_in, n_hidden, shape, seed, dtype=np.float64):
        rng, T, B = np.random.default_rng(seed), *shape
        self.cell, self.rng = CELLS[name], rng
        self.weights = {k: rng.normal(size=a.shape) for k, a in self.cell.init(n_in, n_hidden, rng).items()}
        self.engine = ENGINES[name](n_in, n_hidden, dtype)
        self.engine.load(self.weights)
        self.ids = rng.integers(n_in, size=shape)
        self.xs = rng.normal(size=(T, n_in, B))
        self.start = tuple(rng.normal(size=(n_hidden, B)) for _ in self.cell.start(n_hidden))
        self.dhs = rng.normal(size=(T, n_hidden, B))
        self.d_gates = {gate: rng.normal(size=(T, n_hidden, B)) for gate in self.cell.GATES}
        self.d_end = tuple(rng.normal(size=(n_hidden, B)) * (k < 2) for k, _ in enumerate(self.start))  # at h and c

    def read_ids(self):
        """From now on the inputs are one-hot: as they are handed to the engine."""
        self.xs = turned(np.eye(self.engine.n_in)[self.ids])
        return self.ids


def test_every_cell_has_its_engine():
    assert set(FUSED) == set(ENGINES) == set(CELLS) and all(ENGINES[name].CELL is CELLS[name] for name in CELLS)


@every_cell
@many
@given(n_in=SIZE, n_hidden=SIZE, T=st.integers(1, 9), B=SIZE, seed=st.integers(0, 99), by_id=st.booleans(), part=PART)
def test_a_batch_runs_forwards_and_back_as_the_cell_does(name, n_in, n_hidden, T, B, seed, by_id, part):
    one = Case(name, n_in, n_hidden, (T, B), seed)
    one.engine.AT_ONCE = part
    h = one.engine.forward(one.read_ids() if by_id else one.xs, one.start)
    true = run(one.cell, one.weights, turned(one.xs), tuple(map(turned, one.start)))
    same(turned(h), true.h)
    ours = one.engine.trace()
    assert type(ours) is type(true)
    for field in true._fields:
        same(getattr(ours, field), getattr(true, field))
    pulls = {gate: turned(d) for gate, d in one.d_gates.items()}
    d_weights = one.engine.backward(one.dhs, one.d_gates, one.d_end)
    dhs, dcs = turned(one.dhs).copy(), np.zeros((T, B, n_hidden))
    dhs[-1] += turned(one.d_end[0])
    dcs[-1] = turned(one.d_end[:2][-1])
    true_weights, true_xs, true_states = run_back(one.cell, one.weights, true, dhs, pulls, dcs)
    assert set(d_weights) == set(true_weights)
    for k, d in true_weights.items():
        same(d_weights[k], d)
    same(turned(one.engine.dx()), true_xs)
    for d, states in zip(one.engine.d_start(), true_states, strict=True):
        same(turned(d), states[0])


@every_cell
@many
@given(
    n_hidden=SIZE,
    T=st.integers(1, 9),
    B=SIZE,
    seed=st.integers(0, 99),
    ends=st.booleans(),
    by_id=st.booleans(),
    part=PART,
)
def test_a_masked_step_is_no_step(name, n_hidden, T, B, seed, ends, by_id, part):
    """Each sequence run alone, without the steps it does not have, is the oracle."""
    one = Case(name, 3, n_hidden, (T, B), seed)
    one.engine.AT_ONCE = part
    mask = one.rng.random((T, B)) < 0.6
    if ends:  # sequences of unequal length, as in a batch of sentences
        mask = np.arange(T)[:, None] < one.rng.integers(0, T + 1, size=B)
    given_xs = one.read_ids() if by_id else one.xs
    h = one.engine.forward(given_xs, one.start, mask).copy()
    d_weights = one.engine.backward(one.dhs, {gate: d * mask[:, None] for gate, d in one.d_gates.items()}, one.d_end)
    dx, d_start = one.engine.dx(), one.engine.d_start()
    true_weights = {k: np.zeros(a.shape) for k, a in one.weights.items()}
    for b in range(B):
        there, start = mask[:, b], tuple(part[:, b] for part in one.start)
        last = np.cumsum(there)  # at each step, how many steps there were: the h shown is the one after the last
        asked = np.zeros((last[-1] + 1, n_hidden))
        np.add.at(asked, last, one.dhs[:, :, b])  # and what the loss asks of it goes there
        asked[-1] += one.d_end[0][:, b]
        hs, true_start = start[0][None], start
        if there.any():
            trace = run(one.cell, one.weights, one.xs[there, :, b], start)
            pulls = {gate: d[there, :, b] for gate, d in one.d_gates.items()}
            dcs = np.zeros(trace.h.shape)
            dcs[-1] = one.d_end[:2][-1][:, b]
            d, dxs, states = run_back(one.cell, one.weights, trace, asked[1:], pulls, dcs)
            hs, true_start = np.concatenate([hs, trace.h]), tuple(part[0] for part in states)
            true_weights = {k: true_weights[k] + d[k] for k in d}
            same(dx[there, :, b], dxs)
        else:
            true_start = (np.zeros(n_hidden), *(part[:, b] for part in one.d_end[1:]))
        same(h[:, :, b], hs[last])
        assert not dx[~there, :, b].any()
        same(d_start[0][:, b], true_start[0] + asked[0])
        for ours, true in zip(d_start[1:], true_start[1:], strict=True):
            same(ours[:, b], true)
    for k, true in true_weights.items():
        same(d_weights[k], true)


@every_cell
def test_a_masked_step_shows_gates_that_leave_the_state_alone(name):
    one = Case(name, 3, 4, (5, 2), 0)
    mask = np.ones((5, 2), bool)
    mask[2, 0] = mask[3:, 1] = False
    one.engine.forward(one.xs, one.start, mask)
    trace = one.engine.trace()
    assert np.array_equal(trace.h[~mask], trace.h_prev[~mask])
    for gate in one.cell.GATES:
        assert (getattr(trace, gate)[~mask] == (gate == "f")).all()
        assert (getattr(trace, gate)[mask] % 1.0 != 0.0).all()


@every_cell
def test_buffers_used_again_leave_no_trace(name):
    """Shorter, longer, wider, by ids, from another start: after all that, an engine gives the bits of a new one."""
    used = Case(name, 3, 4, (9, 3), 0).engine
    for k, (T, B, by_id) in enumerate([(9, 3, 0), (5, 3, 0), (7, 3, 0), (7, 2, 0), (7, 2, 1), (4, 2, 1), (9, 2, 0)]):
        one = Case(name, 3, 4, (T, B), k)
        used.load(one.weights)
        found = []
        for engine in (used, one.engine):
            h = engine.forward(one.ids if by_id else one.xs, None if k % 2 else one.start).copy()
            engine.backward(one.dhs, one.d_gates)
            found.append([h, engine.grad, engine.dx(), *engine.d_start(), *engine.trace()])
        assert all(np.array_equal(ours, true) for ours, true in zip(*found, strict=True))


@every_cell
def test_float32_is_float64_to_six_digits(name):
    one, narrow = (Case(name, 5, 8, (12, 4), 0, dtype) for dtype in (np.float64, np.float32))
    same(narrow.engine.forward(narrow.xs), one.engine.forward(one.xs), 1e-5)
    narrow.engine.backward(narrow.dhs.astype(np.float32)), one.engine.backward(one.dhs)
    same(narrow.engine.grad, one.engine.grad, 1e-5)
    arrays = (narrow.engine.grad, narrow.engine.dx(), *narrow.engine.d_start(), *narrow.engine.trace())
    assert {a.dtype for a in arrays} == {np.dtype(np.float32)}


@every_cell
def test_weights_are_views_into_one_flat_vector(name):
    """Two engines share one theta and one grad, as the layers of a network do."""
    one, n = Case(name, 3, 4, (5, 2), 0), ENGINES[name].size(3, 4)
    theta, grad = np.zeros(2 * n), np.zeros(2 * n)
    pair = [ENGINES[name](3, 4, theta=theta[k:][:n], grad=grad[k:][:n]) for k in (0, n)]
    pair[1].load(one.weights)
    h = pair[1].forward(one.xs)
    same(h, one.engine.forward(one.xs))
    pair[1].backward(one.dhs)
    assert not theta[:n].any() and not grad[:n].any() and grad[n:].any()
    theta[n:] *= 0.5
    assert all(np.array_equal(pair[1].weights[k], 0.5 * a) for k, a in one.weights.items())
    assert sum(a.size for a in pair[1].weights.values()) == np.count_nonzero(theta)
    with pytest.raises(ValueError, match="numbers each"):
        ENGINES[name](3, 4, theta=theta)


@every_cell
def test_what_is_no_weight_never_has_a_gradient(name):
    one = Case(name, 3, 4, (5, 2), 0)
    for xs in (one.xs, one.ids):
        one.engine.forward(xs)
        one.engine.backward(one.dhs)
        assert not one.engine.grad[one.engine.theta == 0.0].any()


@pytest.mark.parametrize("name", PENALISED)
def test_the_loss_of_training_has_this_gradient_gate_penalty_and_padding_included(name):
    setting = train.Settings(cell=name, units=4, streams=3, corpus=60)
    model, batch = train.begin(setting).model, train.draw(setting, 0)
    value, gradient = train.loss(model, batch, 0.7)
    unpunished, _ = train.loss(model, batch, 0.0)
    engine, inside = ENGINES[name](len(model.words), 4), batch.weights > 0
    engine.load(model.layers[0].weights)
    h = engine.forward(batch.xs, mask=inside)
    share = batch.weights / batch.weights.sum()
    d_scores = models.predict(model, engine.trace()) * share[..., None]
    d_scores[*np.indices(share.shape), batch.targets] -= share
    pull = 0.7 * inside[:, None] / np.count_nonzero(inside)
    pulls = {gate: pull for gate in PENALISED[name]}
    assert engine.price(pulls) == pytest.approx(value - unpunished, rel=1e-12)
    for k, d in engine.backward(turned(d_scores @ model.readout["W_y"]), pulls).items():
        same(d, gradient[f"layer0.{k}"])
    assert h.shape == (len(batch.xs), 4, batch.xs.shape[1])


@every_cell
@pytest.mark.parametrize("shape", [(0, 3, 2), (5, 2, 3), (5, 3), (5, 3, 0), ()], ids=str)
def test_sequences_of_the_wrong_shape_are_refused_in_words(name, shape):
    with pytest.raises(ValueError, match="sequences need the shape"):
        ENGINES[name](3, 4).forward(np.zeros(shape))


@every_cell
def test_what_else_does_not_fit_is_refused_in_words(name):
    engine, xs = ENGINES[name](3, 4), np.zeros((5, 3, 2))
    with pytest.raises(ValueError, match="a start state has"):
        engine.forward(xs, (np.zeros(4),) * 4)
    with pytest.raises(ValueError, match="a mask needs the shape"):
        engine.forward(xs, mask=np.ones((2, 5)))
    with pytest.raises(ValueError, match="an id is the place"):
        engine.forward(np.full((5, 2), -1))
    engine.forward(xs)
    with pytest.raises(ValueError, match="the gradient at h needs"):
        engine.backward(np.zeros((5, 2, 4)))
    with pytest.raises(ValueError, match="none of the gates"):
        engine.backward(np.zeros((5, 4, 2)), {"q": 1.0})
    with pytest.raises(ValueError, match="the gradient at the end state needs"):
        engine.backward(np.zeros((5, 4, 2)), d_end=(np.zeros((4, 3)),) * len(engine.end()))
