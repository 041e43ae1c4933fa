"""How often the answer is right, gap by gap, on sentences held out of training."""

from functools import lru_cache

import numpy as np

from lstm import model as models
from lstm.everyday import evaluate
from lstm.everyday.sentences import Sentence
from lstm.experiments.gaps.sentences import trigram
from lstm.networks import ngram

GAPS = (5, 10, 20, 30, 40, 50, 70, 100)  # words from the reason to the answer, give or take two
ASKED = 200  # sentences at each gap
SEED = 11  # theirs


@lru_cache(maxsize=16)
def asked_at(gap: int, n: int = ASKED, seed: int = SEED) -> tuple[Sentence, ...]:
    """The sentences asked at a gap, each about a need."""
    return tuple(evaluate.at_gap("everyday", gap, n, seed))


def share_right(words: tuple[str, ...], chances: np.ndarray, sentences: tuple[Sentence, ...]) -> float:
    """The share for which the likeliest answer that fits, by chances (N, V), is right: one in eight is chance."""
    return evaluate.right_of_fitting("everyday", words, chances, sentences)


def shares(model: models.Model | None, n: int = ASKED, seed: int = SEED, gaps: tuple[int, ...] = GAPS) -> list[float]:
    """That share at each gap, a list; of the trigram where `model` is None."""
    return [share(model, asked_at(gap, n, seed)) for gap in gaps]


def share(model: models.Model | None, sentences: tuple[Sentence, ...]) -> float:
    """That share for some sentences."""
    if model is None:
        chances = np.stack([ngram.predict(trigram(), one.words[:-1]) for one in sentences])
        return share_right(trigram().words, chances, sentences)
    return share_right(model.words, evaluate.read(model, sentences).chances, sentences)


def likeliest(model: models.Model, words: tuple[str, ...], fitting: tuple[str, ...]) -> str:
    """Of the words that fit, the one a network expects most after `words`."""
    place = {word: k for k, word in enumerate(model.words)}
    chances = models.predict(model, models.read(model, [place[word] for word in words])[-1])[-1]
    return max(fitting, key=lambda word: chances[place[word]])
