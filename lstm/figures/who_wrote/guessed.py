"""Guesses in words: what is asked before it is shown, and how far off the guess was once it is."""

from collections.abc import Sequence
from typing import Any

from lstm.explain.guesses import Drawn, Guessed, mean, off, way
from lstm.explain.interventions import Operation
from lstm.figures.colours import INK
from lstm.figures.text import listed, percent
from lstm.figures.who_wrote.operated import touched
from lstm.figures.who_wrote.operated_says import called, value
from lstm.numbers import brief, fixed, plain, short
from lstm.reading import Reading
from lstm.signature import Signature

WAYS = {1: "up", 0: "the same", -1: "down"}
LEAST = {"class": 0.01, "number": 0.005}  # a change below it is "the same"


def ask_word(noun: str, worth: str, unit: int | None = None) -> str:
    """Which word? `worth` is the answer that the memory speaks for; or a unit's own memory is meant."""
    if unit is not None:
        return f"Which {noun} wrote most of what unit {unit} remembers at the end?"
    return f"Which {noun} wrote most of what speaks for “{worth}”?"


def reason(operations: Sequence[Operation], read: Reading) -> str:
    """What was done, in words."""
    return listed([called(one, read) for one in operations])


def ask_amount(meant: Signature, answer: int, before: float, why: str) -> str:
    """What will become of an answer, if what `why` says is done? `before` is its chance, or the number answered."""
    name = f"“{meant.answers[answer]}”"
    return f"Suppose {why}. {name} stands at {value(meant, before)}: what becomes of it?"


def ask_curve(gate: str, unit: int, noun: str) -> str:
    """How does a gate move?"""
    return f"How far does the {INK[gate].name} of unit {unit} open at each {noun}? Drag across: 0 is shut, 1 is open."


def said_word(tokens: Sequence[str], place: int, found: Guessed, what: str) -> str:
    """The guess of a word and the answer. `found` is a lstm.explain.Guessed, `what` what was written."""
    first, said = tokens[found.first], tokens[place]
    if found.first_share <= 0:
        return f"You said “{said}”. No word wrote anything that speaks for it."
    if found.rank == 1:
        return f"You said “{said}”. Right: it wrote {percent(found.share)} of {what}."
    return (
        f"You said “{said}”. It was “{first}”: it wrote {percent(found.first_share)} of {what}. "
        f"“{said}”: {signed_percent(found.share)}, place {found.rank} of {len(tokens)}."
    )


def said_amount(meant: Signature, before: float, guess: float, after: float) -> str:
    """Old, guess, new and the gap. Chances are 0..1; other numbers are what they are."""
    if meant.kind != "class":
        gap = brief(off(guess, after))
        return f"It was {brief(before)}. You said {plain(guess)}. It is {brief(after)}: {gap} off."
    told = percent(guess)
    return f"It was {percent(before)}. You said {told}. It is {percent(after)}: {points(off(guess, after))} off."


def said_way(meant: Signature, before: float, guess: int, after: float) -> str:
    """The direction that was guessed, -1, 0 or 1, and the one a chance, or a number, took."""
    went = way(before, after, LEAST[meant.kind])
    said, took = f"You said {WAYS[guess]}.", f"{value(meant, before)} → {value(meant, after)}"
    if went == 0:
        return f"{said} {'Right: it' if guess == went else 'It'} stays where it is, {took}."
    return f"{said} {'Right: it' if guess == went else 'It'} goes {WAYS[went]}, {took}."


def said_curve(found: Drawn, guess: Sequence[float], true: Sequence[float], tokens: Sequence[str]) -> str:
    """How far off a drawn gate was, and where most. `found` is a lstm.explain.Drawn."""
    place = found.place
    return (
        f"On average {brief(found.gap)} off. Most at “{tokens[place]}”: you drew {plain(guess[place])}, "
        f"it is {openness(float(true[place]))}."
    )


def openness(gate: float) -> str:
    """A gate in words: it is never quite shut, and never quite open."""
    if gate < 0.001:
        return "less than 0.001"
    return "more than 0.999" if gate > 0.999 else short(gate)


def signed_percent(share: float) -> str:
    """A share that may speak against."""
    return percent(share) if share >= 0 else f"−{percent(-share)}"


def points(gap: float) -> str:
    """A gap between two chances: percentage points, not per cent of one."""
    said = fixed(100.0 * gap, 0)
    return "less than 1 point" if said.startswith("≈") else f"{said} point{'s' * (said != '1')}"


def summed_up(gaps: Sequence[float], others: int) -> str:
    """All guesses of a visit in a line: the gaps of those that were chances, 0..1 each, and how many others."""
    if not gaps:
        return f"Your guesses so far: {others}"
    apart = points(mean(gaps))
    if len(gaps) == 1:
        return f"1 chance guessed, {apart} off" + f"; {others} other guess{'es' * (others > 1)}" * (others > 0)
    each = listed([fixed(100.0 * gap, 0) for gap in gaps[-6:]])
    last = "the last six " * (len(gaps) > 6)
    return f"{len(gaps)} chances guessed, on average {apart} off ({last}{each})" + (
        f"; {others} other guess{'es' * (others > 1)}" * (others > 0)
    )


def hidden(picture: dict[str, Any], question: str | None, operations: Sequence[Operation] = ()) -> dict[str, Any]:
    """The picture of lstm.figures.who_wrote.operated without what its question would give away.

    "word": neither bands nor gates, nor which word to look at first. "curve": no gates. "amount": all of the run that
    nothing was done to, with where the operations will act. None: as it is.
    """
    steps = len(picture["tokens"])
    kept = picture | {"question": question}
    if question == "amount":
        kept["touched"] = [touched(one, steps) for one in operations]
    if question in ("word", "curve"):
        kept |= {"gates": [], "asked": None}
    if question == "word":
        none = {"bands": [], "ranks": [], "others": [0.0] * steps}
        kept |= {"now": none, "was": None, "low": 0.0, "high": 1.0, "second": None, "start": 0, "alt": picture["line"]}
    return kept
