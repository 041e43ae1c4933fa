"""A melody as sound: a WAV file, made of sines."""

from collections.abc import Sequence

import numpy as np

from lstm.domains.music.grammar import length_of, pitch_of
from lstm.domains.music.notes import hertz
from lstm.domains.wav import encode

EIGHTH = 0.25  # seconds
RATE = 11_025  # samples in a second: more than twice the highest overtone
OVERTONES = 4  # the first one is the pitch itself
ATTACK, RELEASE, FADES = 0.012, 0.04, 2.5  # seconds to rise and to end; how fast it dies away, in 1/s
TAIL = 0.3  # seconds of silence at the end


def seconds(tokens: Sequence[int]) -> np.ndarray:
    """When each note begins, and after them the end: (notes + 1,), in seconds."""
    return np.cumsum([0.0, *(EIGHTH * length_of(one) for one in tokens)])


def samples(tokens: Sequence[int]) -> np.ndarray:
    """The melody, (n,) between -1 and 1."""
    begins = np.round(seconds(tokens) * RATE).astype(np.intp)
    heard = np.zeros(begins[-1] + int(TAIL * RATE))
    for one, first, end in zip(tokens, begins, begins[1:], strict=False):
        heard[first:end] = tone(hertz(pitch_of(one)), (end - first) / RATE, end - first)
    return heard


def tone(frequency: float, lasts: float, n: int) -> np.ndarray:
    """One note, (n,) between -1 and 1: a fundamental and its overtones, each weaker than the one before."""
    t = np.arange(n) / RATE
    parts = range(1, OVERTONES + 1)
    swing = sum(np.sin(2.0 * np.pi * k * frequency * t) / k**2 for k in parts) / sum(1 / k**2 for k in parts)
    return swing * np.minimum(1.0, t / ATTACK) * np.minimum(1.0, (lasts - t) / RELEASE) * np.exp(-FADES * t)


def wav(tokens: Sequence[int]) -> bytes:
    """The melody as the bytes of a WAV file."""
    return encode(samples(tokens) * 30_000, RATE)
