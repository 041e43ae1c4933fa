"""How the everyday sentences are built: a frame of patterns first, then the words in its slots, the reason last."""

from bisect import bisect
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import TypeVar

import numpy as np

from lstm.everyday import vocabulary as lists

Choice = TypeVar("Choice")
REASONS = lists.TAKE | lists.SEE
OWNERS = {"mine": ("i",), "ours": ("we",), "theirs": ("they", "and"), "hers": lists.WOMEN, "his": lists.MEN}
PLACES = lists.PLACES
ANSWERS = {"need": tuple(REASONS), "owner": tuple(OWNERS), "place": tuple(PLACES)}
MEANS = {word: answer for table in (REASONS, OWNERS) for answer, words in table.items() for word in words}
CLAUSES = {"need": (0.1, 0.5, 0.3, 0.1), "owner": (0.1, 0.5, 0.3, 0.1), "place": (0.7, 0.2, 0.1)}  # chance of 0, 1, ...
UNFOUNDED = 0.08  # share of needs for which no reason is given: any answer that fits will do
HERE = "<reason>"  # stands where the reason will be
AGREES = {  # what agrees with a subject of each kind
    "i": {"my": "my", "me": "me", "have": "have", "dont": "don't", "again": "i"},
    "we": {"my": "our", "me": "us", "have": "have", "dont": "don't", "again": "we"},
    "she": {"my": "her", "me": "her", "have": "has", "dont": "doesn't", "again": "she"},
    "he": {"my": "his", "me": "him", "have": "has", "dont": "doesn't", "again": "he"},
}


def need(
    rng: np.random.Generator, answer: str | None, reason: str | None, clauses: int | None
) -> tuple[tuple[str, ...], int | None]:
    """[time ,] reason , clauses , somebody needs a | answer. Sometimes without a reason, if none is asked for.

    The words, and the place of the reason or None. `clauses`: how many stand between, 0 or more; drawn if not given.
    """
    unfounded = not (answer or reason) and rng.random() < UNFOUNDED
    answer = answer or MEANS.get(reason or "") or pick(rng, ANSWERS["need"])
    group = "take" if answer in lists.TAKE else "see"
    kind, past = pick(rng, tuple(AGREES), (0.45, 0.2, 0.175, 0.175)), rng.random() < 0.25
    draw = slots(rng, kind)
    said, frame = (lists.CLAUSES_ANY + lists.CLAUSES_ME) + (() if past else lists.CLAUSES_NOW), []
    if rng.random() < 0.45:
        frame += ["{time} ,"]
    if rng.random() < 0.1:
        frame += [pick(rng, said), ","]
    joined = unfounded or rng.random() < 0.6
    if joined and not unfounded:
        frame += [pick(rng, lists.BECAUSE + (() if past else lists.BECAUSE_NOW)), ","]
    if not joined:
        frame += [pick(rng, lists.NEWS + (() if past else lists.NEWS_NOW)), ", and" if rng.random() < 0.5 else ", so"]
    for _ in range(several(rng, "need", clauses)):
        frame += [pick(rng, said), ","] if joined else [",", pick(rng, said), ","]
        joined = True
    frame.append(ending(rng, kind, past, group))
    words = fill(" ".join(frame), draw)
    if unfounded:
        return (*words, answer), None
    place = words.index(HERE)
    words[place] = reason or pick(rng, REASONS[answer])
    return (*words, answer), place


def ending(rng: np.random.Generator, kind: str, past: bool, group: str) -> str:
    """How a sentence about a need ends, up to the answer."""
    person = kind if kind in ("i", "we") else "he"
    if rng.random() < 0.1:
        return pick(rng, lists.ANYBODY)
    if rng.random() < 0.35:
        return "{again} " + pick(rng, lists.NEEDS_PAST if past else lists.NEEDS_NOW[person])
    verb = pick(rng, lists.VERBS[group])
    if not past and person in lists.SHORT and rng.random() < 0.3:
        return f"{pick(rng, lists.SHORT[person])} {verb}"
    return f"{{again}} {pick(rng, lists.WANTS_PAST if past else lists.WANTS_NOW[person])} {verb}"


def owner(
    rng: np.random.Generator, answer: str | None, reason: str | None, clauses: int | None
) -> tuple[tuple[str, ...], int]:
    """[time ,] [clause ,] subject , clauses , said that the thing is | answer.

    The words, and the place of the subject. `clauses`: how many stand between, 0 or more; drawn if not given.
    """
    answer = answer or MEANS.get(reason or "") or pick(rng, ANSWERS["owner"])
    who = reason or pick(rng, OWNERS[answer])
    two = [pick(rng, lists.WOMEN), "and", pick(rng, lists.MEN)]
    subject = (two if rng.random() < 0.5 else two[::-1]) if who == "and" else [who]
    draw, frame = slots(rng, "i", subject), []
    if rng.random() < 0.3:
        frame += ["{time} ,"]
    if rng.random() < 0.25:
        frame += [pick(rng, lists.CLAUSES_ANY), ","]
    frame += ["{s}"]
    for k in range(several(rng, "owner", clauses)):
        frame += ([","] if k == 0 else []) + [pick(rng, lists.CLAUSES_ANY), ","]
    words = fill(" ".join([*frame, pick(rng, lists.SAID), pick(rng, lists.OWNED)]), draw)
    place = words.index(HERE)
    words[place : place + 1] = subject
    return (*words, answer), place + len(subject) // 2


