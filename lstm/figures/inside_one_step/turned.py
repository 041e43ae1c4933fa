"""Weights turned by hand, in words and as a slider: what may be turned, how far, and what it did to the answer."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from lstm.explain import edits
from lstm.figures.colours import INK
from lstm.figures.sentence.arithmetic import SYMBOLS, input_names
from lstm.figures.text import percent
from lstm.numbers import brief, linked, plain, say
from lstm.reading import Reading

FAR = 10.0  # a slider for one weight reaches at least so far
SIGNS = {"set": "=", "add": "+", "times": "×"}


def draw(read: Reading, changes: Sequence[edits.Edit], target: edits.Target) -> dict[str, Any]:
    """The slider of lstm.figures.inside_one_step.turned.slider alone, as a picture in numbers."""
    return slider(read, changes, target)[0]


def slider(read: Reading, changes: Sequence[edits.Edit], target: edits.Target) -> tuple[dict[str, Any], str]:
    """A slider for a target on top of the changes made so far, and how it acts: "set", "add" or "times".

    One weight is set, the same weight of all units is added to, and a whole gate is multiplied. The Reading is that of
    the network as it was trained.
    """
    cell, weights = read.cell, read.layer.weights
    how = "times" if target.source == "all" else "add" if target.unit is None else "set"
    made = next((one.amount for one in changes if (one.target, one.how) == (target, how)), None)
    if how == "set":
        trained = float(edits.held(cell, weights, target)[0].ravel()[0])
        value = float(edits.held(cell, edits.apply(cell, weights, changes), target)[0].ravel()[0])
        limit = max(FAR, math.ceil(max(abs(value), abs(trained))))
        low, high, step, note = -limit, limit, 0.05, f"as trained: {say(trained, 3)}"
    elif how == "add":
        low, high, step, value, note = -10.0, 10.0, 0.1, made or 0.0, "added to the weight of every unit"
    else:
        low, high, step, value, note = 0.0, 3.0, 0.05, 1.0 if made is None else made, "all its weights times this"
    name = named(target, read)
    return {
        "title": f"{name}, {note}",
        "name": f"{target}:{how}",
        "label": {"set": "weight", "add": "added", "times": "times"}[how],
        "says": name,
        "low": low,
        "high": high,
        "step": step,
        "value": float(linked(value, 3)),
    }, how


def sources(read: Reading, quantity: str) -> dict[str, str]:
    """What the weights of a quantity are multiplied with: the code of an edit -> what people call it.

    Of all words but those that were read the weights stay untouched.
    """
    trace = read.trace
    letters = {edits.LETTER[feed.source]: feed.source for feed in trace.feeds(read.layer.weights, quantity)}
    codes = {f"x{k}": f"{read.what} {name}" for k, name in feeding(read)}
    codes |= {"b": "the bias"}
    codes |= {letter: f"its {SYMBOLS[letters[letter]]}" for letter in letters if letter in "cr"}
    if "h" in letters:  # what sees the input alone has no weights on it
        codes |= {f"h{unit}": f"unit {unit}'s {SYMBOLS[letters['h']]}" for unit in range(trace.h.shape[-1])}
    return codes | {"all": "everything: scale the gate"}


def feeding(read: Reading) -> list[tuple[int, str]]:
    """What feeds the cell in view: (which, from 0, and its name) of the words that were read, or of all its numbers."""
    if numbered(read):
        return list(enumerate(input_names(read)))
    return [(one.id, f"“{one.token.text}”") for one in read.found]


def numbered(read: Reading) -> bool:
    """Whether the cell in view reads numbers at every step, and not one word or symbol."""
    return read.below > 0 or not read.model.words or read.model.embedding is not None


def called(target: edits.Target, read: Reading) -> str:
    """What people call a target's source."""
    letter, number, names = target.source[0], target.source[1:], input_names(read)
    if target.source == "all":
        return "all its weights"
    if letter == "x":
        return f"{read.what} {names[int(number)] if int(number) < len(names) else f'“{number}”'}"
    return {"b": "the bias", "c": "its own memory", "r": "the reset gate", "h": f"unit {number}'s h(t−1)"}[letter]


def named(target: edits.Target, read: Reading) -> str:
    """A target in full."""
    unit = "all units" if target.unit is None else f"unit {target.unit}"
    return f"{INK[target.quantity].name} of {unit}, {called(target, read)}"


def describe(edit: edits.Edit, read: Reading) -> str:
    """An edit in a line: what was turned, and how far."""
    sign = "" if edit.how == "add" and edit.amount < 0 else SIGNS[edit.how] + " "
    return f"{named(edit.target, read)}: {sign}{plain(edit.amount)}"


def answer(read: Reading, changed: Reading) -> str:
    """What became of the answer where it is expected: in a Reading, and in that by the changed network."""
    token, words = read.tokens[read.end], read.signature.answers
    before, now = read.chances[read.end], changed.chances[read.end]
    if read.signature.kind == "number":
        parts = [f"{words[k]} {brief(before[k])} → {brief(now[k])}" for k in range(len(before))]
        return f"After “{token}”: {', '.join(parts)}"
    was, first = int(np.argmax(before)), int(np.argmax(now))
    parts = [
        f"“{words[k]}” {percent(float(before[k]))} → {percent(float(now[k]))}" for k in dict.fromkeys((was, first))
    ]
    return f"After “{token}”: {', '.join(parts)}"
