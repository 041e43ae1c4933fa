"""Examples for an encoder and a decoder: what is read, and what should be said to it. Token 0 ends an answer."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from lstm.live.examples import Examples, padded

END = 0
BEYOND = 4  # words that an answer may be longer than the right one, where all of it is to be seen


class Part(NamedTuple):
    """A part of what is read that may be another."""

    name: str  # "tens"
    start: int  # the steps it takes: from here
    stop: int  # to before here
    others: tuple[tuple[int, ...], ...]  # of (tokens of all that is then read)


def pairs(sources: Sequence[list[int]], answers: Sequence[list[int]], beyond: int = 0) -> Examples:
    """Examples from lists of tokens: what is read (T, n), and the answers with their end symbol (K, n).

    `beyond` is for how many more words the decoder may go on; they do not count.
    """
    xs, lengths = padded(sources)
    targets, said = padded([[*answer, END] for answer in answers])
    targets = np.concatenate([targets, np.full((beyond, len(answers)), END)])
    weights = (np.arange(len(targets))[:, None] < said).astype(float)
    return Examples(xs, targets, weights, lengths)


def spread(places: tuple[int, ...], n: int) -> list[int]:
    """At most n of some places, from all over."""
    return [places[k] for k in np.linspace(0, len(places) - 1, min(n, len(places))).astype(np.intp)]
