"""What a unit of the English network does over text it never read, and where several are as in a span: in words.

Source: to look for a span elsewhere in a text is LSTMVis' (Strobelt et al. 2018); how it is said is ours.
"""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from lstm.explain import over_text
from lstm.explain.agreement import other_number
from lstm.explain.over_text import CLEAR, Follows, OverText
from lstm.explain.writing import memory
from lstm.figures.text import listed, percent
from lstm.numbers import brief, fixed
from lstm.presets import english
from lstm.reading import Reading
from lstm.words import places

AROUND = 8  # words shown before a place, and half as many after it
RARE = 0.001  # share of all places: a span that is nearer than that is hardly chance


@lru_cache(maxsize=1)
def text() -> OverText:
    """The English LSTM over the text that is shipped with it."""
    return over_text.read_text(english.load(), english.every_utterance())


@lru_cache(maxsize=512)
def follows(unit: int) -> Follows:
    """What a unit of the English LSTM follows."""
    words = english.load().words
    place, known = places(words), frozenset(words)
    pairs = [other_number(word, known) for word in words]
    numbers = np.array([0 if pair is None else 1 if pair[1] else -1 for pair in pairs])
    return over_text.follows(text(), unit, [place['"']], [place["?"]], numbers)


def context(first: int, length: int = 1) -> str:
    """The words around a span of the text, the span in bold, as Markdown."""
    words, some = english.load().signature.answers, text()  # pyrefly: ignore[missing-attribute]
    whole = np.flatnonzero(some.utterance == some.utterance[first])
    begins, ends = max(int(whole[0]), first - AROUND), min(int(whole[-1]) + 1, first + length + AROUND // 2)
    said = [escaped(words[k]) for k in some.ids[begins:ends]]
    here = first - begins
    span = " ".join(said[here : here + length])
    parts = [
        "…" if begins > whole[0] else "",
        *said[:here],
        f"**{span}**",
        *said[here + length :],
        "…" if ends <= whole[-1] else "",
    ]
    return " ".join(filter(None, parts))


def escaped(word: str) -> str:
    """A word or mark as Markdown that shows just that."""
    shown = "(unknown)" if word == english.load().words[english.UNKNOWN_ID] else word
    return "".join(letter if letter.isalnum() or letter in " '()" else f"\\{letter}" for letter in shown)


def extremes(unit: int) -> list[dict[str, str]]:
    """Rows: where a unit's memory is highest and where lowest."""
    some = text()
    high, low = over_text.extremes(some, unit)
    return [
        {"its memory": f"{name} {brief(float(some.held[place, unit]))}", "after the word in bold": context(place)}
        for name, places_of in (("highest:", high), ("lowest:", low))
        for place in places_of
    ]


def describe(unit: int) -> str:
    """What a unit follows, each said only where it holds on utterances that had no part in finding it."""
    found = follows(unit)
    lines = []
    if found.word >= CLEAR["word"]:
        lines.append(f"the word just read explains {percent(found.word)} of how its memory varies")
    if found.distance >= CLEAR["distance"]:
        lines.append(f"the distance from the start explains {percent(found.distance)}")
    if found.quoted >= CLEAR["quoted"]:
        lines.append(f"it tells words in quotation marks from others in {percent(found.quoted)} of pairs")
    if found.question >= CLEAR["question"]:
        lines.append(f"it tells words of a question from others in {percent(found.question)} of pairs")
    if found.number >= CLEAR["number"]:
        lines.append(f"it tells words after a plural noun from those after a singular one in {percent(found.number)}")
    if not lines:
        tried = "the last word, the distance from the start, quotation marks, questions, the number of the last noun"
        return f"Unit {unit} follows none of what was tried on it: {tried}."
    return f"Of unit {unit}, on utterances that had no part in finding it: {listed(lines)}."


def standing_out(read: Reading, first: int, last: int) -> list[int]:
    """The units that stand out in a span of a Reading: its steps `first` to `last`, counted from 0."""
    return over_text.standing_out(text(), memory(read.trace)[first : last + 1])


def alike(read: Reading, first: int, last: int, units: Sequence[int]) -> list[dict[str, str]]:
    """Rows, at most 6: where in the text some units are the most as they are in a Reading's steps `first` to `last`.

    Steps count from 0; "how far off" is in standard deviations of a unit, "as near" the share of all places that are.
    """
    found = over_text.alike(text(), memory(read.trace)[first : last + 1], units)
    return [
        {"where": context(one.first, last - first + 1), "how far off": fixed(one.far, 2), "as near": share(one.nearer)}
        for one in found
    ]


def share(nearer: float) -> str:
    """How many places of the text are as near, in words, from their share, 0..1."""
    return f"fewer than {percent(RARE)} of places" if nearer < RARE else f"{percent(nearer)} of places"
