"""Optimisers: worked by hand, and against PyTorch's. How its vectors were made stands beside them."""

from math import inf, nan, sqrt
from pathlib import Path

import numpy as np
import pytest

from lstm.training.optimise import KEEPS, RULES, begin, clip, update

with np.load(Path(__file__).parent.parent / "frozen" / "optimise_vectors.npz", allow_pickle=False) as stored:
    FROZEN = dict(stored)
every_rule = pytest.mark.parametrize("rule", RULES)


def go(rule, theta, gradients, rate=0.05, memory=None, **habits):
    """The weights after every update, and the memory at the end."""
    memory, places = memory or begin(rule, theta), []
    for gradient in gradients:
        theta, memory = update(rule, theta, gradient, memory, rate, **habits)
        places.append(theta)
    return np.array(places), memory


@pytest.mark.parametrize("name", ["sgd", "sgd decay", "momentum", "rmsprop", "adam", "adam decay"])
def test_the_way_is_that_of_pytorch(name):
    rule, _, decay = name.partition(" ")
    ours, memory = go(rule, FROZEN["start"], FROZEN["gradients"], decay=0.1 if decay else 0.0)
    np.testing.assert_allclose(ours, FROZEN[name], rtol=1e-13)
    assert memory.updates == len(ours) and memory.kept.shape == (KEEPS[rule], 7)


def test_clipping_is_that_of_pytorch():
    short = clip(FROZEN["gradients"][0], 1.0)
    assert short.norm == pytest.approx(float(FROZEN["norm"]), rel=1e-14)
    np.testing.assert_allclose(short.gradient, FROZEN["clipped"], rtol=1e-6)  # it divides by the norm + 1e-6
    assert np.linalg.norm(short.gradient) == pytest.approx(1.0, rel=1e-14)


@pytest.mark.parametrize(
    "rule, first, second",  # a weight at 1, slopes 4 and then 2, rate 0.1: on paper
    [
        ("sgd", 1.0 - 0.4, 0.6 - 0.2),
        ("momentum", 1.0 - 0.1 * 4.0, 0.6 - 0.1 * (0.9 * 4.0 + 2.0)),
        ("rmsprop", 0.0, -0.1 * 2.0 / sqrt(0.99 * 0.16 + 0.01 * 4.0)),  # at first 4 / sqrt(0.01 * 16) = 10
        ("adam", 0.9, 0.9 - 0.1 * (0.56 / 0.19) / sqrt((0.999 * 0.016 + 0.001 * 4.0) / (1.0 - 0.999**2))),
    ],
)
def test_two_updates_worked_by_hand(rule, first, second):
    ours, _ = go(rule, np.array([1.0]), np.array([[4.0], [2.0]]), rate=0.1)
    np.testing.assert_allclose(ours[:, 0], [first, second], rtol=1e-7, atol=1e-7)  # eps is 1e-8


def test_clipping_worked_by_hand():
    short = clip(np.array([3.0, 4.0]), 1.0)
    assert (short.norm, short.factor) == (5.0, 0.2)
    np.testing.assert_allclose(short.gradient, [0.6, 0.8], rtol=1e-15)
    for longest in (None, 5.0, 6.0):
        whole = clip(np.array([3.0, 4.0]), longest)
        assert (whole.norm, whole.factor) == (5.0, 1.0) and whole.gradient.tolist() == [3.0, 4.0]
    assert clip(np.zeros(2), 1.0).factor == 1.0


@pytest.mark.parametrize("bad", [nan, inf, -inf])
def test_a_gradient_gone_wrong_is_reported_not_mended(bad):
    short = clip(np.array([1.0, bad]), 1.0)
    assert not np.isfinite(short.norm) and short.factor == 1.0


@every_rule
def test_decay_draws_weights_to_zero_apart_from_the_rule(rule):
    theta, slopes = np.array([2.0, -4.0]), np.array([[0.3, 0.5]])
    plain = go(rule, theta, slopes)[0]
    decayed, own = (go(rule, theta, slopes, decay=decay)[0] for decay in (0.1, np.array([0.1, 0.0])))
    np.testing.assert_allclose(decayed - plain, [[-0.05 * 0.1 * 2.0, 0.05 * 0.1 * 4.0]], rtol=1e-12)
    np.testing.assert_allclose(own - plain, [[-0.05 * 0.1 * 2.0, 0.0]], rtol=1e-12)


@every_rule
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_nothing_is_changed_in_place_and_going_on_is_not_having_stopped(rule, dtype):
    theta, slopes = FROZEN["start"].astype(dtype), FROZEN["gradients"].astype(dtype)
    before = theta.copy(), slopes.copy()
    straight, end = go(rule, theta, slopes)
    half, memory = go(rule, theta, slopes[:5])
    kept = memory.kept.copy()
    rest, other = go(rule, half[-1], slopes[5:], memory=memory)
    assert np.array_equal(straight, np.concatenate([half, rest])) and np.array_equal(end.kept, other.kept)
    assert np.array_equal(theta, before[0]) and np.array_equal(slopes, before[1])
    assert np.array_equal(memory.kept, kept) and end.updates == other.updates == 12
    assert straight.dtype == end.kept.dtype == dtype
