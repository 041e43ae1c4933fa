"""One unit that learns: weights drawn at random, and gradient descent until it remembers what it has to.

At each of 20 steps a +1 or a -1 comes in, and one early step is flagged. At the end the unit says which the flagged
one was.
"""

from typing import NamedTuple

import numpy as np

from lstm.cells import CELLS, Step
from lstm.kept import kept
from lstm.linear import Weights
from lstm.squash import sigmoid
from lstm.training import optimise
from lstm.unroll import one_of, run, run_back

CELL = CELLS["lstm"]
STEPS, EARLY, BATCH, RATE, LONGEST = 20, 6, 32, 0.1, 1.0


class Moment(NamedTuple):
    """The unit after so many updates."""

    updates: int
    loss: float  # cross-entropy on sequences it has not seen, in nats
    right: float  # the share of them that it answers right
    trace: Step  # of the first of them: fields (T, 1)
    says: float  # the chance it gives to +1 there


def sequences(n: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Inputs (T, n, 2), a number, 1 or -1, and the flag, 0 or 1; and whether the flagged number was +1: (n,)."""
    xs = np.zeros((STEPS, n, 2))
    xs[..., 0] = rng.choice([-1.0, 1.0], (STEPS, n))
    flagged = rng.integers(1, EARLY, n), np.arange(n)
    xs[(*flagged, 1)] = 1.0
    return xs, (xs[(*flagged, 0)] > 0).astype(float)


def answer(weights: Weights, trace: Step) -> np.ndarray:
    """The chance of +1 after a trace (T, n, 1): (n,)."""
    return sigmoid(trace.h[-1] @ weights["W_y"].T + weights["b_y"])[..., 0]


def gradient(weights: Weights, xs: np.ndarray, target: np.ndarray) -> Weights:
    """The gradient of the cross-entropy over a batch (T, n, 2) with targets (n,), by the name of each weight."""
    trace = run(CELL, weights, xs)
    d = (answer(weights, trace) - target)[:, None] / len(target)
    dhs = np.zeros_like(trace.h)
    dhs[-1] = d @ weights["W_y"]
    found, _, _ = run_back(CELL, weights, trace, dhs)
    return found | {"W_y": d.T @ trace.h[-1], "b_y": d.sum(axis=0)}


@kept(8)
def film(at: tuple[int, ...], forget_bias: float = 3.0, seed: int = 1) -> list[Moment]:
    """The unit at these numbers of updates, in rising order: Adam, from weights of this seed."""
    rng = np.random.default_rng(seed)
    weights = CELL.init(2, 1, rng) | {"b_f": np.full(1, forget_bias), "W_y": np.ones((1, 1)), "b_y": np.zeros(1)}
    memory = optimise.begin("adam", flat(weights))
    held_out, shown = sequences(200, np.random.default_rng(99)), []
    for updates in range(at[-1] + 1):
        if updates in at:
            shown.append(moment(updates, weights, *held_out))
        found = optimise.clip(flat(gradient(weights, *sequences(BATCH, rng))), LONGEST).gradient
        theta, memory = optimise.update("adam", flat(weights), found, memory, RATE)
        weights = named(theta, weights)
    return shown


def moment(updates: int, weights: Weights, xs: np.ndarray, target: np.ndarray) -> Moment:
    """How the unit does on sequences (T, n, 2) with targets (n,)."""
    trace = run(CELL, weights, xs)
    said = answer(weights, trace)
    loss = -np.log(np.where(target > 0, said, 1.0 - said)).mean()
    return Moment(updates, float(loss), float(((said > 0.5) == target).mean()), one_of(trace, 0), float(said[0]))


def flat(weights: Weights) -> np.ndarray:
    """All weights in a row, (P,), in the order of their names."""
    return np.concatenate([weights[name].ravel() for name in sorted(weights)])


def named(theta: np.ndarray, like: Weights) -> Weights:
    """The weights (P,) by name again, each of the shape it has in `like`."""
    names = sorted(like)
    parts = np.split(theta, np.cumsum([like[name].size for name in names])[:-1])
    return {name: part.reshape(like[name].shape) for name, part in zip(names, parts, strict=True)}
