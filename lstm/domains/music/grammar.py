"""Melodies out of a grammar: four bars of four quarters in one of 24 keys, the last note the tonic.

Time is counted in eighths. A note's length hangs on its place in the bar, and no note crosses a bar line. Its pitch
hangs on the key, on the pitch before it and on the chord of the bar: I, IV, V, and again I. The last note is half a
bar long. Nothing here is anybody's tune.
"""

from functools import lru_cache
from typing import NamedTuple, TypeVar

import numpy as np

OCTAVE, PITCHES = 12, 24  # semitones: two octaves, from C4 to B5
LENGTHS = (1, 2, 3, 4)  # of a note, in eighths
BAR, BARS = 8, 4  # eighths in a bar, and bars
WHOLE, LAST = BAR * BARS, BAR * BARS - 4  # eighths of a melody, and where its last note begins
TOKENS = 1 + PITCHES * len(LENGTHS)
MODES = {"major": (0, 2, 4, 5, 7, 9, 11), "minor": (0, 2, 3, 5, 7, 8, 11)}  # the seventh of minor is raised
KEYS = tuple((tonic, mode) for mode in MODES for tonic in range(12))
CHORDS = (0, 3, 4, 0)  # the degree that the chord of each bar stands on
FIRST = (6.0, 0.0, 2.0, 0.0, 3.0, 0.0, 0.0)  # how likely each degree is to begin
BEATS = (2.5, 10.0)  # how much likelier a note of the chord is, off the beats 1 and 3 and on them
STEPS = (1.0, 4.0, 2.0, 0.8, 0.3)  # how likely it is to go so many degrees up or down
RHYTHM = (  # how likely each length is, at each place in the bar: none that crosses its end
    *((2.0, 5.0, 2.0, 1.5), (8.0, 0.0, 1.0, 0.0), (2.0, 6.0, 0.5, 1.0), (8.0, 0.0, 1.0, 0.0)),
    *((2.0, 6.0, 1.5, 1.5), (8.0, 0.0, 1.0, 0.0), (2.0, 5.0, 0.0, 0.0), (1.0, 0.0, 0.0, 0.0)),
)


Tokens = TypeVar("Tokens", int, np.ndarray)  # one note, or notes in an array of any shape


class Tables(NamedTuple):
    """The grammar as chances."""

    first: np.ndarray  # (24 keys, 24) of the first pitch
    inside: np.ndarray  # (24 keys, 4 bars, 2, 24 before, 24) of a pitch; the third axis: is it on beat 1 or 3?
    last: np.ndarray  # (24 keys, 24 before, 24) of the last pitch
    lengths: np.ndarray  # (32 places, 4) of a length


def note(pitch: Tokens, length: Tokens) -> Tokens:
    """A note as a token, 1 to 96. Token 0 is the double bar, with which a melody begins and ends."""
    return 1 + pitch * len(LENGTHS) + length - 1


def pitch_of(tokens: Tokens) -> Tokens:
    """0..23, of notes."""
    return (tokens - 1) // len(LENGTHS)


def length_of(tokens: Tokens) -> Tokens:
    """1..4 eighths, of notes."""
    return (tokens - 1) % len(LENGTHS) + 1


@lru_cache(maxsize=1)
def tables() -> Tables:
    """The chances, from the rules above."""
    first = np.zeros((len(KEYS), PITCHES))
    inside = np.zeros((len(KEYS), BARS, 2, PITCHES, PITCHES))
    last = np.zeros((len(KEYS), PITCHES, PITCHES))
    for key, (tonic, mode) in enumerate(KEYS):
        pitches = np.array([pitch for pitch in range(PITCHES) if (pitch - tonic) % 12 in MODES[mode]])
        degrees = np.array([MODES[mode].index((pitch - tonic) % 12) for pitch in pitches])
        central = np.exp(-(((pitches - (PITCHES - 1) / 2) / 9.0) ** 2))
        tonics = pitches[degrees == 0]
        first[key, pitches] = np.array(FIRST)[degrees] * central
        for before in range(PITCHES):
            distance = np.abs(np.arange(len(pitches)) - np.abs(pitches - before).argmin())
            step = np.array([*STEPS, *[0.0] * PITCHES])[distance]
            last[key, before, tonics[np.abs(tonics - before).argmin()]] = 1.0
            for bar, root in enumerate(CHORDS):
                chord = np.isin((degrees - root) % 7, (0, 2, 4))
                for strong, factor in enumerate(BEATS):
                    inside[key, bar, strong, before, pitches] = step * np.where(chord, factor, 1.0) * central
    return Tables(normal(first), normal(inside), last, lengths())


def lengths() -> np.ndarray:
    """The chance of each length at each place: (32, 4)."""
    chances = np.zeros((WHOLE, len(LENGTHS)))
    chances[LAST:, -1] = 1.0
    for place in range(LAST):
        fits = np.array(LENGTHS) <= LAST - place
        chances[place] = np.where(fits, RHYTHM[place % BAR], 0.0)
    return normal(chances)


def normal(chances: np.ndarray) -> np.ndarray:
    """Chances (..., n) that add up to 1 along the last axis."""
    return chances / chances.sum(axis=-1, keepdims=True)


def of_next(keys: np.ndarray, place: np.ndarray, before: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The chances of every pitch (n, 24) and of every length (n, 4), in keys (n,), at places 0..31 (n,).

    `before` (n,) is the pitch before; at place 0 it says nothing.
    """
    first, inside, last, lengths = tables()
    pitches = inside[keys, place // BAR, (place % 4 == 0).astype(np.intp), before]
    pitches = np.where((place == 0)[:, None], first[keys], pitches)
    return np.where((place >= LAST)[:, None], last[keys, before], pitches), lengths[place]


def melodies(rng: np.random.Generator, n: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """n melodies as tokens (T, n), with a 0 at both ends and below; how many of each count (n,); their keys (n,)."""
    keys, place, before = rng.integers(0, len(KEYS), n), np.zeros(n, dtype=np.intp), np.zeros(n, dtype=np.intp)
    rows, counts = [np.zeros(n, dtype=np.intp)], np.full(n, 2)
    while (going := place < WHOLE).any():
        pitches, lasts = of_next(keys, np.minimum(place, WHOLE - 1), before)
        pitch, length = one_of(pitches, rng.random(n)), 1 + one_of(lasts, rng.random(n))
        rows.append(np.where(going, note(pitch, length), 0))
        counts += going
        before, place = np.where(going, pitch, before), np.where(going, place + length, place)
    return np.array([*rows, rows[0]]), counts, keys


def one_of(chances: np.ndarray, at: np.ndarray) -> np.ndarray:
    """One index from each row of chances (n, k), by numbers `at` (n,) between 0 and 1."""
    return np.minimum((at[:, None] >= chances.cumsum(axis=1)).sum(axis=1), chances.shape[1] - 1)