def place(
    rng: np.random.Generator, answer: str | None, reason: str | None, clauses: int | None
) -> tuple[tuple[str, ...], None]:
    """[time ,] the mover [, clauses ,] moves there by the | answer.

    The words, and None: nothing is far back. `clauses`: how many stand between, 0 or more; drawn if not given.
    """
    answer = answer or pick(rng, ANSWERS["place"])
    by, movers, moves = PLACES[answer]
    frame = ["{time} ,"] if rng.random() < 0.25 else []
    frame += ["the", *(["{a}"] if rng.random() < 0.5 else []), reason or pick(rng, movers)]
    for k in range(several(rng, "place", clauses)):
        frame += ([","] if k == 0 else []) + [pick(rng, lists.CLAUSES_ANY), ","]
    frame += [pick(rng, lists.HOW)] if rng.random() < 0.25 else []
    words = fill(" ".join([*frame, pick(rng, moves), by, "the"]), slots(rng, "i"))
    return (*words, answer), None


FRAMES = {"need": need, "owner": owner, "place": place}


def pick(rng: np.random.Generator, choices: Sequence[Choice], chances: Sequence[float] | None = None) -> Choice:
    """One of several, each as likely as the next unless told."""
    if chances is None:
        return choices[int(rng.random() * len(choices))]
    return choices[bisect(tuple(accumulate(chances)), rng.random() * sum(chances))]


def several(rng: np.random.Generator, family: str, clauses: int | None) -> int:
    """The number of clauses: as told, or drawn."""
    chances = CLAUSES[family]
    return pick(rng, tuple(range(len(chances))), chances) if clauses is None else clauses


def fill(pattern: str, draw: Callable[[str], str]) -> list[str]:
    """A pattern's words, every {slot} replaced by what `draw` finds for it; "a" before a vowel becomes "an"."""
    words = list(filled(pattern, draw))
    for place, word in enumerate(words[1:]):
        if words[place] == "a" and word[0] in "aeiou":
            words[place] = "an"
    return words


def filled(pattern: str, draw: Callable[[str], str]) -> Iterator[str]:
    """A pattern's words one after the other, as `draw` finds them: what it finds may have slots of its own."""
    for part in pattern.split():
        if part[0] == "{":
            yield from filled(draw(part[1:-1]), draw)
        else:
            yield part


def slots(rng: np.random.Generator, kind: str, subject: Sequence[str] | None = None) -> Callable[[str], str]:
    """What may stand in each {slot} of one sentence, given the kind of its subject: a function slot -> pattern."""
    names = {"she": lists.WOMEN, "he": lists.MEN}
    name = pick(rng, names[kind]) if kind in names else kind
    used = [name, *(subject or [])]  # nobody is spoken of twice in a row, and the subject is not spoken of as another
    named = []

    def person() -> str:
        while True:
            who = pick(rng, lists.WOMEN + lists.MEN + lists.OTHERS)
            if who not in used[: 1 + len(subject or [])] and who not in used[-3:]:
                used.append(who)
                return who

    def thing(core: str, may_be_bare: bool = False) -> str:
        """[the|my] [old] core [problem]"""
        adjective = pick(rng, lists.ADJECTIVES) + " " if rng.random() < 0.4 else ""
        if may_be_bare and rng.random() < 0.4:
            return f"{adjective}{core} {pick(rng, lists.HEADS_OF_TWO)}"
        head = " " + pick(rng, lists.HEADS) if rng.random() < 0.5 else ""
        return f"{pick(rng, ('{my}', '{my}', 'the', 'this', 'that'))} {adjective}{core}{head}"

    def company() -> str:
        if rng.random() < 0.5:
            return thing(HERE)
        other = thing("{n}", may_be_bare=True)
        return f"{other} and {thing(HERE)}" if rng.random() < 0.3 else f"{thing(HERE)} and {other}"

    def draw(slot: str) -> str:
        if slot == "s":
            named.append(name)
            return HERE if subject else name
        if slot == "again":
            return AGREES[kind]["again"] if named else name
        if slot in AGREES[kind]:
            return AGREES[kind][slot]
        return makers[slot]()

    lists_of = {"time": lists.TIMES, "l": lists.LATELY, "g": lists.DOING, "a": lists.ADJECTIVES, "t": lists.THINGS}
    makers = {slot: (lambda choices=choices: pick(rng, choices)) for slot, choices in lists_of.items()}
    makers |= {"n": lambda: pick(rng, lists.NOUNS), "n2": lambda: pick(rng, lists.NOUNS), "p": person, "p2": person}
    makers |= {"k": lambda: thing(HERE), "kk": company}
    return draw
