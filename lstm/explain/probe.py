"""Is something of the world in the memory? A column of the visitor's own, read out of units by a straight line.

Source: linear probes, Alain & Bengio 2016; ridge regression, Hoerl & Kennard 1970.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from lstm.cells import Step

TRAINED = 0.7  # of the steps, the first ones; the rest is held out
RIDGES = np.array([1e-3, 1e-2, 1e-1, 1.0, 10.0, 100.0, 1000.0])  # penalties, for standardised numbers, as shares of T
FEWEST = 20  # steps
MOST_KINDS = 20


class Probe(NamedTuple):
    """How well a column can be told on steps that were held out: 1 is all of it, and an R² of 0 nothing."""

    measure: str  # "R²" for numbers, "accuracy" for kinds
    unit: int  # of the memory: the best single one, chosen on the steps that are not held out
    best_unit: float
    c: float | None  # from all of the memory; None where the cell has no c
    h: float  # from all of the output
    x: float  # from what the cell is given at the same step: what needs no memory
    shuffled: float  # from the memory, for the same column in another order: what is chance
    guess: float  # accuracy of the most frequent kind; 0 for numbers
    held_out: int  # steps


def probe(trace: Step, column: np.ndarray | Sequence[Any], seed: int = 0) -> Probe:
    """Tell a column (T,) of numbers or kinds from a trace (T, H): by the best unit, and by ridge regression on c and h.

    The first 70 % of the steps are learnt from, the others held out. Kinds are texts, booleans, or whole numbers of at
    most 20 values. Raises ValueError for a column of another length, a batch, or too few steps.
    """
    column = np.asarray(column)
    if trace.h.ndim != 2 or column.shape != trace.h.shape[:1]:
        raise ValueError(
            f"a column of {trace.h.shape[:1]} values is needed for the trace {trace.h.shape}; got {column.shape}"
        )
    cut = round(TRAINED * len(column))
    if len(column) < FEWEST:
        raise ValueError(f"{len(column)} steps are too few to learn from: at least {FEWEST} are needed")
    kinds = np.unique(column) if column.dtype.kind in "biuUS" else None
    if kinds is not None and (len(kinds) <= MOST_KINDS or column.dtype.kind in "bUS"):
        if len(kinds) > MOST_KINDS:
            raise ValueError(f"the column has {len(kinds)} kinds; at most {MOST_KINDS} are told apart")
        target, measure = (column[:, None] == kinds).astype(float), "accuracy"
        guess = float((column[cut:] == kinds[target[:cut].sum(axis=0).argmax()]).mean())
    else:
        target, measure, guess = column.astype(float)[:, None], "R²", 0.0
        if not np.isfinite(target).all():
            raise ValueError("the column holds numbers that are not finite")
    held = trace.c if "c" in trace._fields else trace.h
    scores = [told(held[:cut, [k]], target[:cut], cut_of(cut), measure) for k in range(held.shape[1])]
    unit = int(np.argmax(scores))
    mixed = np.random.default_rng(seed).permutation(target)
    return Probe(
        measure=measure,
        unit=unit,
        best_unit=told(held[:, [unit]], target, cut, measure),
        c=told(trace.c, target, cut, measure) if "c" in trace._fields else None,
        h=told(trace.h, target, cut, measure),
        x=told(trace.x, target, cut, measure),
        shuffled=told(held, mixed, cut, measure),
        guess=guess,
        held_out=len(column) - cut,
    )


def cut_of(count: int) -> int:
    """How many of so many steps are learnt from."""
    return round(TRAINED * count)


def told(given: np.ndarray, target: np.ndarray, cut: int, measure: str) -> float:
    """How well a ridge regression on the first `cut` steps of (T, n) tells a target (T, k) on the others.

    In R², at most 1 and below 0 where the mean would tell more, or in the share of kinds told. The penalty is the one
    that does best on the last 30 % of the steps that are learnt from.
    """
    inner = cut_of(cut)
    scores = [score(given[:cut], target[:cut], inner, ridge, measure) for ridge in RIDGES]
    return score(given, target, cut, RIDGES[int(np.argmax(scores))], measure)


def score(given: np.ndarray, target: np.ndarray, cut: int, ridge: float, measure: str) -> float:
    """The same with one penalty: R², or the share of steps whose kind is told, for (T, n) and (T, k)."""
    mean, spread = given[:cut].mean(axis=0), given[:cut].std(axis=0)
    z = (given - mean) / np.where(spread > 1e-9, spread, 1.0)
    middle = target[:cut].mean(axis=0)
    gram = z[:cut].T @ z[:cut] + ridge * cut * 1e-2 * np.eye(z.shape[1])
    said = middle + z[cut:] @ np.linalg.solve(gram, z[:cut].T @ (target[:cut] - middle))
    if measure == "accuracy":
        return float((said.argmax(axis=1) == target[cut:].argmax(axis=1)).mean())
    left, whole = ((target[cut:] - said) ** 2).sum(), ((target[cut:] - target[cut:].mean(axis=0)) ** 2).sum()
    return float(1.0 - left / whole) if whole > 0.0 else 0.0
