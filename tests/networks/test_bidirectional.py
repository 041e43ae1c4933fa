"""Two cells, one from each end: against two plain runs, the exact derivative, and padding that must not leak."""

import numpy as np
import pytest

from lstm import CELLS
from lstm import run as run_once
from lstm.networks import bidirectional

pytestmark = pytest.mark.parametrize("cell", CELLS.values(), ids=CELLS)
HAIR = 1e-30
D, H, T = 2, 3, 4
LENGTHS = np.array([4, 1, 3])


def same(ours, true):
    np.testing.assert_allclose(ours, true, rtol=1e-11, atol=1e-14)


def given(cell, seed=0):
    """Weights that are all different from zero, and a batch."""
    rng = np.random.default_rng(seed)
    first = bidirectional.init(cell, D, H, rng)
    return tuple({n: rng.normal(size=a.shape) for n, a in w.items()} for w in first), rng.normal(size=(T, 3, D))


def slope(loss, where):
    """The derivative of loss(array) at every entry of an array, one imaginary hair at a time."""
    slopes = np.zeros(where.shape)
    for entry in np.ndindex(where.shape):
        nudged = where.astype(complex)
        nudged[entry] += 1j * HAIR
        slopes[entry] = loss(nudged).imag / HAIR
    return slopes


def test_each_sequence_is_read_from_both_ends(cell):
    weights, xs = given(cell)
    both = bidirectional.run(cell, weights, xs, LENGTHS)
    for b, length in enumerate(LENGTHS):
        ahead = run_once(cell, weights[0], xs[:length, b])
        behind = run_once(cell, weights[1], xs[:length, b][::-1])
        same(both.h[:length, b], np.concatenate([ahead.h, behind.h[::-1]], axis=-1))
        assert not both.h[length:, b].any()
        for name in ahead._fields:
            same(getattr(both.ahead, name)[:length, b], getattr(ahead, name))
            same(getattr(both.behind, name)[:length, b], getattr(behind, name)[::-1])


def test_what_the_last_step_reads_is_known_at_the_first_to_the_backward_cell_alone(cell):
    weights, xs = given(cell)
    other = xs.copy()
    other[-1] += 1.0
    before, after = (bidirectional.run(cell, weights, x).h[0] for x in (xs, other))
    assert np.array_equal(after[:, :H], before[:, :H])
    assert (after[:, H:] != before[:, H:]).all()


def test_backward_is_the_derivative_of_forward(cell):
    weights, xs = given(cell)
    pull = np.random.default_rng(1).normal(size=(T, 3, 2 * H))

    def loss(weights=weights, xs=xs):
        return (bidirectional.run(cell, weights, xs, LENGTHS).h * pull).sum()

    dweights, dxs = bidirectional.run_back(cell, weights, bidirectional.run(cell, weights, xs, LENGTHS), pull)
    for k in range(2):
        assert set(dweights[k]) == set(weights[k])
        for name, a in weights[k].items():
            put = [weights[0], weights[1]]
            true = slope(lambda w, k=k, name=name, put=put: loss([*put[:k], put[k] | {name: w}, *put[k + 1 :]]), a)
            same(dweights[k][name], true)
    same(dxs, slope(lambda a: loss(xs=a), xs))


def test_padding_leaks_neither_forwards_nor_back(cell):
    weights, xs = given(cell)
    pull = np.random.default_rng(1).normal(size=(T, 3, 2 * H))
    own = np.arange(T)[:, None] < LENGTHS
    results = []
    for filler in (0.0, np.nan):
        both = bidirectional.run(cell, weights, np.where(own[..., None], xs, filler), LENGTHS)
        results.append((both.h, bidirectional.run_back(cell, weights, both, np.where(own[..., None], pull, filler))))
    (h, (dweights, dxs)), (h_padded, (dweights_padded, dxs_padded)) = results
    assert np.array_equal(h, h_padded) and np.array_equal(dxs, dxs_padded)
    assert all(np.array_equal(d, dweights_padded[k][name]) for k in range(2) for name, d in dweights[k].items())
    assert not dxs[~own].any()


def test_lengths_that_do_not_fit_are_refused(cell):
    weights, xs = given(cell)
    with pytest.raises(ValueError, match="length"):
        bidirectional.run(cell, weights, xs, [4, 5, 1])
    with pytest.raises(ValueError, match="a sequence needs"):
        bidirectional.run(cell, weights, xs[..., :1], LENGTHS)
