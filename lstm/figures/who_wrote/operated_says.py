"""Operations on a network, in words: what was done, what became of the answer, what changed first and where."""

from collections.abc import Sequence
from typing import Any, cast

import numpy as np

from lstm.cells import Cell
from lstm.explain import moved
from lstm.explain.differences import Difference
from lstm.explain.interventions import Operation
from lstm.figures.colours import INK
from lstm.figures.text import listed, percent
from lstm.numbers import brief, fixed, plain, say
from lstm.reading import Reading
from lstm.signature import Signature

WORTH_SAYING = 0.1  # bits


def value(meant: Signature, amount: float) -> str:
    """A chance, or a number, in words."""
    return percent(float(amount)) if meant.kind == "class" else brief(float(amount))


def weighed(meant: Signature, foils: Sequence[int]) -> str:
    """What an answer is weighed against, in words; "" for a number, which has no foils."""
    if len(foils) == 1:
        return f"“{meant.answers[foils[0]]}”"
    return ("all others that fit" if len(foils) < len(meant.answers) - 1 else "all others") if foils else ""


def describe(usual: Reading, now: Reading, answer: int, operations: Sequence[Operation]) -> str:
    """What became of the answer, in a line, and by what."""
    meant, rows = usual.signature, [read.chances[-1] for read in (usual, now)]
    name, before, after = meant.answers[answer], *(value(meant, row[answer]) for row in rows)
    if not operations:
        return f"After “{usual.tokens[-1]}”: “{name}” {before}."
    change = f"“{name}” {before} → {after}"
    if before == after:
        change = f"“{name}” stays at {after}"
    why = listed([called(one, usual) for one in operations]) if len(operations) < 3 else ""
    line = f"{change}, {'though' if before == after else 'because'} {why}." if why else f"{change}."
    if meant.kind == "class":
        first = int(rows[1].argmax())
        if first != answer:
            line += f" Now “{meant.answers[first]}” is expected, {value(meant, rows[1][first])}."
    return line


def in_bits(usual: Reading, now: Reading, answer: int) -> str:
    """By how much an answer's chance changed, counted in bits, in a sentence; "" for a number, or where it did not."""
    if usual.signature.kind != "class":
        return ""
    bits = float(moved(usual.chances[-1], now.chances[-1]).bits[answer])
    if abs(bits) < WORTH_SAYING:
        return ""
    name = usual.signature.answers[answer]
    return f"“{name}” has {fixed(abs(bits), 1)} bits {'less' if bits < 0 else 'more'}: half as likely is one bit less."


def called(one: Operation, read: Reading) -> str:
    """An operation in words, as a reason: "the input gates were shut at “job”"."""
    tokens = read.tokens
    first, last = one.places or (0, len(tokens) - 1)
    where = "everywhere" if one.places is None else f"{'after' if one.quantity in 'ch' else 'at'} “{tokens[first]}”"
    if one.places and last > first:
        where = f"from “{tokens[first]}” to “{tokens[last]}”"
    if one.word is not None:
        instead = f"“{tokens[first]}”" if first == last else f"all {where}"
        return f"“{read.model.words[one.word]}” was read in place of {instead}"
    ink, several = INK[one.quantity], one.units is None or len(one.units) > 1
    which = "" if one.units is None else f" of {'units' if several else 'unit'} {listed(list(map(str, one.units)))}"
    noun = ink.name + "s" * (several and "gate" in ink.name)
    was = "were" if several and "gate" in ink.name else "was"
    if one.untrained:
        return f"the weights of the {noun}{which} {'were'} those of before training"
    if one.carried is not None:
        return f"the {noun}{which} {was} carried over {where}"
    if "gate" in ink.name and one.number in (0.0, 1.0):
        return f"the {noun}{which} {was} {'opened' if one.number else 'shut'} {where}"
    nothing = "silenced" if one.quantity == "h" else "wiped" if one.quantity == "c" else "set to 0"
    what = nothing if one.number == 0.0 else f"set to {plain(cast(float, one.number))}"
    return f"the {noun}{which} {was} {what} {where}"


def label(one: Operation) -> str:
    """An operation in a word or two, to stand where it acts."""
    if one.untrained:
        return "untrained"
    if one.carried is not None:
        return "carried over"
    if one.word is not None:
        return "another word"
    if one.number == 0.0:
        return {"c": "wiped", "h": "silenced", "candidate": "= 0"}.get(one.quantity, "shut")
    return "open" if one.number == 1.0 and one.quantity in "fiozr" else f"= {plain(cast(float, one.number))}"


def strange_states(cell: Cell) -> str:
    """Which operations leave a network in a state that some sentence leads to, and which do not, in words."""
    wiped = "Wiping the memory makes a state the network never saw in training: read the result with care."
    if "c" not in cell.EQUATIONS:
        return f"{wiped} A whole memory carried over is one that the second sentence leads to."
    alone = "So is the memory c carried over alone: it is let out by the output gates of this sentence."
    return f"{wiped} {alone} Memory c and output h together are a state that the second sentence leads to."


def exactly(residual: float) -> str:
    """How exact the bands are, in a sentence: `residual`, at least 0, is the most that the parts miss the memory by."""
    if residual == 0:
        return "The parts add up to the memory to the last bit."
    return f"The parts add up to the memory to within {brief(residual)}."


def shared_out(tangent: float) -> str:
    """How the tanh on the way out is shared out among the writers, and how far off, in logits, another way would be."""
    line = "The band is counted in logits, steps of the score that the chances are made of, with the gates held fixed."
    if abs(tangent) >= WORTH_SAYING:
        line += (
            " Of the tanh on the way out, each word gets in proportion to what it wrote: so the parts add up. By its "
            f"slope at the end, as a gradient shares it, they would miss the answer by {brief(abs(tangent))} logits."
        )
    return line


def first_change(usual: Reading, now: Reading, found: Difference) -> str:
    """Where two runs first differ, in a line. `found` is the lstm.explain.Difference, which must have such a place."""
    place, name, unit = cast(tuple[int, str, int], found.first)
    before, after = (float(getattr(read.trace, name)[place, unit]) for read in (usual, now))
    return (
        f"The first difference is at “{usual.tokens[place]}”: the {INK[name].name} of unit {unit}, {brief(before)} → "
        f"{brief(after)}. Before that, every number is the same to the last bit."
    )


def table(usual: Reading, now: Reading, found: Difference) -> list[dict[str, Any]]:
    """The largest change of each quantity at each word: rows of "unit 5: 0.92 → 0"; a dash where nothing changed."""
    rows = []
    for place, token in enumerate(usual.tokens):
        row = {"place": place + 1, "word": token}
        for name, change in found.changes.items():
            unit = int(np.abs(change[place]).argmax())
            ends = [getattr(read.trace, name)[place, unit] for read in (usual, now)]
            before, after = map(say, ends)
            row[INK[name].name] = f"unit {unit}: {before} → {after}" if before != after else "–"
        rows.append(row)
    return rows
