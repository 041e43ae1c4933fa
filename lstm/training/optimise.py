"""From a gradient to the next weights: plain functions of flat vectors. What a rule remembers is plain data too.

    memory = begin("adam", theta)
    short = clip(gradient, longest=1.0)
    theta, memory = update("adam", theta, short.gradient, memory, rate=0.01)

Nothing is changed in place: keep (theta, memory), and training goes on from there with the very same numbers.

Source: each function says whose rule it is.
"""

from math import sqrt
from typing import Any, NamedTuple

import numpy as np


class Memory(NamedTuple):
    """What a rule has to know of the updates before."""

    updates: int  # how many there were
    kept: np.ndarray  # (k, P): running numbers for each weight, k as the rule needs


class Clipped(NamedTuple):
    """A gradient no longer than allowed."""

    gradient: np.ndarray  # (P,)
    norm: float  # the length it had
    factor: float  # what it was multiplied by: 1 where it was not clipped


def clip(gradient: np.ndarray, longest: float | None = None) -> Clipped:
    """Shorten a gradient (P,) to `longest` if it is longer; its direction stays (Pascanu, Mikolov & Bengio 2013).

    A norm that is not finite is reported and nothing is multiplied: there is no direction left to save.
    """
    norm = float(np.sqrt(gradient.dot(gradient)))
    if longest is None or not longest < norm < np.inf:
        return Clipped(gradient, norm, 1.0)
    factor = longest / norm
    return Clipped(gradient * gradient.dtype.type(factor), norm, factor)


def begin(rule: str, theta: np.ndarray) -> Memory:
    """The memory before the first update of the weights theta (P,): zeros (k, P), as many rows as the rule needs."""
    return Memory(0, np.zeros((KEEPS[rule], len(theta)), theta.dtype))


def update(
    rule: str,
    theta: np.ndarray,
    gradient: np.ndarray,
    memory: Memory,
    rate: float,
    decay: float | np.ndarray = 0.0,
    **habits: Any,
) -> tuple[np.ndarray, Memory]:
    """One update of theta (P,) by a rule of RULES: (theta, memory) after it.

    rate may be another at every update. `decay` draws every weight towards 0 by rate * decay of itself, apart from the
    rule (Loshchilov & Hutter 2019); a vector decays each weight by its own. `habits` are the rule's own: see there.
    """
    count = memory.updates + 1
    step, kept = RULES[rule](gradient, memory.kept, count, **habits)
    step *= -float(rate)
    if isinstance(decay, np.ndarray) or decay:
        step -= (float(rate) * decay) * theta
    step += theta
    return step, Memory(count, kept)


def sgd(gradient: np.ndarray, kept: np.ndarray, count: int) -> tuple[np.ndarray, np.ndarray]:
    """Straight down the slope, the gradient (P,) (Robbins & Monro 1951). Nothing is kept: (0, P)."""
    return gradient.copy(), kept


def momentum(gradient: np.ndarray, kept: np.ndarray, count: int, keep: float = 0.9) -> tuple[np.ndarray, np.ndarray]:
    """A ball that rolls: v = keep * v + gradient, kept as (1, P) (Polyak 1964, without his damping)."""
    velocity = keep * kept[0] + gradient
    return velocity.copy(), velocity[None]


def rmsprop(
    gradient: np.ndarray, kept: np.ndarray, count: int, keep: float = 0.99, eps: float = 1e-8
) -> tuple[np.ndarray, np.ndarray]:
    """Each weight's slope by its usual size: g / (sqrt(mean of g^2) + eps), kept (1, P) (Tieleman & Hinton 2012)."""
    square = keep * kept + (1.0 - keep) * gradient * gradient
    return gradient / (np.sqrt(square[0]) + eps), square


def adam(
    gradient: np.ndarray, kept: np.ndarray, count: int, keep: tuple[float, float] = (0.9, 0.999), eps: float = 1e-8
) -> tuple[np.ndarray, np.ndarray]:
    """RMSProp on a running mean of the gradient; both means (2, P) freed of their start at 0 (Kingma & Ba 2015)."""
    now = np.empty_like(kept)
    now[0] = gradient
    np.multiply(gradient, gradient, out=now[1])
    now -= kept  # both means at once: kept + (1 - keep) * (now - kept) = keep * kept + (1 - keep) * now
    now *= np.array([[1.0 - keep[0]], [1.0 - keep[1]]], kept.dtype)
    now += kept
    mean_part, square_part = (
        1.0 - keep[0] ** count,
        sqrt(1.0 - keep[1] ** count),
    )  # what of each mean is not the start
    step = np.sqrt(now[1])
    step += eps * square_part
    np.divide(now[0], step, out=step)  # mean / (sqrt(square) + eps), two scalings left over
    step *= square_part / mean_part
    return step, now


RULES = {"sgd": sgd, "momentum": momentum, "rmsprop": rmsprop, "adam": adam}
KEEPS = {"sgd": 0, "momentum": 1, "rmsprop": 1, "adam": 2}  # running numbers for each weight
