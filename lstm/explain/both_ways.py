"""What each direction of a network that reads both ways says to an answer; and what its gates do at some words."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from lstm.linear import Weights


class Votes(NamedTuple):
    """The scores of every answer, taken apart. They add up to the scores, exactly."""

    ahead: np.ndarray  # (T, V) from what was read up to here, this word with it
    behind: np.ndarray  # (T, V) from what comes after, this word with it
    bias: np.ndarray  # (V,) whatever is read


class Cue(NamedTuple):
    """What a gate does at some words, beside what it does elsewhere."""

    word: str
    times: int  # it was read so often
    unit: int  # the unit whose gate opens most there
    at: float  # that gate's mean there, 0..1
    elsewhere: float  # and at all other words


def votes(readout: Weights, ahead: np.ndarray, behind: np.ndarray) -> Votes:
    """The Votes of a run, in logits: outputs h (T, H) of both directions, and W_y (V, 2 H), b_y (V,) of the readout."""
    size = ahead.shape[-1]
    return Votes(ahead @ readout["W_y"][:, :size].T, behind @ readout["W_y"][:, size:].T, readout["b_y"])


def cue(gate: np.ndarray, words: Sequence[str], word: str) -> Cue:
    """The Cue of a word in many runs side by side: gate (N, H) at N words, `words` (N,) which they are.

    Raises ValueError where the word is not among them.
    """
    here = np.array([one == word for one in words])
    if not here.any():
        raise ValueError(f"{word!r} was never read")
    at, elsewhere = gate[here].mean(axis=0), gate[~here].mean(axis=0)
    unit = int(np.argmax(at - elsewhere))
    return Cue(word, int(here.sum()), unit, float(at[unit]), float(elsewhere[unit]))
