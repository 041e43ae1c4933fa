"""What a network trained with CTC reads: the best path, the likeliest labellings, and which frame says what.

Source: the readings are lstm/networks/ctc_decode.py's; which frame says what is ours.
"""

from itertools import groupby
from typing import NamedTuple

import numpy as np

from lstm.kept import kept
from lstm.networks import ctc
from lstm.networks.ctc_decode import beam, greedy

WIDTH = 12  # of the search over prefixes
KEPT = 5  # labellings
LEAST = 1e-30  # a chance whose log is taken


class Transcript(NamedTuple):
    """What was read of one sequence of T frames."""

    chances: np.ndarray  # (T, V) of every label at every frame; label 0 is the blank
    labels: tuple[int, ...]  # what the best path says, of 1 .. V - 1
    likeliest: tuple[
        tuple[tuple[int, ...], float], ...
    ]  # of (labels, chance): what a search found, each with the chance of all its paths, best first
    chance: float  # of `labels`, of all their paths
    alignment: np.ndarray  # (T, U) 0..1, the chance that a frame says each of `labels`


@kept(32)
def transcribe(chances: np.ndarray) -> Transcript:
    """Read chances (T, V), each frame's adding up to 1."""
    scores = np.log(np.maximum(chances, LEAST))
    labels = greedy(scores[:, None])[0]
    found = [one.labels for one in beam(scores, WIDTH)]
    found += [labels] * (labels not in found)
    read = ctc.read(np.repeat(scores[:, None], len(found), axis=1), found)
    exact = np.exp(-read.loss)
    place = found.index(labels)
    ranked = sorted(zip(found, exact.tolist(), strict=True), key=lambda one: -one[1])
    alignment = read.posterior[:, place, 1 : read.n_places[place] : 2]
    return Transcript(chances, labels, tuple(ranked[:KEPT]), float(exact[place]), alignment)


def merged(labels: tuple[int, ...], truth: tuple[int, ...]) -> bool:
    """Whether labels are the truth but for equal neighbours that became one: what happens without a blank between.

    A label is at least 1: 0 is the blank.
    """
    said, right = ([(label, len(list(run))) for label, run in groupby(one)] for one in (labels, truth))
    alike = [label for label, _ in said] == [label for label, _ in right]
    return alike and tuple(labels) != tuple(truth) and all(a <= b for (_, a), (_, b) in zip(said, right, strict=True))
