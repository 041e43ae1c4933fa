"""Where the squashing functions of a network really work: the sums they are given, and how flat the curve is there.

A function is saturated where its slope has fallen below a twentieth of its largest: there a change of the sum hardly
changes what comes out, and a gradient on its way back hardly passes.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from lstm.cells import Cell, Step
from lstm.explain.products import squash_of, squashed, sums
from lstm.linear import Weights
from lstm.squash import sigmoid, sigmoid_slope, tanh, tanh_slope

LEAST = 0.05  # of its largest slope: below it a function counts as saturated


class Curve(NamedTuple):
    """A squashing function."""

    value: Callable[[np.ndarray], np.ndarray]  # a number -> what comes out
    slope: Callable[[np.ndarray], np.ndarray]  # what came out -> the slope there
    steepest: float  # its largest slope, at 0


CURVES = {"sigmoid": Curve(sigmoid, sigmoid_slope, 0.25), "tanh": Curve(tanh, tanh_slope, 1.0)}


def places(cell: Cell, trace: Step) -> dict[str, str]:
    """Every place where a cell squashes (..., H): quantity -> "sigmoid" or "tanh". "shown" is c on its way out."""
    found = {name: kind for name in squashed(trace) if (kind := squash_of(trace, name)) in CURVES}
    return found | ({"shown": "tanh"} if shows(trace) else {})


def shows(trace: Step) -> bool:
    """Whether a cell squashes its memory (..., H) on the way out: an sLSTM's is normalised, and goes out as it is."""
    return "c" in trace._fields and "n" not in trace._fields


def given(weights: Weights, trace: Step, place: str) -> np.ndarray:
    """The numbers that the squashing function at a place is given: (..., H), for a step or a whole trace.

    Raises KeyError for a place where nothing is squashed.
    """
    if place == "shown" and shows(trace):
        return trace.c
    if place not in squashed(trace):
        raise KeyError(f"nothing is squashed at {place!r}; choose from {', '.join(squashed(trace))}")
    return sums(weights, trace, place)


def slopes(curve: str, z: float | np.ndarray) -> np.ndarray:
    """The slope of a curve, "sigmoid" or "tanh", at every number of z, of any shape."""
    return CURVES[curve].slope(CURVES[curve].value(np.asarray(z)))


def flat(curve: str, z: np.ndarray | Sequence[float]) -> np.ndarray:
    """Whether a curve is saturated, for every number of z, of any shape."""
    return flat_at(curve, CURVES[curve].value(np.asarray(z)))


def flat_at(curve: str, values: np.ndarray) -> np.ndarray:
    """Whether a curve is saturated where these values, of any shape, came out of it."""
    return CURVES[curve].slope(values) < LEAST * CURVES[curve].steepest


def saturated(curve: str, z: np.ndarray) -> float:
    """The share of the numbers z, of any shape, at which a curve is saturated: 0..1."""
    return float(flat(curve, z).mean())
