"""How often the answer is right, gap by gap, on sentences held out of training."""

from functools import lru_cache

import numpy as np

from lstm import model as models
from lstm.everyday import evaluate
from lstm.experiments.gaps.sentences import trigram
from lstm.networks import ngram

GAPS = (5, 10, 20, 30, 40, 50, 70, 100)  # words from the reason to the answer, give or take two
ASKED = 200  # sentences at each gap
SEED = 11  # theirs


@lru_cache(maxsize=16)
def asked_at(gap, n=ASKED, seed=SEED):
    """The sentences asked at a gap, each about a need."""
    return tuple(evaluate.at_gap("everyday", gap, n, seed))


def share_right(words, chances, sentences):
    """The share for which the likeliest of the answers that fit is right: chance is one in eight, for everybody."""
    return evaluate.right_of_fitting("everyday", words, chances, sentences)


def shares(model, n=ASKED, seed=SEED, gaps=GAPS):
    """That share at each gap, a list; of the trigram where `model` is None."""
    return [share(model, asked_at(gap, n, seed)) for gap in gaps]


def share(model, sentences):
    """That share for some sentences."""
    if model is None:
        chances = np.stack([ngram.predict(trigram(), one.words[:-1]) for one in sentences])
        return share_right(trigram().words, chances, sentences)
    return share_right(model.words, evaluate.read(model, sentences).chances, sentences)


def likeliest(model, words, fitting):
    """Of the words that fit, the one a network expects most after `words`."""
    place = {word: k for k, word in enumerate(model.words)}
    chances = models.predict(model, models.read(model, [place[word] for word in words])[-1])[-1]
    return max(fitting, key=lambda word: chances[place[word]])
