"""Grammar it was never told: the same beginning, and two words that may follow, one of them right.

As Linzen, Dupoux & Goldberg 2016 and BLiMP (Warstadt et al. 2020) ask, with templates of our own over words that the
network knows. Beside "verb", which counting two words can learn, no kind can be got right by a trigram: where a noun
of the other number stands between, that noun is all it sees; elsewhere the last two words are followed by the one
answer as often as by the other, and it gets exactly half.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple

import numpy as np


class Pair(NamedTuple):
    """One beginning and its two endings."""

    before: tuple[str, ...]
    right: str
    wrong: str


KINDS = {
    "verb": "subject and verb, side by side",
    "distractor": "subject and verb, a noun of the other number between",
    "clause": "subject and verb, a clause between",
    "number": "reflexive: one or several",
    "gender": "reflexive: himself or herself",
    "determiner": "this or these, and its noun, two words between",
}
MOST = 400  # pairs of a kind
IRREGULAR = {"man": "men", "woman": "women", "child": "children", "story": "stories", "city": "cities"}
THINGS = (
    *("car", "house", "book", "door", "window", "room", "phone", "computer", "picture", "song", "movie", "game", "job"),
    *("key", "letter", "story", "tree", "road", "city", "ship", "boat", "dog", "cat", "bird", "horse"),
)
PEOPLE = (
    "boy",
    "girl",
    "man",
    "woman",
    "friend",
    "teacher",
    "doctor",
    "student",
    "brother",
    "sister",
    "worker",
    "player",
)
PLURALS = {noun: IRREGULAR.get(noun, f"{noun}s") for noun in (*THINGS, *PEOPLE)}
VERBS = (("is", "are"), ("was", "were"), ("has", "have"))
BETWEEN = ("near", "behind", "with", "next to", "in front of")
SEEN = ("that saw", "who likes", "that my friend saw with", "who lived with")
MALE = (
    "my brother",
    "my father",
    "my dad",
    "my son",
    "my uncle",
    "my husband",
    "the boy",
    "the man",
    "the king",
    "john",
)
FEMALE = (
    *("my sister", "my mother", "my mom", "my daughter", "my aunt", "my wife", "the girl", "the woman", "the queen"),
    "my girlfriend",
)
HURT = (
    *("really hurt", "almost killed", "never liked", "just saw", "really enjoyed", "always told", "never asked"),
    *("always loved", "often hurt", "never told", "almost hurt", "really loved", "just asked"),
)
OLD = ("old", "little", "big", "new", "good", "beautiful", "small", "great", "different", "same")


def verb() -> Iterator[Pair]:
    """The dogs | are, is."""
    for first, (noun, plural), (one, many) in product(
        ("the", "my", "i think the", "i know that the"), PLURALS.items(), VERBS
    ):
        yield made(f"{first} {noun}", one, many)
        yield made(f"{first} {plural}", many, one)


def distractor() -> Iterator[Pair]:
    """The keys near the door | are, is."""
    return across(BETWEEN)


def clause() -> Iterator[Pair]:
    """The keys that my friend saw with the door | are, is."""
    return across(SEEN)


def across(between: Sequence[str]) -> Iterator[Pair]:
    """A noun, something between, a noun of the other number; and the verb."""
    for middle, noun, other, (one, many) in product(between, PLURALS, PLURALS, VERBS):
        if noun != other:
            yield made(f"the {noun} {middle} the {PLURALS[other]}", one, many)
            yield made(f"the {PLURALS[noun]} {middle} the {other}", many, one)


def number() -> Iterator[Pair]:
    """The boys really hurt | themselves, himself."""
    for who, act in product(PEOPLE, HURT):
        alone = "herself" if who in ("girl", "woman", "sister") else "himself"
        yield made(f"the {who} {act}", alone, "themselves")
        yield made(f"the {PLURALS[who]} {act}", "themselves", alone)


def gender() -> Iterator[Pair]:
    """My sister really hurt | herself, himself."""
    for man, woman, act in product(MALE, FEMALE, HURT):
        yield made(f"{man} {act}", "himself", "herself")
        yield made(f"{woman} {act}", "herself", "himself")


def determiner() -> Iterator[Pair]:
    """These very old | books, book."""
    for (this, these), old, (noun, plural), first in product(
        (("this", "these"), ("that", "those")), OLD, PLURALS.items(), ("i like", "we saw")
    ):
        yield made(f"{first} {this} very {old}", noun, plural)
        yield made(f"{first} {these} very {old}", plural, noun)


TEMPLATES: dict[str, Callable[[], Iterator[Pair]]] = {
    "verb": verb,
    "distractor": distractor,
    "clause": clause,
    "number": number,
    "gender": gender,
    "determiner": determiner,
}


def made(before: str, right: str, wrong: str) -> Pair:
    """A pair from a text."""
    return Pair(tuple(before.split()), right, wrong)


def drawn(known: Sequence[str], seed: int = 0, most: int = MOST) -> dict[str, list[Pair]]:
    """Up to so many pairs of each kind, of known words alone: two that answer each other are drawn together."""
    place, found = set(known), {}
    for number, (kind, template) in enumerate(TEMPLATES.items()):
        every = [*template()]
        couples = [
            couple
            for couple in zip(every[::2], every[1::2], strict=True)
            if all(place.issuperset((*one.before, one.right, one.wrong)) for one in couple)
        ]
        unlike = [*dict.fromkeys(couples)]
        order = np.random.default_rng([seed, number]).permutation(len(unlike))[: most // 2]
        found[kind] = [one for k in order for one in unlike[k]]
    return found


def shares(
    pairs: Mapping[str, Sequence[Pair]],
    known: Sequence[str],
    surprise: Callable[[list[list[int]], list[list[int]]], np.ndarray],
) -> dict[str, float]:
    """The share of each kind, 0..1, whose right word is the less surprising one; half of a draw counts.

    `surprise` is given beginnings as ids, and two words for each, and says how surprising those are: (n, 2).
    """
    place = {word: k for k, word in enumerate(known)}
    found = {}
    for kind, some in pairs.items():
        asked = surprise(
            [[place[word] for word in one.before] for one in some],
            [[place[one.right], place[one.wrong]] for one in some],
        )
        found[kind] = float(np.mean((asked[:, 0] < asked[:, 1]) + 0.5 * (asked[:, 0] == asked[:, 1])))
    return found
