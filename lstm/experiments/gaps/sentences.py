"""The sentences: short ones to learn from, and one that is drawn out, clause by clause, under a visitor's hand."""

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from lstm.everyday import sentences
from lstm.everyday import vocabulary as lists
from lstm.everyday.frames import MEANS, PLACES, fill, slots
from lstm.networks import ngram

CORPUS = 20_000  # sentences to learn from
CLAUSES_LEARNT = 2  # a sentence learnt from has 0 or 1 of them, each as often
MOST_CLAUSES = 7  # between the reason and the need, each about six words
KINDS = {"need": "what is needed", "owner": "whose it is", "place": "where it happens"}
FAR = {  # kind -> (before the clauses, after them)
    "need": ("due to my {} situation", ", i need to {} a"),
    "owner": ("{}", "said that the bicycle is"),
    "place": ("the {}", "{} {} the"),
}


class Stretched(NamedTuple):
    """A sentence with a gap, up to the place where the answer is expected."""

    words: tuple[str, ...]
    reason: int  # the place of the word that decides, or of what moves
    answer: str

    @property
    def gap(self) -> int:
        """Words from the reason to the answer: at least 1."""
        return len(self.words) - self.reason


def reasons(kind: str) -> tuple[str, ...]:
    """The words that a visitor may put in as the reason: two for every need, some owners, one of each that moves."""
    if kind == "need":
        return tuple(word for words in (lists.TAKE | lists.SEE).values() for word in words[:2])
    if kind == "owner":
        return (*lists.WOMEN[:3], *lists.MEN[:3], "i", "we", "they")
    return tuple(movers[0] for _, movers, _ in PLACES.values())


def stretched(kind: str, reason: str, clauses: int, seed: int = 0) -> Stretched:
    """A sentence of a kind with so many clauses between its reason and its end: see FAR.

    With the same seed, one more clause leaves the others as they are. They are drawn from the clauses of the task that
    say nothing about the answer; none repeats the pattern of another. Nobody in them has the name of the reason.
    """
    rng = np.random.default_rng([seed, 5])
    patterns = [lists.CLAUSES_ANY[k] for k in rng.permutation(len(lists.CLAUSES_ANY))[:clauses]]
    draw = slots(rng, "i", [reason])
    between = [word for pattern in patterns for word in (*fill(pattern, draw), ",")]
    before, after = FAR[kind]
    if kind == "need":
        answer = MEANS[reason]
        after = after.format("take" if answer in lists.TAKE else "see")
        between = [",", *between[:-1]] if clauses else []
    elif kind == "owner":
        answer, between = MEANS[reason], [",", *between] if clauses else []
    else:
        answer, (by, _, moves) = next((place, how) for place, how in PLACES.items() if reason in how[1])
        after, between = after.format(moves[0], by), [",", *between] if clauses else []
    begun = before.format(reason).split()
    return Stretched((*begun, *between, *after.split()), begun.index(reason), answer)


@lru_cache(maxsize=2)
def corpus(size: int = CORPUS) -> tuple[sentences.Sentence, ...]:
    """The sentences learnt from: none has more than one clause between, none holds a pair that is held out."""
    rng = np.random.default_rng(6)
    return tuple(sentences.sentence(rng, clauses=int(rng.integers(CLAUSES_LEARNT))) for _ in range(size))


@lru_cache(maxsize=2)
def longest_gap(size: int = CORPUS) -> int:
    """The longest gap among them, in words from the reason to the answer."""
    return max(len(one.words) - 1 - one.reason for one in corpus(size) if one.reason is not None)


@lru_cache(maxsize=1)
def trigram() -> ngram.Trigram:
    """The trigram that counted the same sentences."""
    return ngram.fit([one.words for one in corpus()], sentences.VOCABULARY)


def drawn(rng: np.random.Generator, n: int, size: int = CORPUS) -> list[sentences.Sentence]:
    """n of the sentences learnt from."""
    return [corpus(size)[k] for k in rng.integers(size, size=n)]
