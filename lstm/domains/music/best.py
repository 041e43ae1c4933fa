"""The best that can be said of a melody from the grammar: what one foresees who knows the rules, but not the key."""

from collections.abc import Iterator

import numpy as np

from lstm.domains.music.grammar import KEYS, WHOLE, length_of, of_next, pitch_of


def surprise(tokens: np.ndarray, counts: np.ndarray) -> float:
    """The mean surprise per note and double bar, in bits, of melodies (T, n) as `grammar.melodies` makes them."""
    total = sum(np.log2(says[t < counts]).sum() for t, says, _ in heard(tokens, counts))
    return float(-total / (counts - 1).sum())


def tonic(tokens: np.ndarray, given: np.ndarray, keys: np.ndarray) -> float:
    """How often the likeliest tonic after the first `given` (n,) tokens (T, n) is that of the keys (n,): a share."""
    belief = list(heard(tokens[: given.max()], given))[-1][2]
    of_each = np.array([belief[:, [tonic == k for tonic, _ in KEYS]].sum(axis=1) for k in range(12)])
    return float(np.mean(of_each.argmax(axis=0) == keys % 12))


def heard(tokens: np.ndarray, counts: np.ndarray) -> Iterator[tuple[int, np.ndarray, np.ndarray]]:
    """Note by note: (its number, the chance (n,) that it was given, the belief (n, 24) in each key after it).

    Each key is weighed by how well it foresaw the notes so far (Bayes). No forecast can do better.
    """
    n, every = tokens.shape[1], np.arange(tokens.shape[1])
    belief = np.full((n, len(KEYS)), 1.0 / len(KEYS))
    place, before = np.zeros(n, dtype=np.intp), np.zeros(n, dtype=np.intp)
    for t in range(1, len(tokens)):
        now, ends = np.maximum(tokens[t], 1), place >= WHOLE
        pitch, length = pitch_of(now), length_of(now)
        says = np.ones(belief.shape)
        for key in range(len(KEYS)):
            pitches, lasts = of_next(np.full(n, key), np.minimum(place, WHOLE - 1), before)
            says[:, key] = np.where(ends, 1.0, pitches[every, pitch] * lasts[every, length - 1])
        said = (belief * says).sum(axis=1)
        belief = np.where((t < counts)[:, None], belief * says / np.where(said > 0, said, 1.0)[:, None], belief)
        before, place = pitch, np.where(tokens[t] > 0, place + length, place)
        yield t, said, belief
