"""The key that notes suggest to a listener who knows the grammar's rules, and how sure they make that listener."""

from collections.abc import Sequence

import numpy as np

from lstm.domains.music.grammar import BAR, KEYS, WHOLE, length_of, of_next, pitch_of
from lstm.domains.music.notes import NAMES

STRANGE = 1e-3  # how likely a pitch is that the rules do not allow: a listener's patience


def belief(notes: Sequence[int], after: tuple[int, ...] = ()) -> np.ndarray:
    """The chance of each key, (24,), after notes (tokens), which follow those in `after`; these tell nothing.

    Rhythm is not listened to: it says nothing of the key.
    """
    found, place = np.full(len(KEYS), 1.0 / len(KEYS)), int(sum(length_of(one) for one in after))
    before = pitch_of(after[-1]) if after else 0
    every = np.arange(len(KEYS))
    for one in notes:
        where = np.full(len(KEYS), min(place, WHOLE - 1 - BAR // 2) if place < WHOLE else place % BAR)
        pitches = of_next(every, where, np.full(len(KEYS), before))[0]
        found = found * (pitches[:, pitch_of(one)] + STRANGE)
        found /= found.sum()
        place, before = place + length_of(one), pitch_of(one)
    return found


def called(key: int) -> str:
    """What a key, 0 to 23, is called: "C♯ minor"."""
    tonic, mode = KEYS[key]
    return f"{NAMES[tonic][0].upper()}{'♯' * (len(NAMES[tonic]) > 1)} {mode}"
