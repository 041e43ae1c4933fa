"""Opinions in generated English, in which order decides: the same words can say the opposite.

A negation turns what follows it round: "not good", "hardly boring", "nobody liked". Of two clauses against each other
the main one counts: "the soup was stale , but the waiter was friendly" is good, and with the clauses exchanged it is
bad. After "although" the other clause is the main one.

The split: of the words that fit a thing, one good and one bad are held out by a fixed seed. A training sentence never
holds a thing and a word held out for it; a held-out sentence always does.
"""

from collections.abc import Sequence
from typing import TypeVar

import numpy as np


def phrases(text: str) -> tuple[str, ...]:
    """A list of phrases, parted by |."""
    return tuple(phrase.strip() for phrase in text.split("|"))


GENERAL = (
    phrases("good|great|lovely|wonderful|excellent|pleasant"),
    phrases("bad|awful|terrible|dreadful|horrible|disappointing"),
)
FITTING = {  # kind of thing -> what else it can be, good and bad
    "food": (phrases("tasty|fresh|delicious"), phrases("bland|stale|burnt")),
    "place": (phrases("clean|cosy|bright"), phrases("dirty|dark|noisy")),
    "tale": (phrases("funny|gripping|moving"), phrases("boring|silly|dull")),
    "person": (phrases("friendly|charming|patient"), phrases("rude|grumpy|lazy")),
    "device": (phrases("fast|reliable|handy"), phrases("slow|faulty|clumsy")),
}
TOPICS = (  # what is spoken of together: thing -> its kind
    {"soup": "food", "fish": "food", "cake": "food", "waiter": "person", "table": "place"},
    {"room": "place", "terrace": "place", "breakfast": "food", "porter": "person", "lift": "device"},
    {"film": "tale", "story": "tale", "ending": "tale", "actor": "person", "cinema": "place"},
    {"book": "tale", "plot": "tale", "chapter": "tale", "author": "person"},
    {"train": "device", "bus": "device", "station": "place", "conductor": "person", "coffee": "food"},
    {"lesson": "tale", "lecture": "tale", "teacher": "person", "classroom": "place"},
    {"phone": "device", "camera": "device", "screen": "device", "seller": "person", "shop": "place"},
)
VERBS = (phrases("liked|enjoyed|praised"), phrases("hated|disliked|criticised"))
ALL, NOBODY = phrases("everybody|all of us|my friends"), phrases("nobody|none of us|hardly anybody")
STRONGLY = phrases("very|really|quite|truly|so")
NEGATIONS = phrases("not|never|hardly|not really|far from|anything but|by no means")
SAYS = phrases("i think that|we thought that|my sister says that|i must say that|they wrote that")
AGAINST = (  # {a} is the main clause, which decides
    phrases(
        "{b} , but {a}|{b} , yet {a}|although {b} , {a}|even though {b} , {a}|{a} , although {b}|{a} , even though {b}"
    )
)
WITHIN = phrases("not {b} but {a}|{a} , not {b}|{a} and not {b}|anything but {b} , and {a}")
ASIDES = phrases(
    "to be honest|last week|as usual|after all|on the first day|as far as i know|if you ask me|in our case|"
    "once again|on the whole"
)
NEGATED = 0.4  # share of clauses with a negation
VERBAL = 0.25  # share of clauses that say who liked it


Choice = TypeVar("Choice")


def pick(rng: np.random.Generator, choices: Sequence[Choice]) -> Choice:
    """One of several, each as likely as the next."""
    return choices[int(rng.random() * len(choices))]


