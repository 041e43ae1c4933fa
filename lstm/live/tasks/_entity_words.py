"""A word as the network for named entities sees it: which one it is, if it is known, and its shape."""

import numpy as np

from lstm.live.tasks import _entity_frames as grammar
from lstm.live.tasks import _entity_names as names

SHAPES = ("unknown", "Capital", "CAPITALS", "figures", "mark", "first", "'s")


def vocabulary_of():
    """Every word that can be told apart, folded, in order of the alphabet."""
    known = grammar.every_word(grammar.TRAINED) | {word for pool in names.KNOWN.values() for word in pool}
    known |= {*names.TITLES, *names.HEADS, *names.TAILS, *names.NEAR_PLACE, "New", "San"}
    return tuple(sorted({word.casefold() for word in known if word[0].isalpha()}))


VOCABULARY = vocabulary_of()
PLACES = {word: k for k, word in enumerate(VOCABULARY)}


def known(word):
    """The word of the vocabulary that stands there, "" if there is none. 's does not count."""
    folded = word.casefold().replace("’", "'").removesuffix("'s")
    return folded if folded in PLACES else ""


def row(word, first, unknown=False):
    """A word as the network sees it: which one it is, if it is known, and its shape. (D,) of 0 and 1."""
    there, features = "" if unknown else known(word), np.zeros(len(VOCABULARY) + len(SHAPES))
    if there:
        features[PLACES[there]] = 1.0
    base = word.replace("’", "'").removesuffix("'s")
    shape = (
        not there,
        base[:1].isupper(),
        len(base) > 1 and base.isupper(),
        any(one.isdigit() for one in base),
        not any(one.isalnum() for one in base),
        first,
        base != word.replace("’", "'"),
    )
    features[len(VOCABULARY) :] = shape
    return features


def shape_of(features):
    """The shape of a word that is not known, in a few letters."""
    _, capital, capitals, figures, mark, _, _ = features[len(VOCABULARY) :] > 0
    return "XXX" if capitals else "Xxx" if capital else "123" if figures else "·" if mark else "xxx"
