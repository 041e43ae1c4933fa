"""What a live task is made of: its options, its examples, and how answers to them are judged. Plain data."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

Options = dict[str, Any]  # a task's options by name, numbers; under "own" the visitor's text or numbers, or None


class Option(NamedTuple):
    """One number the visitor may turn. Between 0 and 1 in whole steps it is a switch; with `names`, a choice."""

    label: str
    low: float
    high: float
    step: float
    default: float
    names: tuple[str, ...] = ()  # what each value from 0 on is called


class Examples(NamedTuple):
    """n sequences side by side, padded at their ends."""

    xs: np.ndarray  # (T, n) int tokens, or (T, n, D) numbers: what is read
    targets: np.ndarray  # (T, n) int classes, or (T, n, O) numbers: the right answer at each step; or (U, n) labels
    weights: np.ndarray  # (T, n) how much each step's answer counts; 0 where none is asked, and in the padding
    lengths: np.ndarray  # (n,) int, steps before the padding
    told: int | None = None  # steps read before the network reads its own answers, in a forecast under test; None: all


class Metric(NamedTuple):
    """How well a network does, in one number."""

    name: str
    better: str  # "higher" or "lower"
    solved: float | None  # from here on the task counts as solved; None: nobody knows how good an answer can be

    def reached(self, value: float) -> bool:
        """Whether a value, in the unit of the metric, is as good as solved."""
        return self.solved is not None and bool(
            value >= self.solved if self.better == "higher" else value <= self.solved
        )


class Symbols(NamedTuple):
    """The words of the axes."""

    inputs: tuple[str, ...]  # one for each input token or channel
    outputs: tuple[str, ...]  # one for each class or number that is answered


def at_the_end(xs: np.ndarray, targets: np.ndarray) -> Examples:
    """Examples of equal length, asked once, after the last step. targets: (n,) int, from 0, or any numbers (n, O)."""
    at_each_step = np.zeros((len(xs), *np.shape(targets)), dtype=np.asarray(targets).dtype)
    at_each_step[-1] = targets
    weights = np.zeros(xs.shape[:2])
    weights[-1] = 1.0
    return Examples(xs, at_each_step, weights, np.full(xs.shape[1], len(xs)))


def next_tokens(tokens: np.ndarray, lengths: np.ndarray | Sequence[int], weights: np.ndarray | None = None) -> Examples:
    """Examples whose target is, at each step, the token after it.

    tokens (T + 1, n) int, of which the first `lengths` (n,) of each column are real; weights (T, n), 1 if not given.
    """
    steps = np.asarray(lengths) - 1
    inside = np.arange(len(tokens) - 1)[:, None] < steps
    return Examples(tokens[:-1], tokens[1:], inside * (1.0 if weights is None else weights), steps)


def padded(columns: Sequence[list[int]]) -> tuple[np.ndarray, np.ndarray]:
    """Lists of tokens of any lengths, side by side and 0 below their ends: (T, n) int, and the lengths (n,)."""
    lengths = np.array([len(column) for column in columns])
    tokens = np.zeros((lengths.max(), len(columns)), dtype=np.intp)
    for k, column in enumerate(columns):
        tokens[: len(column), k] = column
    return tokens, lengths


def all_right(outputs: np.ndarray, examples: Examples, mask: np.ndarray | None = None) -> float:
    """The share of examples in which the likeliest class is the right one wherever it is asked.

    outputs (T, n, O); `mask` (T, n) bool, the steps that count, where weights > 0 if not given.
    """
    mask = examples.weights > 0 if mask is None else mask
    right = outputs.argmax(axis=-1) == examples.targets
    return float(np.mean(np.all(right | ~mask, axis=0)))


def labels_of(examples: Examples) -> list[tuple[int, ...]]:
    """The labels, at least 1, of each example, in order: n tuples."""
    return [tuple(column[column > 0].tolist()) for column in examples.targets.T]


def alone(examples: Examples, k: int) -> Examples:
    """One of the examples, n = 1, without its padding."""
    return cut(examples, k, int(examples.lengths[k]))


def some(examples: Examples, which: slice) -> Examples:
    """Some of the examples, by a slice."""
    return examples._replace(
        xs=examples.xs[:, which],
        targets=examples.targets[:, which],
        weights=examples.weights[:, which],
        lengths=examples.lengths[which],
    )


def cut(examples: Examples, k: int, steps: int) -> Examples:
    """One of the examples: its own steps of what is read, and the first `steps` of what is answered."""
    one = some(examples, slice(k, k + 1))
    return one._replace(xs=one.xs[: int(one.lengths[0])], targets=one.targets[:steps], weights=one.weights[:steps])


def rmse(outputs: np.ndarray, examples: Examples, mask: np.ndarray | None = None) -> float:
    """The root of the mean squared error, at least 0, over the steps of the mask.

    outputs (T, n, O), or what spreads to that.
    """
    mask = examples.weights > 0 if mask is None else mask
    errors = np.broadcast_to(outputs, examples.targets.shape)[mask] - examples.targets[mask]
    return float(np.sqrt(np.mean(errors**2)))


def bits(outputs: np.ndarray, examples: Examples) -> float:
    """The mean surprise at the right class, in bits, by weight. outputs (T, n, O): chances."""
    said = np.take_along_axis(outputs, examples.targets[..., None], axis=-1)[..., 0]
    surprise = -np.log2(np.maximum(said, 1e-300))
    return float(np.sum(examples.weights * surprise) / np.sum(examples.weights))


def least_bits(examples: Examples) -> float:
    """The fewest bits that whoever reads these examples from the left can do with; what comes is not always sure.

    The best answer to what was read so far is how often each class came after it. xs and targets are (T, n) int.
    """
    so_far, needed = np.zeros(examples.xs.shape[1], dtype=np.intp), 0.0
    kinds = 1 + max(int(examples.xs.max()), int(examples.targets.max()))
    for tokens, targets, weights in zip(examples.xs, examples.targets, examples.weights, strict=True):
        _, so_far = np.unique(so_far * kinds + tokens, return_inverse=True)  # the same number for the same beginning
        answers, each = np.unique(so_far * kinds + targets, return_inverse=True)
        counts, of = np.bincount(each, weights), np.bincount(so_far, weights)[answers // kinds]
        there = counts > 0
        needed += float(np.sum(counts[there] * np.log2(of[there] / counts[there])))
    return needed / float(np.sum(examples.weights))


def within_reach(usual: float | None, least: float) -> float:
    """A goal in bits: the usual one, or a little more than the least there can be, where that is more."""
    return max(usual or 0.0, float(np.ceil(100.0 * (1.05 * least + 0.05)) / 100.0))
