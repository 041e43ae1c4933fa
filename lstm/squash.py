"""The two squashing functions, and their slopes written in terms of what they return; then those of other networks.

Source: the logistic function and the hyperbolic tangent; the others as Keras, PyTorch and ONNX define them.
"""

from collections.abc import Callable
from math import isfinite
from typing import NamedTuple

import numpy as np

tanh = np.tanh  # any number -> (-1, 1)


def sigmoid(x: float | np.ndarray) -> np.ndarray:
    """Numbers of any shape -> between 0 and 1: the curve 1 / (1 + e^-x), written so that it cannot overflow."""
    return 0.5 * (1.0 + np.tanh(0.5 * x))


def log_sigmoid(x: np.ndarray) -> np.ndarray:
    """The logarithm of the sigmoid, for numbers of any shape: below 0, and written so that it cannot overflow."""
    small = np.where(np.real(x) > 0.0, -x, x)  # never above 0
    return np.where(np.real(x) > 0.0, 0.0, x) - np.log1p(np.exp(small))


def sigmoid_slope(y: np.ndarray) -> np.ndarray:
    """d sigmoid / dx where the sigmoid returned y, of any shape: 0..1/4, and 0 where it is saturated."""
    return y * (1.0 - y)


def tanh_slope(y: np.ndarray) -> np.ndarray:
    """d tanh / dx where the tanh returned y, of any shape: 0..1, and 0 where it is saturated."""
    return 1.0 - y * y


class Function(NamedTuple):
    """A squashing function of other networks, with its slope in terms of what it is given."""

    value: Callable[..., np.ndarray]  # numbers of any shape, and its own numbers -> what comes out
    slope: Callable[..., np.ndarray]
    numbers: tuple[float, ...] = ()  # its own, as they usually are


def hard_sigmoid(x: np.ndarray, a: float = 0.2, b: float = 0.5) -> np.ndarray:
    """Numbers of any shape -> 0..1: a line a x + b, cut off at both ends; 0.2 x + 0.5 in Keras 2 and ONNX."""
    return np.where(np.real(a * x + b) < 0.0, 0.0, np.where(np.real(a * x + b) > 1.0, 1.0, a * x + b))


FUNCTIONS = {
    "sigmoid": Function(sigmoid, lambda x: sigmoid_slope(sigmoid(x))),
    "tanh": Function(tanh, lambda x: tanh_slope(tanh(x))),
    "linear": Function(lambda x: x, np.ones_like),
    "relu": Function(lambda x: np.where(np.real(x) > 0.0, x, 0.0), lambda x: 1.0 * (x > 0.0)),
    "hard_sigmoid": Function(
        hard_sigmoid, lambda x, a, b: np.where((a * x + b > 0.0) & (a * x + b < 1.0), a, 0.0), (0.2, 0.5)
    ),
    "leaky_relu": Function(
        lambda x, a: np.where(np.real(x) < 0.0, a * x, x), lambda x, a: np.where(x < 0.0, a, 1.0), (0.01,)
    ),
    "elu": Function(
        lambda x, a: np.where(np.real(x) < 0.0, a * (np.exp(np.where(np.real(x) < 0.0, x, 0.0)) - 1.0), x),
        lambda x, a: np.where(x < 0.0, a * np.exp(np.minimum(x, 0.0)), 1.0),
        (1.0,),
    ),
    "affine": Function(lambda x, a, b: a * x + b, lambda x, a, b: np.full_like(x, a), (1.0, 0.0)),
    "scaled_tanh": Function(
        lambda x, a, b: a * np.tanh(b * x), lambda x, a, b: a * b * tanh_slope(np.tanh(b * x)), (1.0, 1.0)
    ),
    "softsign": Function(
        lambda x: x / (1.0 + np.where(np.real(x) < 0.0, -x, x)), lambda x: 1.0 / (1.0 + np.abs(x)) ** 2
    ),
    "softplus": Function(
        lambda x: np.where(np.real(x) > 0.0, x, 0.0) + np.log(1.0 + np.exp(np.where(np.real(x) > 0.0, -x, x))), sigmoid
    ),
}


def named(name: str) -> tuple[Callable[[np.ndarray], np.ndarray], Callable[[np.ndarray], np.ndarray]]:
    """A function and its slope, for any numbers of any shape, by name: "relu", or with numbers "hard_sigmoid:0.2:0.5".

    Raises KeyError for a function nobody knows, ValueError for numbers that it does not have.
    """
    kind, *own = name.split(":")
    function = FUNCTIONS[kind]
    numbers = tuple(map(float, own)) or function.numbers
    if len(numbers) != len(function.numbers) or not all(map(isfinite, numbers)):
        raise ValueError(f"the function {kind} has {len(function.numbers)} numbers of its own; {name!r} says others")
    return lambda x: function.value(x, *numbers), lambda x: function.slope(x, *numbers)
