"""A word as the network for named entities sees it: which one it is, if it is known, and its shape."""

from collections.abc import Container
from functools import lru_cache

import numpy as np

from lstm.live.tasks import _entity_frames as grammar
from lstm.live.tasks import _entity_names as names

SHAPES = (
    "unknown",
    "Capital",
    "CAPITALS",
    "figures",
    "mark",
    "first",
    "'s",
    "everyday",  # a word of ordinary English, or a form of one
    "inner capital",  # O'Brien, McDonald, Jean-Luc
    "point",  # U.S., Dr.
    "contraction",  # we're
)
ENDINGS = ("n't", "'re", "'ve", "'ll", "'m", "'d", "'s")
SHORT = {"won't": "will", "can't": "can", "shan't": "shall", "ain't": "is", "y'all": "you"}
SUFFIXES = (  # how an everyday word may end, and what it then ends in by itself
    ("ies", "y"), ("ied", "y"), ("ier", "y"), ("iest", "y"), ("ily", "y"), ("es", ""), ("s", ""), ("ed", ""),
    ("ed", "e"), ("ing", ""), ("ing", "e"), ("ly", ""), ("er", ""), ("er", "e"), ("est", ""), ("est", "e"),
    ("ness", ""), ("ment", ""), ("ful", ""), ("less", ""),
)  # fmt: skip


def vocabulary_of() -> tuple[str, ...]:
    """Every word that can be told apart, in order of the alphabet: folded, but for words of capitals such as US."""
    known = grammar.every_word(grammar.TRAINED) | {word for pool in names.KNOWN.values() for word in pool}
    known |= set(names.OTHERS)
    return tuple(sorted({key(word, ()) for word in known if word[0].isalpha()}))


def key(word: str, vocabulary: Container[str]) -> str:
    """How the vocabulary holds a word: no 's, no other ending of two words in one, no points, folded.

    What is in capitals is looked for as that first, so that US is not us.
    """
    word = without_ending(word)[0].replace(".", "")
    if word.isupper() and len(word) > 1 and (word in vocabulary or (not vocabulary and word in names.CAPITALS)):
        return word
    return word.casefold()


def without_ending(word: str) -> tuple[str, str]:
    """A word without 's, or n't and its like, and that ending, "" where it has none."""
    word = word.replace("’", "'").replace("ʼ", "'")
    if (folded := word.casefold()) in SHORT:
        whole = SHORT[folded]
        return whole[0].upper() + whole[1:] if word[0].isupper() else whole, "n't"
    for ending in ENDINGS:
        if folded.endswith(ending) and len(word) > len(ending):
            return word[: -len(ending)], ending
    return word, ""


VOCABULARY = vocabulary_of()
PLACES = {word: k for k, word in enumerate(VOCABULARY)}
EVERYDAY = frozenset((names.DATA / "common_words.txt").read_text(encoding="utf-8").split())


def known(word: str) -> str:
    """The word of the vocabulary that stands there, "" if there is none. 's and the like do not count."""
    found = key(word, PLACES)
    return found if found in PLACES else ""


@lru_cache(maxsize=20_000)
def everyday(word: str) -> bool:
    """Whether this is a word of ordinary English, or a form of one."""
    word = without_ending(word)[0].casefold()
    if word in EVERYDAY:
        return True
    for ending, instead in SUFFIXES:
        stem = word.removesuffix(ending) + instead
        once = stem[:-1] if stem[-1:] == stem[-2:-1] else stem  # stopped, stop
        if word.endswith(ending) and len(stem) > 2 and not EVERYDAY.isdisjoint((stem, once)):
            return True
    return "-" in word and all(part in EVERYDAY for part in word.split("-"))


def row(word: str, first: bool, unknown: bool = False) -> np.ndarray:
    """A word as the network sees it: which one it is, if it is known, and its shape. (D,) of 0 and 1."""
    there, features = "" if unknown else known(word), np.zeros(len(VOCABULARY) + len(SHAPES))
    if there:
        features[PLACES[there]] = 1.0
    base, ending = without_ending(word)
    letters = base.replace(".", "")
    shape = (
        not there,
        base[:1].isupper(),
        len(letters) > 1 and letters.isupper(),
        any(one.isdigit() for one in base),
        not any(one.isalnum() for one in base),
        first,
        ending == "'s",
        everyday(word),
        any(one.isupper() for one in letters[1:]) and not letters.isupper(),
        "." in base and any(map(str.isalpha, letters)),
        ending not in ("", "'s"),
    )
    features[len(VOCABULARY) :] = shape
    return features


def shape_of(features: np.ndarray) -> str:
    """The shape of a word that is not known, in a few letters."""
    there = dict(zip(SHAPES, features[len(VOCABULARY) :] > 0, strict=True))
    point = "." * bool(there["point"])
    if there["CAPITALS"]:
        return f"X{point}X{point}X{point}" if point else "XXX"
    if there["inner capital"]:
        return f"XxX{point}"
    if there["Capital"]:
        return f"Xxx{point}"
    return "123" if there["figures"] else "·" if there["mark"] else f"xxx{point}"
