"""Arrays on their way to a heat map: a scale for them, and their bytes as text."""

from base64 import b64encode
from collections.abc import Iterable
from typing import Any

import numpy as np

from lstm.figures.train_live.held_out import SHADES

ROUND = (1.0, 2.0, 5.0, 10.0)  # where a scale may end, times a power of ten


def round_up(values: np.ndarray) -> float:
    """The least number 1, 2 or 5 times a power of ten that is no less than any value, of any shape; 1 if all are 0."""
    most = float(np.abs(values[np.isfinite(values)]).max(initial=0.0))
    if most == 0.0:
        return 1.0
    power = 10.0 ** np.floor(np.log10(most))
    return float(next(step * power for step in ROUND if most <= step * power * (1 + 1e-12)))


def shades(values: np.ndarray, limit: float) -> str:
    """Signed numbers of any shape as bytes, -127..127 for -limit..limit, row by row."""
    return coded(np.round(np.clip(np.nan_to_num(values) / limit, -1.0, 1.0) * SHADES), np.int8)


def coded(values: np.ndarray, kind: type) -> str:
    """Numbers of any shape as text: the bytes of an array of a kind."""
    return b64encode(np.ascontiguousarray(values, kind).tobytes()).decode()


def finite(values: Iterable[Any]) -> list[float | None]:
    """A list of finite numbers, None for what is not one."""
    return [float(value) if np.isfinite(value) else None for value in values]
