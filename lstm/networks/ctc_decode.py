"""From CTC's scores to labels: the best path at once, or the best labelling by a search over prefixes.

The best path is one path; a labelling's chance is that of all its paths. So the two can differ, and do where many
middling paths say the same (Graves et al. 2006, section 3.2).
"""

from collections.abc import Sequence
from math import exp, log
from typing import NamedTuple

import numpy as np

from lstm.networks.ctc import BLANK, log_softmax
from lstm.networks.lengths import checked

Prefixes = dict[tuple[int, ...], tuple[float, float]]  # labels -> the chances of the two kinds of their paths
SOURCE = "Graves et al. 2006 (best path); Hannun, Maas, Jurafsky & Ng 2014 (prefix beam search)"


class Labelling(NamedTuple):
    """What may have been said."""

    labels: tuple[int, ...]  # of 1 .. V - 1
    log_chance: float  # ln of its chance: of all its paths that were followed, so at most the true one


def collapse(path: np.ndarray | Sequence[int]) -> tuple[int, ...]:
    """The labels, from 1, that a path (T,) says: repeats merged, then blanks dropped. The paper's B."""
    before = [BLANK, *path][:-1]
    return tuple(int(label) for label, last in zip(path, before, strict=True) if label not in (BLANK, last))


def greedy(scores: np.ndarray, lengths: np.ndarray | Sequence[int] | None = None) -> list[tuple[int, ...]]:
    """What the likeliest label of every frame says, for each of a batch of scores (T, B, V): B tuples of labels."""
    scores = np.asarray(scores)
    lengths = checked(lengths, len(scores), scores.shape[1:2])
    return [collapse(path[:length]) for path, length in zip(scores.argmax(axis=2).T, lengths, strict=True)]


def beam(scores: np.ndarray, width: int) -> list[Labelling]:
    """The likeliest labellings of one sequence, scores (T, V): at most `width` Labellings, the best first.

    Prefix beam search, without a language model: at every frame the `width` best prefixes go on, each with the chance
    of the paths that end in a blank and of those that end in its last label, for only the former can repeat it.
    Exact if nothing is ever dropped; the true chance of what it found is minus the loss that ctc.read gives.
    Raises ValueError for other scores, or a width of 0.
    """
    scores = np.asarray(scores, dtype=float)
    if scores.ndim != 2 or 0 in scores.shape or not np.isfinite(scores).all() or width < 1:
        raise ValueError(f"a beam needs finite scores (T, V) and a width of 1 or more; got {scores.shape}, {width}")
    kept: Prefixes = {(): (1.0, 0.0)}
    seen, log_scale = {}, 0.0
    for y in np.exp(log_softmax(scores)).tolist():
        seen = extended(kept, seen, y)
        ranked = sorted(seen, key=lambda prefix: -sum(seen[prefix]))
        scale = sum(seen[ranked[0]])  # chances shrink with every frame: kept beside the best one's, they never vanish
        seen = {prefix: (blank / scale, label / scale) for prefix, (blank, label) in seen.items()}
        kept, log_scale = {prefix: seen[prefix] for prefix in ranked[:width]}, log_scale + log(scale)
    return [Labelling(prefix, log_scale + log(sum(chances))) for prefix, chances in kept.items() if sum(chances) > 0.0]


def extended(kept: Prefixes, seen: Prefixes, y: Sequence[float]) -> Prefixes:
    """One frame on: prefix -> (chance of its paths that end in a blank, of those that end in its last label).

    `kept` are the prefixes that go on, `seen` are all of the frame before: a longer prefix that was dropped there and
    comes up again is taken on with the chance it had.
    """
    found = {}
    for prefix, (blank, label) in kept.items():
        stay(found, prefix, blank, label, y)
        last = prefix[-1] if prefix else BLANK
        for new in range(1, len(y)):
            longer = (*prefix, new)
            if longer not in kept and longer in seen:
                stay(found, longer, *seen[longer], y)
            add(found, longer, 0.0, y[new] * (blank if new == last else blank + label))
    return found


def stay(
    found: Prefixes,
    prefix: tuple[int, ...],
    blank: float,
    label: float,
    y: Sequence[float],
) -> None:
    """A frame that says nothing new: a blank, or the last label still. Added to are the chances of both."""
    add(found, prefix, y[BLANK] * (blank + label), y[prefix[-1]] * label if prefix else 0.0)


def add(found: Prefixes, prefix: tuple[int, ...], blank: float, label: float) -> None:
    """Count more paths to a prefix."""
    blank_before, label_before = found.get(prefix, (0.0, 0.0))
    found[prefix] = blank_before + blank, label_before + label


def chance(labelling: Labelling) -> float:
    """A Labelling's chance: 0..1."""
    return exp(labelling.log_chance)
