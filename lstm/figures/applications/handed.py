"""An encoder and a decoder at work: what is read, handed over, and said; and what is held where."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

import numpy as np

from lstm.cells import Cell, Step
from lstm.explain.encoder_state import END, carried, grafts, kept, moves
from lstm.figures.colours import INK
from lstm.figures.sentence import tape
from lstm.figures.text import listed, percent
from lstm.linear import Weights
from lstm.live.check import SEED, TESTED
from lstm.live.examples import Examples
from lstm.live.pairs import BEYOND, Part
from lstm.live.tasks import LIVE, Task
from lstm.networks.encoder_decoder import before, read
from lstm.numbers import sized
from lstm.unroll import one_of


def draw(
    task: str,
    cell: Cell,
    weights: dict[str, Weights],
    traces: tuple[Step, Step],
    outputs: np.ndarray,
    examples: Examples,
    instead: str = "",
) -> dict[str, Any]:
    """What the page shows of one input, n = 1: what is read | what is handed over | what is said, for ui/widgets/tape.

    `traces` are (encoder, decoder) over (T, 1, H) and (K, 1, H), `outputs` (K, 1, O) the chances of each word.
    `instead`: the example that is shown in place of an input that will not do; then nothing is said to be right.
    """
    about, (source, right) = LIVE[task], texts(examples)
    said = outputs[:, 0].argmax(axis=-1).tolist()
    said = said[: said.index(END) + 1] if END in said else said
    encoder, decoder = (one_of(trace, 0) for trace in traces)
    names = [name for name in cell.EQUATIONS if name != "candidate"]
    order = order_of(encoder)
    bands = []
    for name in names:
        values = getattr(encoder, name)
        handed = values[-1:] if any(values is part for part in encoder.state) else None
        bands.append(tape.band(cell, name, [values, handed, getattr(decoder, name)[: len(said)]], order))
    sections = [
        tape.section("the encoder reads", [tape.column(shown(about.SOURCE[k])) for k in source]),
        tape.section("handed over", [tape.column("→")], picks=False),
        tape.section(
            "the decoder says, so sure in %",
            answer(about, said, outputs[:, 0], before(END, said) if instead else right),
            picks=False,
        ),
    ]
    alt, head = told(about, source, said, right), headline(about, said, right)
    if instead:
        spoken = about.spoken(before(END, said))
        head = [(f"The example, “{instead}”: ", "quiet"), (spoken, "plain")]
        alt = f"Not the input but the example, “{instead}”. Said: {spoken}."
    return tape.draw(sections, bands, alt, head, about.NOUN)


def texts(examples: Examples) -> tuple[list[int], list[int]]:
    """What is read and what should be said, as lists of tokens, of one example."""
    return examples.xs[:, 0].tolist(), list(before(END, examples.targets[:, 0].tolist()))


def order_of(encoder: Step) -> np.ndarray:
    """Which units of an encoder's trace (T, H), from 0, in the order in which what it hands over is written: (H,)."""
    return tape.written_in_turn(encoder.state[-1])


def shown(symbol: str) -> str:
    """A symbol as it is drawn: a space can be seen."""
    return "␣" if symbol == " " else symbol


def amiss(said: Sequence[int], right: Sequence[int]) -> list[bool]:
    """For each word that is said: whether another is due at its place, or none."""
    due = [*right, END]
    return [k >= len(due) or word != due[k] for k, word in enumerate(said)]


def answer(task: Task, said: Sequence[int], chances: np.ndarray, right: Sequence[int]) -> list[dict[str, str | None]]:
    """The columns of what is said, with chances (K, O); each wrong word is marked."""
    columns = []
    for k, (word, wrong) in enumerate(zip(said, amiss(said, right), strict=True)):
        text = "end" if word == END else shown(task.ANSWER[word])
        sure = percent(float(chances[k, word])).removesuffix(" %")
        columns.append(tape.column(text, sure, "wrong" if wrong else "quiet" * (word == END)))
    return columns


def headline(task: Task, said: Sequence[int], right: Sequence[int]) -> list[tuple[str, str]]:
    """The answer large, its wrong words marked, and whether the rules say the same."""
    spoken, truth = before(END, said), task.spoken(right)
    if said == [*right, END]:
        return [(task.spoken(spoken), "right"), ("  ✓ right: plain rules say the same.", "quiet")]
    parts = []
    for wrong, run in groupby(zip(spoken, amiss(spoken, right), strict=True), lambda one: one[1]):
        parts.append((task.JOIN * bool(parts) + task.spoken([word for word, _ in run]), "wrong" if wrong else "plain"))
    if len(spoken) < len(right):
        parts.append((" (it ends here)", "wrong"))
    return [*parts, ("  ✗ wrong. By plain rules it is ", "quiet"), (truth, "plain")]


