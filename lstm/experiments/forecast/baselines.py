"""What an LSTM's forecast has to beat: the last value, the last season, and the best straight line.

values (N,) is a series. A start s is how many of its values are read before a forecast: the first one forecast is
values[s]. Forecasts are (starts, ahead), in the units of the series.

Source: the usual baselines of forecasting; for the number of lags Akaike 1974.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

MOST_LAGS = 40


class Line(NamedTuple):
    """A linear autoregression: the next number is height + the sum of weights[k] times the number k + 1 before it."""

    weights: np.ndarray  # (lags,)
    height: float


def repeat(values: np.ndarray, starts: np.ndarray | Sequence[int], ahead: int) -> np.ndarray:
    """The forecast that repeats the last value of values (N,) read: persistence, (starts, ahead)."""
    return np.repeat(values[np.asarray(starts) - 1][:, None], ahead, axis=1)


def repeat_season(values: np.ndarray, season: int, starts: np.ndarray | Sequence[int], ahead: int) -> np.ndarray:
    """The forecast that repeats the last season of values (N,) read: seasonal persistence, (starts, ahead)."""
    return values[np.asarray(starts)[:, None] - season + np.arange(ahead) % season]


def least_squares(numbers: np.ndarray, lags: int, first: int | None = None) -> tuple[Line, float]:
    """(Line, squared error): the Line with so many lags that fits numbers[first:] best, each from those before it.

    numbers (n,); `first` is `lags` where not given. Of several that fit as well, the one with the smallest weights.
    """
    n, first = len(numbers), lags if first is None else first
    before = np.stack([numbers[first - k : n - k] for k in range(1, lags + 1)] + [np.ones(n - first)], axis=1)
    found = np.linalg.lstsq(before, numbers[first:], rcond=None)[0]
    return Line(found[:-1], float(found[-1])), float(np.sum((before @ found - numbers[first:]) ** 2))


def fit_line(numbers: np.ndarray) -> Line:
    """The Line for numbers (n,) that may be learnt from; how many lags it has is chosen by Akaike's criterion.

    That is the usual choice for such lines: n log(squared error) + 2 lags, over the numbers that all of them can fit.
    """
    return fitted(np.asarray(numbers, dtype=float).tobytes())


@lru_cache(maxsize=64)
def fitted(known: bytes) -> Line:
    """fit_line for numbers as bytes: done once, however often a start is moved."""
    numbers = np.frombuffer(known)
    most = max(1, min(MOST_LAGS, len(numbers) // 4))
    price = []
    for lags in range(1, most + 1):
        off = least_squares(numbers, lags, most)[1]
        price.append((len(numbers) - most) * np.log(max(off, 1e-300)) + 2 * lags)
    return least_squares(numbers, 1 + int(np.argmin(price)))[0]


def said(line: Line, numbers: np.ndarray) -> np.ndarray:
    """The forecast by a Line of every number that has enough before it: (n - lags,)."""
    lags = len(line.weights)
    return np.convolve(numbers[:-1], line.weights, mode="valid")[: len(numbers) - lags] + line.height


def one_step_line(line: Line, numbers: np.ndarray, lag: int, values: np.ndarray, first: int) -> np.ndarray:
    """The forecast by a Line of values[first:], each from all before it: (N - first,).

    numbers (N - lag,) are what the Line is over: changes from `lag` values before, or with lag 0 the values.
    """
    forecasts = said(line, numbers)[first - lag - len(line.weights) :]
    return forecasts + (values[first - lag : len(values) - lag] if lag else 0.0)


def free_line(
    line: Line, numbers: np.ndarray, lag: int, values: np.ndarray, starts: np.ndarray | Sequence[int], ahead: int
) -> np.ndarray:
    """The forecasts of a Line that goes on from its own answers: (starts, ahead)."""
    starts, lags = np.asarray(starts), len(line.weights)
    before = numbers[(starts - lag)[:, None] - 1 - np.arange(lags)]  # the latest first
    made = np.empty((len(starts), ahead))
    for k in range(ahead):
        made[:, k] = before @ line.weights + line.height
        before = np.concatenate([made[:, k : k + 1], before[:, :-1]], axis=1)
    return added(made, lag, values, starts)


def added(made: np.ndarray, lag: int, values: np.ndarray, starts: np.ndarray | Sequence[int]) -> np.ndarray:
    """Forecasts of changes from `lag` before, (starts, ahead), as forecasts of values; with lag 0 they are that."""
    if not lag:
        return made
    made = made.copy()
    for k in range(made.shape[1]):
        made[:, k] += made[:, k - lag] if k >= lag else values[np.asarray(starts) - lag + k]
    return made
