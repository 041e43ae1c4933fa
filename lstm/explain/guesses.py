"""What a guess was worth once the answer is known: of a word, of a chance or its direction, of a gate's curve.

Students who say first what a demonstration will show understand it better than those who only watch (Crouch et al.,
American Journal of Physics 72, 2004), whether or not they were right.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from lstm.cells import Step
from lstm.explain.writing import memory, writers


class Guessed(NamedTuple):
    """One of several steps, guessed to have written most."""

    rank: int  # of the guess; 1: nothing wrote more
    share: float  # of all that was written, what the guess wrote: -1..1, below 0 where it speaks against
    first: int  # the step that wrote most
    first_share: float  # and its share


class Drawn(NamedTuple):
    """How far a drawn curve is from the true one."""

    gap: float  # the mean distance, in the curve's own unit
    place: int  # where it is largest


def wrote(trace: Step, worth: np.ndarray) -> np.ndarray:
    """What each step of a trace (T, H) wrote of the memory at its end, times `worth` (H,) per unit: (T,).

    See `writers`, which says when that raises ValueError.
    """
    return writers(trace)[1:, -1] @ worth


def of_unit(trace: Step, unit: int) -> np.ndarray:
    """What each step of a trace (T, H) wrote of one unit's memory at its end: (T,). See `wrote`."""
    return wrote(trace, np.eye(memory(trace).shape[-1])[unit])


def share(percent: int) -> float:
    """A guess in per cent, 0..100, as a chance."""
    return percent / 100


def guessed(amounts: np.ndarray | Sequence[float], place: int, either: bool = False) -> Guessed:
    """The Guessed for the step at `place`, by what each step wrote: amounts (T,).

    A share is of all amounts without their signs. With `either` what is far below 0 counts like what is far above, and
    shares are those of the side on which the first stands.
    """
    amounts = np.asarray(amounts, dtype=float)
    size = np.abs(amounts) if either else amounts
    first = int(size.argmax())
    whole = float(np.abs(amounts).sum()) or 1.0
    whole = -whole if either and amounts[first] < 0 else whole
    rank = 1 + int((size > size[place]).sum())
    return Guessed(rank, float(amounts[place]) / whole, first, float(amounts[first]) / whole)


def way(before: float, after: float, least: float) -> int:
    """Which way a number went: 1 up, -1 down, 0 where it moved by less than `least`, at least 0."""
    return 0 if abs(after - before) < least else 1 if after > before else -1


def off(guess: float, value: float) -> float:
    """How far a guess is from a value, at least 0, and in their unit."""
    return abs(float(guess) - float(value))


def mean(gaps: Sequence[float]) -> float:
    """The mean of some gaps, at least 0, in their unit. Raises ValueError where there is none."""
    if not len(gaps):
        raise ValueError("no guess has been made")
    return float(np.mean(gaps))


def drawn(guess: npt.ArrayLike, true: npt.ArrayLike) -> Drawn:
    """The Drawn for a curve (T,), gates of 0..1, that was drawn before the true one (T,) was seen.

    Raises ValueError for curves of different lengths, or of none.
    """
    one, other = np.asarray(guess, dtype=float), np.asarray(true, dtype=float)
    if one.shape != other.shape or one.ndim != 1 or not one.size:
        raise ValueError(f"two curves over the same steps are compared; got {one.shape} and {other.shape}")
    apart = np.abs(one - other)
    return Drawn(float(apart.mean()), int(apart.argmax()))
