"""A sentence whose names are found: every word tinted by what it is called, over the gates of both directions."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from lstm.cells import Cell, Step
from lstm.explain.both_ways import Cue, cue, votes
from lstm.figures.colours import CONTENDERS, INK
from lstm.figures.sentence import tape
from lstm.figures.text import listed, percent
from lstm.linear import Weights
from lstm.live.check import SEED
from lstm.live.examples import Examples
from lstm.live.tasks import entities as task
from lstm.numbers import brief, with_sign
from lstm.unroll import run

SHORT = {1: "person", 2: "place", 3: "org."}
INKS = {tag: (line.on_light, line.on_dark) for tag, line in zip((1, 2, 3), CONTENDERS, strict=False)}
CUES = ("Mr", "for", "in", "at")  # words whose gates are looked at, on their way forwards
CLEAR = 0.05  # a score nearer to 0 counts for neither side
SAMPLE = 256  # held-out sentences that they are looked at in


def draw(
    cell: Cell, words: Sequence[str], chances: np.ndarray, traces: Sequence[Step], cues: tuple[Cue, ...] = ()
) -> dict[str, Any]:
    """The picture of ui/widgets/tape: words (T), chances (T, 4), and the traces (T, H) of both directions.

    The units of `cues` are named beside their rows of the gate that they are about.
    """
    columns = [column(word, chance) for word, chance in zip(words, chances, strict=True)]
    bands = []
    for trace, arrow, way in zip(traces, "→←", (1, -1), strict=True):
        order = tape.written_in_turn(trace.state[-1][::way])
        units = sorted({one.unit for one in cues}) if way == 1 else []
        bands += [
            tape.band(cell, name, [getattr(trace, name)], order, arrow, units if name == opening(cell) else [])
            for name in kept(cell)
        ]
    return tape.draw([tape.section("", columns)], bands, told(words, chances))


def kept(cell: Cell) -> list[str]:
    """The quantities that are drawn: input and forget gate and memory; of other cells, all but the candidate."""
    names = [name for name in cell.EQUATIONS if name != "candidate"]
    return [name for name in ("i", "f", "c") if name in names] if "c" in names else names


def column(word: str, chance: np.ndarray) -> dict[str, Any]:
    """A word, tinted by what it is called, with the chance of that; of the chances (TAGS,) of each tag."""
    tag = int(chance.argmax())
    return tape.column(word, f"{SHORT[tag]} {percent(float(chance[tag]))}" if tag else "", "", INKS.get(tag))


def told(words: Sequence[str], chances: np.ndarray) -> str:
    """What is found, in words, by chances (T, TAGS)."""
    tags = chances.argmax(axis=-1).tolist()
    names = [f"{' '.join(words[a:b])}: {task.TAGS[tag]}" for a, b, tag in task.spans(tags)]
    return f"Found: {'; '.join(names)}." if names else "No name is found."


def first_name(chances: np.ndarray) -> int:
    """The place of the first word of a name, 0 where there is none, by chances (T, TAGS)."""
    return int(np.argmax(chances.argmax(axis=-1) > 0))


def table(chances: np.ndarray, readout: Weights, traces: Sequence[Step], place: int) -> list[dict[str, str]]:
    """Who says what the word at a place is: a row for each tag, the likeliest first.

    chances (T, TAGS), and the traces (T, H) of both directions.
    """
    parts = votes(readout, *(trace.h for trace in traces))
    return [
        {
            "": task.TAGS[tag],
            "chance": percent(float(chances[place, tag])),
            "read forwards": with_sign(parts.ahead[place, tag]),
            "read backwards": with_sign(parts.behind[place, tag]),
            "whatever is read": with_sign(parts.bias[tag]),
        }
        for tag in np.argsort(-chances[place], kind="stable")
    ]


def said_of(row: np.ndarray, chances: np.ndarray, readout: Weights, traces: Sequence[Step], place: int) -> str:
    """Sentences on how the word at a place, features (D,), is read, and what each direction says it is."""
    parts, (one, other) = votes(readout, *(trace.h for trace in traces)), np.argsort(-chances[place], kind="stable")[:2]
    ahead, behind = (float(part[place, one] - part[place, other]) for part in parts[:2])
    always = float(parts.bias[one] - parts.bias[other])
    (seen,) = task.reads(row[None], {})
    known = f"the word it knows, {seen}" if row[: len(task.VOCABULARY)].any() else f"a shape, {seen}"
    tag, rival = task.TAGS[one], task.TAGS[other]
    until = "the words up to it say" if place else "it alone says"
    after = "the words from the end back to it say" if place < len(chances) - 1 else "it alone says"
    return (
        f"It sees {known}. Between {tag} and {rival}: read forwards, {until} {with_sign(ahead)} for {tag}; read "
        f"backwards, {after} {with_sign(behind)}. {decided(ahead, behind, always, tag, rival)}"
    )


def decided(ahead: float, behind: float, always: float, tag: str, rival: str) -> str:
    """A sentence on who makes a word `tag` and not its `rival`: the logits of each direction, and those of no word."""
    if ahead + behind <= 0.0:
        return f"Together that is not for {tag}: what it says whatever is read, {with_sign(always)}, makes it {tag}."
    (more, strong), (_, weak) = sorted((("Forwards", ahead), ("Backwards", behind)), key=lambda way: -way[1])
    if weak < -CLEAR:
        return f"The two disagree, and {more.lower()} outweighs."
    if weak < CLEAR:
        return f"{more} decides."
    return f"Both say {tag}, {'alike' if with_sign(strong) == with_sign(weak) else f'{more.lower()} more'}."


@lru_cache(maxsize=1)
def sample() -> tuple[Examples, np.ndarray, list[str]]:
    """Held-out sentences for measurements: Examples, which steps are their own, bools (T, n), and the words there."""
    tests = task.draw_test(np.random.default_rng(SEED), SAMPLE, {})
    inside = np.arange(len(tests.xs))[:, None] < tests.lengths
    return tests, inside, task.reads(tests.xs[inside], {})


def opening(cell: Cell) -> str | None:
    """The gate whose opening is looked at: what lets a word into the memory; None where the cell has no gate."""
    return next((name for name in "iz" if name in cell.GATES), None)


def cues(cell: Cell, weights: Weights) -> tuple[Cue, ...]:
    """The Cue of each of CUES for the gate of the cell that reads forwards, in a sample; () where it has none.

    Weights by name.
    """
    name = opening(cell)
    if name is None:
        return ()
    tests, inside, words = sample()
    gate = getattr(run(cell, weights, tests.xs), name)[inside]
    return tuple(cue(gate, words, word.casefold()) for word in CUES)


def said_of_cues(cell: Cell, found: tuple[Cue, ...]) -> str:
    """Sentences on which words open a gate: the Cues of the network in view."""
    name = opening(cell)
    if not found or name is None:
        return "This cell has no gates to open."
    parts = [
        f"after **{word}** the gate of unit {one.unit} opens to {brief(one.at)} (elsewhere {brief(one.elsewhere)})"
        for word, one in zip(CUES, found, strict=True)
    ]
    ink = INK[name]
    return (
        f"The {ink.name} of the network above, read forwards, as a mean over {len(sample()[2]):,} words of held-out "
        f"sentences: {listed(parts)}. These units are named in the picture, at the right of {ink.symbol}→."
    )


def claims(figures: dict[str, Any], measured: dict[str, Any]) -> str:
    """What was measured, in sentences: figures of lstm.presets.apps, and lstm/live/data/entities.json."""
    middle = {name: float(np.median(measured["forwards"][name])) for name in ("test", "far", "hand")}
    far, hand = figures["far"], measured["hand"]
    tables = measured["far_table"], measured["hand_table"]
    return (
        f"On {task.FAR} its F1 is {percent(far)}, the table's {percent(tables[0])}. On 40 sentences of ordinary "
        f"English, written by hand and never trained on, it is {percent(hand)}, the table's {percent(tables[1])}. On "
        "40 more, with what is harder (organisations called by common words, contractions, abbreviations), it is "
        f"{percent(measured['harder'])}, the table's {percent(measured['harder_table'])}. Does the right context "
        "matter? Three networks that read forwards only, with about as many weights, reach a median "
        f"of {percent(middle['test'])} on new names, {percent(middle['far'])} in new frames, and "
        f"{percent(middle['hand'])} by hand."
    )
