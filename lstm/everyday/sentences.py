"""Everyday English, generated: sentences whose last word only memory can tell, and some where it is not needed.

need    "due to my job situation , as anna told me today , i need to take a | loan": the reason decides, from afar
owner   "anna , while peter was reading the newspaper , said that the bag is | hers": the subject decides
place   "the car runs on the | road": the two words before decide, and no memory is needed

Everything but the reason is neutral: it is drawn before the reason is, and says nothing about the answer. A few needs
are given no reason at all, and then any answer that fits may follow.

The split: one in ten pairs of (reason, thing), (owner, thing owned) and (mover, adjective) is held out by a fixed
seed. A training sentence never holds both words of such a pair; a held-out sentence always does.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from lstm.everyday import vocabulary as lists
from lstm.everyday.frames import AGREES, ANSWERS, FRAMES, MEANS, OWNERS, PLACES, REASONS, pick
from lstm.words import UNKNOWN, split

NAME = "Everyday sentences"
ABOUT = "Generated English sentences that end in what is needed, whose it is, or where it happens."

FAMILIES = {"need": 0.4, "owner": 0.35, "place": 0.25}  # how often each is drawn
SEED = "Today, due to my current job situation and family conditions, I need to take a loan"
EXAMPLES = (
    ("Job, so a loan", SEED),
    ("Traffic, so a taxi", "Today, due to my current traffic situation and family conditions, I need to take a taxi"),
    ("Headache, so a pill", "Today, due to my current headache and family conditions, I need to take a pill"),
    ("The car runs on the road", "The car runs on the road"),
    ("Anna, while Peter: hers", "Anna, while Peter was reading the newspaper, said that the bicycle is hers"),
    ("Peter, while Anna: his", "Peter, while Anna was reading the newspaper, said that the bicycle is his"),
    (
        "Tooth, so a dentist",
        "We have trouble with our tooth, and, as my brother told us last week, we should call a dentist",
    ),
    ("Two sentences", SEED + ". Anna, while Peter was cooking dinner, said that the scarf is hers"),
    (
        "Engine … 45 words … a mechanic",
        "The engine is a mess again, so, after a long talk with my father, although Maria liked the village very much, "
        "while David was waiting for the postman, and not because of the holiday, no matter what the teacher says "
        "about the office, I'll have to find a mechanic",
    ),
)


class Sentence(NamedTuple):
    """One sentence, its last word the answer."""

    words: tuple[str, ...]
    family: str  # "need", "owner" or "place"
    reason: int | None  # where the word stands that decides the answer
    answer: str


def sentence(
    rng: np.random.Generator,
    family: str | None = None,
    answer: str | None = None,
    reason: str | None = None,
    clauses: int | None = None,
    held_out: bool = False,
) -> Sentence:
    """Draw a sentence; what is given is kept, the rest is drawn.

    `reason` may be any word, also one that is not in the vocabulary: then `answer` says what it leads to.
    `clauses` is the number of clauses between the reason and the end; each is about six words long.
    Raises ValueError where no such sentence is found.
    """
    family = (
        family or family_of(answer or MEANS.get(reason or "")) or pick(rng, tuple(FAMILIES), tuple(FAMILIES.values()))
    )
    for _ in range(10_000):
        words, place = FRAMES[family](rng, answer, reason, clauses)
        if is_held_out(words) == held_out:
            return Sentence(words, family, place, words[-1])
    raise ValueError(f"no {family} sentence with {reason or answer!r} is {'held out' if held_out else 'for training'}")


def minimal_pair(
    rng: np.random.Generator, family: str = "need", clauses: int | None = None, held_out: bool = False
) -> tuple[Sentence, Sentence]:
    """Two sentences that differ in the reason and the answer alone, from a family whose answer has a reason.

    `clauses` is how many stand between, 0 or more, drawn if not given.
    """
    while True:
        one = sentence(rng, family, clauses=clauses, held_out=held_out)
        if one.reason is None:
            continue
        answer = pick(rng, [other for other in options(one.words[:-1]) if other != one.answer])
        reason = pick(rng, (REASONS | OWNERS)[answer])
        if "and" in (reason, one.words[one.reason]) or reason in one.words:
            continue  # "anna and peter" are no single word, and nobody is subject and bystander at once
        words = tuple({one.reason: reason, len(one.words) - 1: answer}.get(k, w) for k, w in enumerate(one.words))
        if is_held_out(words) == held_out:
            return one, Sentence(words, family, one.reason, answer)


def options(words: Sequence[str]) -> tuple[str, ...]:
    """The answers that fit the end of an unfinished sentence, so that chance is one in their number."""
    last, before = words[-1], words[-2] if len(words) > 1 else ""
    if last == "a":
        groups = (("take", lists.TAKE), ("see", lists.SEE))
        fit = [group for name, group in groups if f"{before} a" in lists.VERBS[name]]
        return tuple(fit[0] if fit else REASONS)
    return ANSWERS["place" if last == "the" else "owner"]


def alternatives(word: str) -> tuple[str, ...]:
    """Words of the same kind as a word, one for each other answer; for a word of no kind, one for each need."""
    for answers in (REASONS, OWNERS, {place: movers for place, (_, movers, _) in PLACES.items()}):
        if any(word in words for words in answers.values()):
            return tuple(words[0] for words in answers.values() if word not in words and words[0] != "and")
    return tuple(words[0] for words in REASONS.values())


def is_held_out(words: Sequence[str]) -> bool:
    """Whether a sentence holds both words of a pair that training never saw together."""
    present = set(words)
    return any(present & HELD_OUT[word] for word in present & HELD_OUT.keys())


def family_of(answer: str | None) -> str | None:
    """The family an answer belongs to, or None."""
    return next((family for family, answers in ANSWERS.items() if answer in answers), None)


def every_word() -> tuple[str, ...]:
    """The vocabulary: every word a pattern or a list can give, in order of the alphabet, after <unk>."""
    texts = [*REASONS, *OWNERS, *PLACES, *MEANS, "on", ".", ",", "and", "so", "the", "this", "that", "an", "they"]
    for table in (lists.VERBS, lists.WANTS_NOW, lists.SHORT, lists.NEEDS_NOW):
        texts += [text for choices in table.values() for text in choices]
    for by, movers, moves in PLACES.values():
        texts += [by, *movers, *moves]
    texts += [text for agrees in AGREES.values() for text in agrees.values()]
    texts += [text for choices in vars(lists).values() if isinstance(choices, tuple) for text in choices]
    found = {word for text in texts for word in text.split() if word[0] != "{"}
    return (UNKNOWN, *sorted(found))


def held_out_pairs() -> dict[str, frozenset[str]]:
    """Word -> the words it never meets in training: one in ten, by a fixed seed, and the seed sentence's own."""
    rng, pairs = np.random.default_rng(17), {}
    movers = tuple(mover for _, movers, _ in PLACES.values() for mover in movers)
    reasons = tuple(word for words in REASONS.values() for word in words)
    owners = tuple(word for word in MEANS if word in sum(OWNERS.values(), ()) and word != "and")
    for ones, others in ((reasons, lists.NOUNS), (owners, lists.THINGS), (movers, lists.ADJECTIVES)):
        for one in ones:
            pairs[one] = frozenset(other for other in others if rng.random() < 0.1)
    pairs["job"] |= {"family"}
    return pairs


VOCABULARY = every_word()
HELD_OUT = held_out_pairs()
SEED_WORDS = tuple(token.word for token in split(SEED))
