"""A trigram model: the next word from the last two alone. What a network with a memory has to beat.

Smoothed after Witten & Bell 1991: the more different words have followed a context, the more is left for the context
one word shorter. Nothing in it is tuned.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np


class Trigram(NamedTuple):
    """What followed what, counted."""

    words: tuple[Any, ...]  # the vocabulary, of texts or of tokens
    followers: dict[tuple[Any, ...], Counter[Any]]  # (), (word,) or (word, word) -> Counter of the word after


def fit(sentences: Sequence[Sequence[Any]], vocabulary: Sequence[Any]) -> Trigram:
    """Count every sentence, each a sequence of words."""
    followers = defaultdict(Counter)
    for words in sentences:
        for k, word in enumerate(words):
            for n in range(min(k, 2) + 1):
                followers[tuple(words[k - n : k])][word] += 1
    return Trigram(tuple(vocabulary), dict(followers))


def predict(trigram: Trigram, words: Sequence[Any]) -> np.ndarray:
    """The chance of each next word after `words`: (V,), in the order of the vocabulary."""
    place = {word: k for k, word in enumerate(trigram.words)}
    chances = np.full(len(trigram.words), 1.0 / len(trigram.words))
    for n in range(min(len(words), 2) + 1):
        if seen := trigram.followers.get(tuple(words[len(words) - n :])):
            counts = np.zeros(len(trigram.words))
            for word, times in seen.items():
                counts[place[word]] = times
            chances = (counts + len(seen) * chances) / (counts.sum() + len(seen))
    return chances


def chance(trigram: Trigram, words: Sequence[Any]) -> float:
    """The chance of the last of `words` after those before it: the same number, without the other words'."""
    *before, word = words
    p = 1.0 / len(trigram.words)
    for n in range(min(len(before), 2) + 1):
        if seen := trigram.followers.get(tuple(before[len(before) - n :])):
            p = (seen[word] + len(seen) * p) / (seen.total() + len(seen))
    return p


def perplexity(trigram: Trigram, sentences: Sequence[Sequence[str]]) -> float:
    """How many words it hesitates between, on average, at least 1: over every word but the first of each sentence."""
    logs = [np.log(chance(trigram, words[: k + 1])) for words in sentences for k in range(1, len(words))]
    return float(np.exp(-np.mean(logs)))
