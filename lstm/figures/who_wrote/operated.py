"""A network under operations: its memory ribbon and gates, before and after, for ui/who_wrote/interventions."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from lstm.cells import Step
from lstm.explain import margin, memory, writers
from lstm.explain.interventions import Operation
from lstm.figures.colours import INK
from lstm.figures.sentence.answered import answers
from lstm.figures.who_wrote.operated_says import describe, label, value, weighed
from lstm.figures.who_wrote.ribbon import stack
from lstm.reading import Reading

STRETCH = 1.05  # of the highest band: what stays free above it
LEAST = {"answer": 0.5, "unit": 0.05}  # logits, or memory: what is smaller fills no picture
MANY, TELLING = 100, 16  # units: of more than that the gates of the most telling are drawn
FIRST = 5  # answers named beside the gates


def draw(
    usual: Reading,
    now: Reading,
    answer: int,
    foils: Sequence[int],
    operations: Sequence[Operation] = (),
    unit: int | None = None,
    second: Reading | None = None,
) -> dict[str, Any]:
    """The picture of two Readings of one sentence, as it was and as it is, that end where an answer is asked for.

    The ribbon shows what the memory is worth to the answer (an id) against its `foils`, in logits; or, where a unit is
    given, that unit's memory itself. `second` may be the Reading of another sentence. One yardstick serves all: the
    readout at the end of the untouched run. So what is the same in two runs has the same height, and a memory that an
    output gate hides is still seen. See lstm.figures.who_wrote.ribbon.
    """
    cell, tokens, meant = usual.cell, usual.tokens, usual.signature
    worth, either = yardstick(usual, answer, foils, unit), unit is not None or len(foils) == 1
    reads = [read_instead(t, operations, usual.model.words) for t in range(len(tokens))]
    was = stack(usual.trace, worth, tokens, either)
    named = [instead or token for instead, token in zip(reads, tokens, strict=True)]
    layers = stack(now.trace, worth, named, either, leaders(was)) if operations else was
    low, high = extent([was, layers], unit)
    rows = drawn_units(now, yardstick(usual, answer, foils, None), operations, unit)
    found = {
        "tokens": tokens,
        "now": layers,
        "was": outline(was) if operations else None,
        "low": low,
        "high": high,
        "worth": "" if unit is not None else meant.answers[answer],
        "against": meant.answers[foils[0]] if unit is None and len(foils) == 1 else "",
        "weighed": weighed(meant, foils) if unit is None else "",
        "unit": unit,
        "gates": [gate(name, usual.trace, now.trace, rows) for name in cell.GATES],
        "rows": rows,
        "touched": [touched(one, len(tokens)) for one in operations],
        "reads": reads,
        "answer": answered(now, answer),
        "ink": list(INK["c"][3:]),
        "symbol": "c" if "c" in cell.EQUATIONS else "h",
        "line": describe(usual, now, answer, operations),
        "second": other(second, worth, either, answer, unit) if second else None,
        "asked": None,
    }
    return found | {"alt": alt(found)}


def drawn_units(now: Reading, worth: np.ndarray, operations: Sequence[Operation], unit: int | None) -> list[int]:
    """The units whose gates are drawn: all, or of many those whose memory counts most at the end by `worth` (H,).

    Those that are operated on are among them, and the one in view.
    """
    held = memory(now.trace)[-1] * worth
    if len(held) <= MANY:
        return list(range(len(held)))
    touched = {one for some in operations if some.units for one in some.units} | ({unit} if unit is not None else set())
    return sorted({*np.argsort(-np.abs(held), kind="stable")[:TELLING].tolist(), *touched})


def yardstick(usual: Reading, answer: int, foils: Sequence[int], unit: int | None) -> np.ndarray:
    """What each unit's memory counts for (H,): what it is worth to an answer (see `margin`), or one unit's as it is."""
    if unit is None:
        return margin(usual.model, usual.trace, answer, foils)
    return np.eye(memory(usual.trace).shape[-1])[unit]


def leaders(layers: dict[str, list[Any]]) -> list[int]:
    """The words, by their places, that have a layer each, the foremost first."""
    return [
        band["writer"] for _, band in sorted(zip(layers["ranks"], layers["bands"], strict=True), key=lambda one: one[0])
    ]


def heights(layers: dict[str, list[Any]]) -> tuple[np.ndarray, np.ndarray]:
    """How far the layers of a ribbon reach up and down at each place: two arrays (T,)."""
    every = np.array([layers["others"], *(band["support"] for band in layers["bands"])])
    return np.maximum(every, 0.0).sum(axis=0), np.minimum(every, 0.0).sum(axis=0)


def extent(ribbons: Sequence[dict[str, list[Any]]], unit: int | None) -> tuple[float, float]:
    """The scale that some ribbons share: how far down and up the furthest of them reaches, and no less than LEAST."""
    ups, downs = zip(*map(heights, ribbons), strict=True)
    least = LEAST["answer" if unit is None else "unit"]
    return min(0.0, *(float(down.min()) for down in downs)), STRETCH * max(least, *(float(up.max()) for up in ups))


def two_questions(now: Reading, worth: np.ndarray, without: np.ndarray, answer: int) -> dict[str, Any]:
    """To every word of a sentence: what did you write, and what would be expected without you?

    "wrote": what of its writing stands in the memory at the end, counted by `worth` (H,); it adds up, with the gates
    held fixed. "without": the chance of the answer, or the number answered, if the word is not read at all: of
    `without` (T, O), see `left_out`.
    """
    meant, chances = now.signature, without[:, answer].tolist()
    wrote = (writers(now.trace)[1:, -1] @ worth).tolist() if hasattr(now.trace, "carried") else None
    return {"wrote": wrote, "without": chances, "texts": [value(meant, one) for one in chances], "kind": meant.kind}


def outline(layers: dict[str, list[Any]]) -> dict[str, list[float]]:
    """A ribbon as two lines: how far its layers reach up and down at each place, any numbers."""
    up, down = heights(layers)
    return {"up": up.tolist(), "down": down.tolist()}


def gate(name: str, usual: Step, now: Step, rows: Sequence[int]) -> dict[str, Any]:
    """One gate of the units in rows over the words of two traces (T, H), now and as it was; None of other units."""
    ink, was, values, drawn = INK[name], getattr(usual, name).T, getattr(now, name).T, set(rows)
    about = {"key": name, "symbol": ink.symbol, "name": ink.name, "does": ink.does, "ink": list(ink[3:])}
    return about | {
        "values": some_of(values, drawn),
        "was": None if np.array_equal(was, values) else some_of(was, drawn),
    }


def some_of(values: np.ndarray, drawn: set[int]) -> list[list[float] | None]:
    """Values (H, T), any numbers, of the units that are drawn, and None for every other."""
    return [row.tolist() if unit in drawn else None for unit, row in enumerate(values)]


def touched(one: Operation, steps: int) -> dict[str, Any]:
    """Where an operation shows in the picture."""
    first, last = one.places or (0, steps - 1)
    units = None if one.units is None else list(one.units)
    found = {"text": str(one), "quantity": one.quantity, "first": first, "last": last, "units": units}
    return found | {"label": label(one)} | ({} if one.carried is None else {"carried": one.carried})


def read_instead(t: int, operations: Sequence[Operation], words: Sequence[str]) -> str | None:
    """The word that operations put in place of the t-th, or None."""
    instead = [words[one.word] for one in operations if one.word is not None and one.at(t)]
    return instead[-1] if instead else None


def answered(read: Reading, answer: int) -> dict[str, Any]:
    """What the network says at the end: the answer in view, and the first answers there are."""
    meant, row = read.signature, read.chances[-1]
    first = int(row.argmax()) if meant.kind == "class" else answer
    return {
        "asked": [meant.answers[answer], value(meant, row[answer])],
        "word": meant.answers[first],
        "text": value(meant, row[first]),
        "first": [[name, value(meant, amount)] for name, amount in answers(row, meant, FIRST)],
    }


def other(second: Reading, worth: np.ndarray, either: bool, answer: int, unit: int | None) -> dict[str, Any]:
    """The second sentence: its memory by the same yardstick (H,), and what it is expected to end with."""
    row, meant = second.chances[-1], second.signature
    own = int(row.argmax()) if meant.kind == "class" else answer
    layers = stack(second.trace, worth, second.tokens, either)
    low, high = extent([layers], unit)
    about = {"word": meant.answers[own], "text": value(meant, row[own])}
    return {"tokens": second.tokens, "now": layers, "low": low, "high": high, "answer": about}


def alt(picture: dict[str, Any]) -> str:
    """What the picture shows, in words."""
    bands = "; ".join(band["label"] for band in picture["now"]["bands"])
    return f"{picture['line']} The memory: {bands or 'no single word wrote it'}."
