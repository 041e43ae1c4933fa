"""The two squashing functions, and their slopes written in terms of what they return."""

import numpy as np

tanh = np.tanh  # any number -> (-1, 1)


def sigmoid(x: float | np.ndarray) -> np.ndarray:
    """Numbers of any shape -> between 0 and 1: the curve 1 / (1 + e^-x), written so that it cannot overflow."""
    return 0.5 * (1.0 + np.tanh(0.5 * x))


def sigmoid_slope(y: np.ndarray) -> np.ndarray:
    """d sigmoid / dx where the sigmoid returned y, of any shape: 0..1/4, and 0 where it is saturated."""
    return y * (1.0 - y)


def tanh_slope(y: np.ndarray) -> np.ndarray:
    """d tanh / dx where the tanh returned y, of any shape: 0..1, and 0 where it is saturated."""
    return 1.0 - y * y
