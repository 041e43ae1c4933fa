"""A number taken apart: one pre-activation of one unit at one step, into the products that make it."""

from typing import NamedTuple

import numpy as np

from lstm.cells import Step
from lstm.linear import Weights


class Part(NamedTuple):
    """The products one signal adds to one pre-activation."""

    source: str  # what is multiplied: a field of the step, a product such as "r h_prev", or "1" for a bias
    name: str  # the weights' name
    weights: np.ndarray  # (n,)
    values: np.ndarray  # (n,)
    products: np.ndarray  # (n,) weights * values


class Terms(NamedTuple):
    """One gate (or candidate) of one unit at one step, taken apart."""

    parts: tuple[Part, ...]  # every product that is added up
    total: float  # the pre-activation: the sum of all of them
    squash: str  # "sigmoid" or "tanh"; "linear" where nothing squashes it; of a variant one of lstm.squash.FUNCTIONS
    value: float  # the squashed result, as it stands in the step


def terms(weights: Weights, step: Step, gate: str, unit: int) -> Terms:
    """Take one pre-activation apart.

    `step` is a single tick (H,), without batch axes (see `at`), `gate` a gate's letter, "candidate", or an RNN's "h".
    Raises KeyError for a quantity that no squashing function makes, IndexError for a unit that is not there,
    ValueError for a whole trace or batch.
    """
    if step.h.ndim != 1:
        raise ValueError(f"one tick without batch axes is taken apart at a time; this h has the shape {step.h.shape}")
    if gate not in squashed(step):
        raise KeyError(f"{gate!r} is not made by a squashing function; choose from {', '.join(squashed(step))}")
    parts = []
    for feed in step.feeds(weights, gate):
        values = np.broadcast_to(feed.values[unit] if feed.values.ndim > 1 else feed.values, feed.weights.shape[1:])
        parts.append(Part(feed.source, feed.name, feed.weights[unit], values, feed.weights[unit] * values))
    total = float(sum(part.products.sum() for part in parts))
    return Terms(tuple(parts), total, squash_of(step, gate), float(getattr(step, gate)[unit]))


def squash_of(step: Step, quantity: str) -> str:
    """What squashes the sums (..., H) of a gate, a candidate or an RNN's h, of a step or trace; or c, where "shown".

    "linear" where nothing does.
    """
    if quantity in getattr(step, "linear", ()):
        return "linear"
    usual = "tanh" if quantity in ("candidate", "h", "shown") else "sigmoid"
    return getattr(step, "SQUASHES", {}).get(quantity, usual)


def sums(weights: Weights, trace: Step, quantity: str) -> np.ndarray:
    """The sums before squashing of one quantity, for all units at once: (..., H) from a step or a whole trace."""
    total = np.zeros(())
    for feed in trace.feeds(weights, quantity):
        values = feed.values if feed.values.ndim > trace.h.ndim else feed.values[..., None, :]
        total = total + (feed.weights * values).sum(axis=-1)
    return total


def squashed(step: Step) -> list[str]:
    """The quantities (..., H) of a step that a sum makes, squashed or as it is: gates and candidate (or RNN's h)."""
    given = (
        {*getattr(step, "worked", ())}
        | {"x", "h_prev", "c_prev", "c"}
        | ({"h"} if "candidate" in step._fields else set())
    )
    return [name for name in step._fields if name not in given]
