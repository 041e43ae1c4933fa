"""A trigram with interpolated Kneser-Ney smoothing (Kneser & Ney 1995): the best that counting two words back gives.

    P(w | u v) = max(n(uvw) - d, 0) / n(uv) + d types(uv) / n(uv) P(w | v)

One word back it is not asked how often w came after v, but after how many different words v w was seen; and with no
word back, how many different words w came after. d = n1 / (n1 + 2 n2), of how many were seen once and twice (Ney,
Essen & Kneser 1994). Nothing in it is tuned. Counts lie in sorted arrays, so that millions of words are counted soon.
"""

from typing import NamedTuple

import numpy as np


class Order(NamedTuple):
    """What followed contexts of one length."""

    grams: np.ndarray  # (G,) each context and word as one whole number, exact in a float, sorted
    counts: np.ndarray  # (G,) how often, or after how many
    contexts: np.ndarray  # (C,) sorted
    totals: np.ndarray  # (C,) counts of all that followed
    types: np.ndarray  # (C,) how many different words followed
    discount: float


class KneserNey(NamedTuple):
    """A counted trigram."""

    n_words: int
    three: Order
    two: Order
    one: np.ndarray  # (V,) chances with no word back


def fit(ids: np.ndarray, n_words: int) -> KneserNey:
    """Count a text of ids (N,), each below n_words: up to 200,000, three in a row are exact in a float."""
    text = np.asarray(ids, float)
    trigrams, times = np.unique((text[:-2] * n_words + text[1:-1]) * n_words + text[2:], return_counts=True)
    bigrams, after = np.unique(trigrams % n_words**2, return_counts=True)
    pairs = np.unique(text[:-1] * n_words + text[1:])
    before = np.bincount((pairs % n_words).astype(np.intp), minlength=n_words).astype(float)
    used = before > 0
    off = discount(before[used])
    one = np.maximum(before - off, 0.0) / before.sum() + off * used.sum() / before.sum() / n_words
    return KneserNey(n_words, order(trigrams, times, n_words), order(bigrams, after, n_words), one)


def order(grams: np.ndarray, counts: np.ndarray, n_words: int) -> Order:
    """What followed each context, of sorted grams (G,) and their counts (G,)."""
    contexts, first = np.unique(grams // n_words, return_index=True)
    totals = np.add.reduceat(counts, first).astype(float)
    types = np.diff(np.append(first, len(grams))).astype(float)
    return Order(grams, counts.astype(float), contexts, totals, types, discount(counts))


def discount(counts: np.ndarray) -> float:
    """What is taken off every count (G,), 0..1."""
    once, twice = np.sum(counts == 1), np.sum(counts == 2)
    return float(once / max(once + 2 * twice, 1))


def chances(counted: KneserNey, before: np.ndarray, words: np.ndarray) -> np.ndarray:
    """The chance of each word (N,) after the two words before it, (N, 2)."""
    before, words = np.asarray(before, float), np.asarray(words, np.intp)
    V = counted.n_words
    p = counted.one[words]
    p = interpolated(counted.two, before[:, 1], words, p, V)
    return interpolated(counted.three, before[:, 0] * V + before[:, 1], words, p, V)


def interpolated(known: Order, contexts: np.ndarray, words: np.ndarray, shorter: np.ndarray, V: int) -> np.ndarray:
    """Chances (N,) of words (N,) after contexts (N,), where one word less back gives the chances `shorter` (N,)."""
    place, met = found(known.contexts, contexts)
    gram, seen = found(known.grams, contexts * V + words)
    total = np.where(met, known.totals[place], 1.0)
    mass = np.where(seen, np.maximum(known.counts[gram] - known.discount, 0.0), 0.0) / total
    rest = np.where(met, known.discount * known.types[place] / total, 1.0)
    return mass + rest * shorter


def found(known: np.ndarray, asked: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(where each of `asked` (N,) stands in the sorted `known` (G,), whether it does)."""
    place = np.minimum(np.searchsorted(known, asked), len(known) - 1)
    return place, known[place] == asked


def surprise(counted: KneserNey, ids: np.ndarray) -> np.ndarray:
    """-ln of the chance of each of the ids (N,) but the first two: (N - 2,)."""
    ids = np.asarray(ids)
    return -np.log(chances(counted, np.stack([ids[:-2], ids[1:-1]], axis=1), ids[2:]))