def told(task: Task, source: Sequence[int], said: Sequence[int], right: Sequence[int]) -> str:
    """What is to be seen, in words."""
    verdict = "which is right" if said == [*right, END] else f"which is wrong: it is {task.spoken(right)}"
    read = task.READ_JOIN.join(task.SOURCE[k] for k in source)
    return (
        f"Read: {read}. Said: {task.spoken(before(END, said))}, {verdict}. Gates and memory of every unit at each step."
    )


def moved(
    task: Task, cell: Cell, weights: dict[str, Weights], examples: Examples, parts: Sequence[Part]
) -> dict[str, Any]:
    """For each part of the input: how far each unit moves when it is another, and how often each word of the answer.

    Weights by name.
    """
    source, right = texts(examples)
    found = moves(cell, weights, source, parts, len(right) + BEYOND)
    said, order = found[0].answer, order_of(read(cell, weights["encoder"], source)[0])
    rows = [
        {
            "name": part.name,
            "place": [part.start, part.stop],
            "others": len(part.others),
            "memory": one.memory[order].tolist(),
            "words": one.words.tolist(),
        }
        for part, one in zip(parts, found, strict=True)
    ]
    ink = INK["c"]
    return {
        "rows": rows,
        "most": max(max(row["memory"]) for row in rows) or 1.0,
        "units": [int(unit) for unit in order],
        "said": [shown(task.ANSWER[word]) for word in said],
        "ink": [ink.fill, ink.on_light, ink.on_dark],
    }


def said_of_moves(picture: dict[str, Any], place: int | str) -> str:
    """A sentence on the part at a place, or on how to read the picture where none is picked."""
    row = next((row for row in picture["rows"] if place != "" and row["place"][0] <= place < row["place"][1]), None)
    if row is None:
        return (
            "Each row puts everything else in the place of one part. Pink: how far each unit of the memory that is "
            "handed over moves then, a mean. Blue: how often each word of the answer is another."
        )
    if not row["others"]:
        return f"Nothing else may stand in the place of “{row['name']}”."
    most, unit = max(zip(row["memory"], picture["units"], strict=True))
    words = [f"“{word}” {percent(share)}" for word, share in zip(picture["said"], row["words"], strict=True) if share]
    changed = f"In the answer it changes {listed(words)} of the time." if words else "In the answer it changes nothing."
    return (
        f"{row['others']} others were put in the place of “{row['name']}”, one after the other. Unit {unit} moves "
        f"furthest, by {sized(most, 2)}. {changed}"
    )


def grafted(
    task: Task, cell: Cell, weights: dict[str, Weights], examples: Examples, other: Examples
) -> list[dict[str, Any]]:
    """The ladder, of weights by name: from how many units on what is said, each word marked by whose it is."""
    source, right = texts(examples)
    found = grafts(cell, weights, source, texts(other)[0], max(len(right), len(texts(other)[1])) + BEYOND)
    first, last, steps = found[0].said, found[-1].said, []
    for one in found:
        if steps and steps[-1]["said"] == one.said:
            steps[-1]["to"] = one.units
        else:
            steps.append({"from": one.units, "to": one.units, "said": one.said})
    return [{"from": step["from"], "to": step["to"], "words": whose(task, step["said"], first, last)} for step in steps]


def whose(task: Task, said: tuple[int, ...], first: tuple[int, ...], last: tuple[int, ...]) -> list[dict[str, Any]]:
    """Each word of an answer, its id, and whether it stands in the first answer of a ladder, and in the last."""
    marks = zip(said, kept(said, first), kept(said, last), strict=True)
    return [{"text": shown(task.ANSWER[word]), "own": bool(own), "other": bool(other)} for word, own, other in marks]


def claims(task: str, cell: Cell, weights: dict[str, Weights], far: float) -> str:
    """What was measured of weights by name, in sentences. `far` is its metric further than was ever trained."""
    about = LIVE[task]
    tests = about.draw_test(np.random.default_rng(SEED), TESTED, {})
    sources = [column[:length].tolist() for column, length in zip(tests.xs.T, tests.lengths, strict=True)]
    shares = [carried(cell, weights, sources, len(tests.targets) + BEYOND, [k]) for k in range(2)]
    return (
        f"Hand over the c of another held-out example and keep your own h, and in {percent(shares[1])} of "
        f"{len(sources)} cases exactly the other's answer is said; with its h alone in {percent(shares[0])}. What was "
        f"read travels in c. Further than it was trained, on {about.FAR}, it gets {percent(far)} right: it learnt what "
        "it saw, not the rule behind it."
    )
