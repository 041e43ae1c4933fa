"""Anybody's backward pass, held against the slopes of their own forward pass: which array is wrong, and how.

Source: complex step derivatives, Squire & Trapp 1998; central differences elsewhere.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from lstm.linear import Weights
from lstm.numbers import sized

HAIR = 1e-30  # an imaginary nudge: the imaginary part of the loss is then the exact slope
STEP = 1e-5  # a real one, where the loss takes no complex numbers
EXACT, NEAR = 1e-9, 1e-5  # largest difference that counts as right, as a share of the largest slope


class Checked(NamedTuple):
    """One array of gradients."""

    name: str
    right: bool
    difference: float  # the largest, as a share of the largest slope of this array
    method: str  # "complex step" or "central differences"
    likely: str  # a sentence where it is wrong: what it looks like


def check_gradients(
    loss: Callable[[Weights], float], weights: Weights, gradients: Weights, most: int = 24, seed: int = 0
) -> tuple[Checked, ...]:
    """Each array of `gradients` against the slopes of loss(weights), both by name; wrong ones first.

    Of an array with more entries than `most` so many are drawn. The loss is asked with complex weights first, whose
    slopes are exact; where it takes none, by central differences. Raises ValueError where an array is missing or has
    another shape than its weight.
    """
    for name, array in weights.items():
        if name not in gradients or np.shape(gradients[name]) != np.shape(array):
            has = np.shape(gradients[name]) if name in gradients else "missing"
            raise ValueError(f"the gradient of {name} should be {np.shape(array)} and is {has}")
    rng = np.random.default_rng(seed)
    exact = takes_complex(loss, weights)
    entries = {}
    for shape in sorted({np.shape(array) for array in weights.values()}):
        count = int(np.prod(shape))
        entries[shape] = np.sort(rng.choice(count, min(most, count), replace=False))
    slope = complex_step if exact else central
    true = {
        name: np.array([slope(loss, weights, name, at) for at in entries[np.shape(array)]])
        for name, array in weights.items()
    }
    found = []
    for name, slopes in true.items():
        given = np.asarray(gradients[name], float).ravel()[entries[np.shape(weights[name])]]
        off = distance(given, slopes)
        right = off <= (EXACT if exact else NEAR)
        method = "complex step" if exact else "central differences"
        found.append(Checked(name, right, off, method, "" if right else guess(name, given, true, exact)))
    return tuple(sorted(found, key=lambda one: (one.right, -one.difference)))


def takes_complex(loss: Callable[[Weights], float], weights: Weights) -> bool:
    """Whether a loss of weights by name takes complex numbers, and hands their imaginary part on."""
    name = next(iter(weights))
    try:
        with np.errstate(all="ignore"):
            value = loss({**weights, name: weights[name] + 1j * HAIR * np.ones(np.shape(weights[name]))})
    except (TypeError, ValueError, np.exceptions.ComplexWarning):
        return False
    return bool(np.iscomplexobj(value))


def complex_step(loss: Callable[[Weights], float], weights: Weights, name: str, at: int) -> float:
    """The slope of a loss at one entry of one of the weights by name."""
    nudged = np.array(weights[name], complex)
    nudged.flat[at] += 1j * HAIR
    return float(np.imag(loss({**weights, name: nudged})) / HAIR)


def central(loss: Callable[[Weights], float], weights: Weights, name: str, at: int) -> float:
    """The same by two real nudges of the weights by name, to about ten digits."""
    values = []
    for step in (STEP, -STEP):
        nudged = np.array(weights[name], float)
        nudged.flat[at] += step
        values.append(float(loss({**weights, name: nudged})))
    return (values[0] - values[1]) / (2.0 * STEP)


def distance(given: np.ndarray, slopes: np.ndarray) -> float:
    """The largest difference of two arrays (n,), as a share of the largest slope."""
    scale = max(float(np.abs(slopes).max(initial=0.0)), 1e-12)
    return float(np.abs(given - slopes).max(initial=0.0)) / scale


def guess(name: str, given: np.ndarray, true: Weights, exact: bool) -> str:
    """What a wrong gradient (n,) looks like, among the true slopes of all arrays by name."""
    near = EXACT if exact else 1e-4
    for other, slopes in true.items():
        if other != name and slopes.shape == given.shape and distance(given, slopes) <= near:
            return f"It is the gradient of {other}: it stands at the wrong gate."
    slopes = true[name]
    if not np.abs(given).any():
        return "It is zero everywhere: nothing flows back to it."
    if distance(-given, slopes) <= near:
        return "Its sign is turned."
    whole = float(given @ slopes / max(float(slopes @ slopes), 1e-300))
    if abs(whole) > 1e-9 and distance(given / whole, slopes) <= near:
        return f"It is {sized(whole)} times what it should be: a mean for a sum, or the size of a batch."
    same = float(given @ slopes / max(float(np.linalg.norm(given) * np.linalg.norm(slopes)), 1e-300))
    if same > 0.5:
        return "It points the right way and is off: a slope is missing, or the memory's own gradient is not carried on."
    return "It has little to do with the slope: look at the order of gates, and at what it is multiplied with."
