"""Two runs side by side: which steps belong together, where they first differ, and how the prediction moved."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

import numpy as np

from lstm.cells import Cell, Step
from lstm.linear import Weights

LEAST = 1e-9  # a difference below it is rounding


class Difference(NamedTuple):
    """What is other in a second trace, step by step."""

    pairs: tuple[tuple[int, int], ...]  # of (place in the first, place in the second): the N steps that belong together
    changes: Weights  # quantity -> (N, H), the second minus the first
    first: tuple[int, str, int] | None  # (pair, quantity, unit): the largest change where they first differ


class Moved(NamedTuple):
    """How a prediction moved."""

    chance: np.ndarray  # (V,) after minus before
    bits: np.ndarray  # (V,) log2(after / before): minus 1 is half as likely
    surprise: float  # bits that the first prediction is worse by, where the second is right (Kullback & Leibler 1951)


def align(ones: Sequence[int | str], others: Sequence[int | str]) -> tuple[tuple[int, int], ...]:
    """Which words of two sentences belong together: pairs of places, in their order.

    Equal words do, in the longest runs there are; and words that stand for each other between those, one for one.
    """
    pairs = []
    for kind, a, b, c, d in SequenceMatcher(None, list(ones), list(others), autojunk=False).get_opcodes():
        if kind == "equal" or (kind == "replace" and b - a == d - c):
            pairs += zip(range(a, b), range(c, d), strict=True)
    return tuple(pairs)


def difference(cell: Cell, one: Step, other: Step, pairs: Sequence[tuple[int, int]] | None = None) -> Difference:
    """What is other in the trace `other` (T', H) than in `one` (T, H), at `pairs` of places; step by step if not given.

    Quantities are those the cell computes. Raises ValueError for traces of other widths, or where no steps pair.
    """
    pairs = tuple((t, t) for t in range(min(len(one.h), len(other.h)))) if pairs is None else tuple(pairs)
    if one.h.shape[-1] != other.h.shape[-1] or not pairs:
        raise ValueError("two runs are compared unit by unit, at one pair of steps or more")
    here, there = (list(places) for places in zip(*pairs, strict=True))
    changes = {name: getattr(other, name)[there] - getattr(one, name)[here] for name in cell.EQUATIONS}
    for k in range(len(pairs)):
        for name, change in changes.items():
            if np.abs(change[k]).max() > LEAST:
                return Difference(pairs, changes, (k, name, int(np.abs(change[k]).argmax())))
    return Difference(pairs, changes, None)


def moved(before: np.ndarray, after: np.ndarray) -> Moved:
    """How a prediction moved, from chances `before` (V,) to chances `after` (V,), none of them 0."""
    bits = np.log2(after) - np.log2(before)
    return Moved(after - before, bits, float(after @ bits))
