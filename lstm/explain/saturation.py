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
from lstm.squash import FUNCTIONS, named, sigmoid, sigmoid_slope, tanh, tanh_slope

LEAST = 0.05  # of its largest slope: below it a function counts as saturated


class Curve(NamedTuple):
    """A squashing function."""

    value: Callable[[np.ndarray], np.ndarray]  # a number -> what comes out
    slope: Callable[[np.ndarray], np.ndarray]  # what came out -> the slope there
    steepest: float  # its largest slope, at 0


CURVES = {"sigmoid": Curve(sigmoid, sigmoid_slope, 0.25), "tanh": Curve(tanh, tanh_slope, 1.0)}
LEFT: dict[str, Callable[..., np.ndarray]] = {  # of other functions: the share of the largest slope, where y came out
    "hard_sigmoid": lambda y, a, b: 1.0 * ((y > 0.0) & (y < 1.0)),
    "relu": lambda y: 1.0 * (y > 0.0),
    "leaky_relu": lambda y, a: np.where(y > 0.0, 1.0, a),
    "elu": lambda y, a: np.where(y > 0.0, 1.0, y + a) / max(a, 1.0),
    "softsign": lambda y: (1.0 - np.abs(y)) ** 2,
    "scaled_tanh": lambda y, a, b: tanh_slope(y / a),
    "softplus": lambda y: 1.0 - np.exp(-y),
    "linear": lambda y: np.ones_like(y),
    "affine": lambda y, a, b: np.ones_like(y),
}
FARTHEST = np.linspace(-8.0, 8.0, 161)  # among these is the largest slope of every function


def places(cell: Cell, trace: Step) -> dict[str, str]:
    """Every place where a cell squashes (..., H): quantity -> "sigmoid" or "tanh", or the name of a variant's function.

    "shown" is c on its way out.
    """
    found = {name: kind for name in squashed(trace) if (kind := squash_of(trace, name)) != "linear"}
    return found | ({"shown": squash_of(trace, "shown")} if shows(trace) else {})


def shows(trace: Step) -> bool:
    """Whether a cell squashes its memory (..., H) on the way out: an sLSTM's is normalised, and goes out as it is."""
    return "c" in trace._fields and "n" not in trace._fields


def curve_of(name: str) -> tuple[Callable[[np.ndarray], np.ndarray], Callable[[np.ndarray], np.ndarray], float]:
    """A squashing function by name, for numbers of any shape: (it, its slope at z, its largest slope)."""
    if name in CURVES:
        curve = CURVES[name]
        return curve.value, lambda z: curve.slope(curve.value(z)), curve.steepest
    value, slope = named(name)
    return value, slope, float(np.abs(slope(FARTHEST)).max())


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
    """The slope of a curve, "sigmoid" or "tanh" say, at every number of z, of any shape."""
    return curve_of(curve)[1](np.asarray(z, float))


def flat(curve: str, z: np.ndarray | Sequence[float]) -> np.ndarray:
    """Whether a curve is saturated, for every number of z, of any shape."""
    _, slope, steepest = curve_of(curve)
    return slope(np.asarray(z, float)) < LEAST * steepest


def flat_at(curve: str, values: np.ndarray) -> np.ndarray:
    """Whether a curve is saturated where these values, 0 to 1 or -1 to 1, of any shape, came out of it."""
    if curve in CURVES:
        return CURVES[curve].slope(values) < LEAST * CURVES[curve].steepest
    kind, *own = curve.split(":")
    return LEFT[kind](values, *(map(float, own) if own else FUNCTIONS[kind].numbers)) < LEAST


def saturated(curve: str, z: np.ndarray) -> float:
    """The share of the numbers z, of any shape, at which a curve is saturated: 0..1."""
    return float(flat(curve, z).mean())