def words_for(thing: str, topic: dict[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The good and the bad words that fit a thing."""
    fitting = FITTING[topic[thing]]
    return GENERAL[0] + fitting[0], GENERAL[1] + fitting[1]


def clause(rng: np.random.Generator, thing: str, topic: dict[str, str], good: bool, negations: int) -> str:
    """What is said of a thing, and good or bad is meant."""
    negated = negations and rng.random() < NEGATED
    bad = good == negated  # of the word itself
    if rng.random() < VERBAL:
        return f"{pick(rng, NOBODY if negated else ALL)} {pick(rng, VERBS[bad])} the {thing}"
    before = f"{pick(rng, NEGATIONS)} " if negated else f"{pick(rng, STRONGLY)} " if rng.random() < 0.5 else ""
    return f"the {thing} was {before}{pick(rng, words_for(thing, topic)[bad])}"


def drawn(rng: np.random.Generator, good: bool, negations: int, contrasts: int) -> tuple[str, list[str], bool]:
    """A frame with {a} and perhaps {b} in it, what stands there, and whether exchanging the two turns the opinion."""
    topic = pick(rng, TOPICS)
    one, other = (tuple(topic)[k] for k in rng.permutation(len(topic))[:2])
    kind = rng.random()
    if contrasts and negations and kind < 0.2:
        frame = f"the {one} was {pick(rng, WITHIN)}"
        return frame, [pick(rng, words) for words in words_for(one, topic)[:: 1 if good else -1]], True
    if contrasts and kind < 0.65:
        halves = [clause(rng, one, topic, good, negations), clause(rng, other, topic, not good, negations)]
        return pick(rng, AGAINST), halves, True
    if kind < 0.8:
        halves = [clause(rng, thing, topic, good, negations) for thing in (one, other)]
        return "{a} and {b}", halves, False
    return f"{pick(rng, SAYS)} {{a}}", [clause(rng, one, topic, good, negations), ""], False


def with_asides(rng: np.random.Generator, frame: str, most: int) -> str:
    """Up to `most` words by the way, at the beginning, after the comma, and at the end."""
    for aside in (pick(rng, ASIDES) for _ in range(int(rng.integers(0, most + 1)))):
        place = rng.random()
        if place < 0.4:
            frame = f"{aside} , {frame}"
        elif place < 0.7 and " , " in frame:
            before, after = frame.rsplit(" , ", 1)
            frame = f"{before} , {aside} , {after}"
        else:
            frame = f"{frame} , {aside}"
    return frame


def sentences(
    rng: np.random.Generator, n: int, may: tuple[int, int, int], held_out: bool = False
) -> list[tuple[tuple[str, ...], int]]:
    """n sentences as (words, 1 for good or 0 for bad), half of them good.

    `may` says whether there may be negations and contrasts, and how many asides at most. Where the same words can say
    the opposite, that sentence follows at once.
    """
    found = []
    while len(found) < n:
        good = len(found) % 2 == 0
        one, turned = sentence(rng, good, may, held_out)
        found += [(one, int(good))] + ([(turned, int(not good))] if turned else [])
    return found[:n]


def sentence(
    rng: np.random.Generator, good: bool, may: tuple[int, int, int], held_out: bool
) -> tuple[tuple[str, ...], tuple[str, ...] | None]:
    """Words of that opinion; and, where they can be put so, the same words with the other opinion, or None."""
    negations, contrasts, asides = may
    for _ in range(10_000):
        frame, (a, b), turns = drawn(rng, good, negations, contrasts)
        frame = with_asides(rng, frame, asides)
        words = tuple(frame.format(a=a, b=b).split())
        if is_held_out(words) == held_out:
            return words, tuple(frame.format(a=b, b=a).split()) if turns else None
    raise ValueError("there is no such sentence")


def is_held_out(words: Sequence[str]) -> bool:
    """Whether a sentence holds a thing and a word of opinion that training never saw together."""
    present = set(words)
    return any(present & HELD_OUT[word] for word in present & HELD_OUT.keys())


def held_out_pairs() -> dict[str, frozenset[str]]:
    """Thing -> one good and one bad word that it never meets in training."""
    rng = np.random.default_rng(17)
    return {
        thing: frozenset(pick(rng, words) for words in words_for(thing, topic)) for topic in TOPICS for thing in topic
    }


def every_word() -> tuple[str, ...]:
    """The vocabulary, in order of the alphabet."""
    texts = [*sum(GENERAL + VERBS, ()), *ALL, *NOBODY, *STRONGLY, *NEGATIONS, *SAYS, *AGAINST, *WITHIN, *ASIDES]
    texts += [word for both in FITTING.values() for words in both for word in words]
    texts += [thing for topic in TOPICS for thing in topic] + ["the", "was", "and", ","]
    return tuple(sorted({word for text in texts for word in text.split() if word[0] != "{"}))


HELD_OUT = held_out_pairs()
VOCABULARY = every_word()
