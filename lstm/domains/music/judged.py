"""What a melody keeps: its key, the tonic at its end, its bars. Measured where a network goes on with melodies."""

import numpy as np

from lstm.domains.music.going_on import go_on, joined, states_after
from lstm.domains.music.grammar import BAR, BARS, KEYS, MODES, WHOLE, length_of, melodies, pitch_of
from lstm.model import Model

SEED, MELODIES, MOST = 77, 400, 40  # of the melodies that are gone on with, how many, and notes added at most
TEMPERATURE = 0.8
SCALES = np.array([[(pitch - tonic) % 12 in MODES[mode] for pitch in range(24)] for tonic, mode in KEYS])  # (24, 24)


def openings(bars: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Melodies, and where they are cut: tokens (T, n), how many of them make so many bars (n,), keys 0..23 (n,)."""
    tokens, _, keys = melodies(np.random.default_rng(SEED), MELODIES)
    return tokens, 1 + ((tokens[1:] > 0) & (ends(tokens[1:]) <= bars * BAR)).sum(axis=0), keys


def ends(tokens: np.ndarray) -> np.ndarray:
    """Where each note (T, n) ends, in eighths from the beginning; a double bar takes no time."""
    return np.cumsum(np.where(tokens > 0, length_of(np.maximum(tokens, 1)), 0), axis=0)


def lots() -> np.ndarray:
    """The numbers that decide each draw, 0..1, the same for all that is compared: (MOST, n)."""
    return np.random.default_rng(SEED + 1).random((MOST, MELODIES))


def kept(tokens: np.ndarray, given: np.ndarray, added: np.ndarray, keys: np.ndarray) -> dict[str, float]:
    """What continuations `added` (K, n) keep, of melodies in `keys` of which so many tokens (T, n) were given.

    Shares, 0 to 1: of their notes that are in the key; of the melodies that end by themselves and on the tonic; that
    end so after one bar less than four, after four and after five; and that do so after four, with every bar filled.
    """
    notes = added > 0
    inside = SCALES[keys[None], pitch_of(np.maximum(added, 1))]
    final = added[np.maximum(notes.sum(axis=0) - 1, 0), np.arange(added.shape[1])]
    ended = (~notes).any(axis=0) & notes.any(axis=0)
    on_tonic = pitch_of(np.maximum(final, 1)) % 12 == keys % 12
    edges = ends(joined(tokens, given, added)[0])
    filled = np.all([(edges == BAR * k).any(axis=0) for k in range(1, BARS + 1)], axis=0)
    found = {"in key": inside[notes], "tonic": ended & on_tonic}
    found |= {f"{bars} bars": ended & (edges[-1] == BAR * bars) for bars in (3, 4, 5)}
    found |= {"filled": ended & filled & (edges[-1] == WHOLE)}
    return {name: round(float(right.mean()), 4) for name, right in found.items()}


def figures(model: Model, bars: int) -> dict[str, float]:
    """What a network's continuations of held-out melodies keep, in shares, after 1 to 3 bars of each."""
    tokens, given, keys = openings(bars)
    return kept(tokens, given, go_on(model, states_after(model, tokens, given), lots(), TEMPERATURE), keys)
