"""What each variant of the LSTM leaves out, in the LSTM's own drawing, and what that costs: for ui/cousins/variants.

A part of a drawing is the same as the LSTM's, gone, or new. The LSTM's drawing is lstm.figures.wiring.lstm; that of a
cousin is its own where it stands on the same sheet; for the others it is that of in_place.py.
"""

from typing import Any, NamedTuple

import numpy as np

from lstm.cells import CELLS, Cell
from lstm.figures.colours import INK, NEUTRAL
from lstm.figures.cousins.in_place import IN_PLACE
from lstm.figures.inside_one_step.equations import draw as coloured
from lstm.figures.inside_one_step.step import BETWEEN
from lstm.figures.sentence.arithmetic import SYMBOLS
from lstm.figures.text import percent
from lstm.figures.train_live.training import value_said
from lstm.figures.wires import HIGH, WIDE, Node, Wire
from lstm.figures.wiring import WIRINGS
from lstm.live import LIVE
from lstm.live.cousins import COUSINS, HELD, TASKS, count, results
from lstm.live.race import Race, stopped
from lstm.live.standings import level
from lstm.numbers import SPACE, fixed

SAYS = {
    "lstm": "Three gates and a memory c. The others are drawn as what they make of it.",
    "bias0": "Nothing is left out. The forget gate only begins half shut, and so begins by forgetting.",
    "lstm1997": "No forget gate. Its memory c keeps all that was ever written, wanted or not.",
    "coupled": "No forget gate of its own: what is written takes the place of as much.",
    "peephole": "Nothing is left out. The gates also look at the memory c.",
    "gru": "The output is the memory. One gate, z, writes and forgets. Another, r, takes the place of o.",
    "rnn": "No gate and no memory of its own: one sum, squashed.",
    "slstm": "Only a tanh is left out. The input gate has no upper end: n counts what was written, and divides.",
    "janet": "One gate, f. It also says how much is written, and the output is the memory.",
    "minlstm": "No output gate, and no gate sees what went out before. f and i share out what is kept and written.",
    "mingru": "One gate, z, and it sees x alone. What is written takes the place of as much.",
}
ALT = "What each cell costs, and how it does on three tasks and on everyday sentences"
LINES = {  # where the line that makes the memory is not what differs
    "bias0": "f = σ(… + b), and b begins at 0",
    "peephole": "f, i: σ(… + P × c(t−1)); o: σ(… + P × c)",
    "rnn": "h = tanh(…)",
    "slstm": "c = (1 − i / n) × c(t−1) + i / n × c̃",
    "janet": "h = f × h(t−1) + (a little more than 1 − f) × c̃",
    "minlstm": "h = k × h(t−1) + (1 − k) × c̃, k = f / (f + i)",
}


def draw() -> dict[str, list[Any]]:
    """Every cousin as a drawing: what ui/cousins/variants shows, as plain data."""
    return {"size": [WIDE, HIGH], "panels": [panel(key) for key in COUSINS]}


def panel(key: str) -> dict[str, Any]:
    """One drawing: its parts, those that are gone first, and what is said about it."""
    one = COUSINS[key]
    parts, usual = parts_of(one.cell), parts_of("lstm")
    there = {place: part | {"mark": "same" if place in usual else "new"} for place, part in parts.items()}
    gone = [part | {"mark": "gone"} for place, part in usual.items() if place not in parts]
    if key == "bias0":
        there[("squash", 340, 318, "gate")] |= {"mark": "new", "note": "b = 0"}
    return {
        "key": key,
        "name": one.name,
        "says": SAYS[key],
        "line": LINES.get(key) or line(CELLS[one.cell]),
        "parts": gone + list(there.values()),
    }


def parts_of(cell: str) -> dict[tuple[Any, ...], dict[str, Any]]:
    """Where each part of a cell stands in the LSTM's drawing -> the part, wires first.

    A wire stands where it begins. The gate r stands in o's place and is another; whatever else stands at a place of the
    LSTM's, by whatever name, does there what it does in the LSTM.
    """
    nodes, wires = IN_PLACE.get(cell, (WIRINGS[cell].NODES, WIRINGS[cell].WIRES))
    drawn: dict[tuple[Any, ...], dict[str, Any]] = {
        ("wire", one.path.split(" ")[0], one.signal == "r"): wire(one) for one in wires if one.path
    }
    for one in nodes:
        what = "other" if one.signal == "r" else "gate"
        drawn[(one.kind, one.x, one.y, what)] = node(one)
    return drawn


def wire(one: Wire) -> dict[str, Any]:
    """A wire as it is drawn."""
    return {"kind": "wire", "path": one.path, "ink": ink_of(one.signal)}


def node(one: Node) -> dict[str, Any]:
    """A box, an operator or an end as it is drawn: a letter is enough at this size."""
    small = one.kind == "squash" and one.signal == "shown"
    letter = "tanh" if small else INK[one.signal].symbol if one.kind == "squash" else one.sign.partition("(")[0]
    return {"kind": one.kind, "x": one.x, "y": one.y, "letter": letter, "ink": ink_of(one.signal)}


def ink_of(signal: str) -> list[str]:
    """The ink of what flows: that of the quantity it belongs to."""
    owner = BETWEEN.get(signal, ("", signal))[1].removeprefix("sum ")
    return list(INK[owner][3:]) if owner in INK else [NEUTRAL, "#5A626D", "#AAB2BD"]


def line(cell: Cell) -> str:
    """How a cell makes its memory, in symbols: "c = f × c(t−1) + i × c̃"."""
    made = "c" if "c" in cell.WORKED else "h"
    return f"{INK[made].symbol} = {cell.WORKED[made].format(**SYMBOLS)}"


def equations(key: str, dark: bool = False) -> list[str]:
    """A cousin's equations beside the LSTM's, as LaTeX: what differs is boxed, what is left out is struck out."""
    own, usual = (CELLS[one] for one in (COUSINS[key].cell, "lstm"))
    lines = dict(zip(own.EQUATIONS, coloured(own, dark), strict=True))
    known = dict(zip(usual.EQUATIONS, coloured(usual, dark), strict=True))
    struck = [rf"\cancel{{{known[name]}}}" for name in known if name not in lines]
    return struck + [text if known.get(name) == text else rf"\boxed{{{text}}}" for name, text in lines.items()]


def table(found: dict[str, Any], here: tuple[str, ...] = ()) -> list[dict[str, str]]:
    """One row for each cousin: its weights, its time, and how it does. `found` is as lstm.live.cousins.stored gives.

    `here` names the parts of it that were measured on this machine just now.
    """
    n_in = LIVE["recall"].sizes({name: option.default for name, option in LIVE["recall"].OPTIONS.items()})[0]
    timed = "time of an update" + " (here)" * ("cost" in here)
    rows = []
    for key, one in COUSINS.items():
        row = {
            "cell": one.name,
            f"weights, H = {HELD}, D = {n_in}": f"{one.weights} = {count(one.cell, n_in, HELD):,}",
            timed: f"{fixed(found['cost'][key] / found['cost']['lstm'])} ({fixed(found['cost'][key])}{SPACE}ms)",
        }
        for task in TASKS:
            row[LIVE[task].NAME + " (here)" * (task in here)] = score(task, found[task][key])
        for name, place in (("1st sentence right", 0), ("10th in a row", -1)):
            right = found["sentences"].get(key)
            row[name] = "–" if right is None else percent(right[place])
        rows.append(row)
    return rows


def score(task: str, one: dict[str, float | None]) -> str:
    """How the networks of a cousin did on a task: solved, and after how many updates; else the median at the end."""
    text = f"{one['solved']} of {one['of']}"
    if one["updates"] is not None:
        return f"{text}, {one['updates']:,} updates"
    return text if one["value"] is None else f"{text} (median {value_said(LIVE[task].METRIC, one['value'])})"


def medians() -> str:
    """What a median in the table is of, task by task, and what can be had there without a memory: in a sentence."""
    parts = []
    for name in TASKS:
        task = LIVE[name]
        options = {key: option.default for key, option in task.OPTIONS.items()}
        least = task.control(task.draw(np.random.default_rng(0), 400, options), options)
        parts.append(f"“{task.NAME}”: {task.METRIC.name} ({task.CONTROL}: {value_said(task.METRIC, least)})")
    return f"Where most of the five failed, “median” is what they had reached in the end. {'; '.join(parts)}."


class Progress(NamedTuple):
    """How far a race of the cousins is."""

    share: float  # 0..1
    text: str


def progress(race: Race) -> Progress:
    """How far a race of the cousins is: in updates, for nobody knows when networks will be solved."""
    done, last = level(race).checks[-1], race.checks[-1]
    stand = sum(stopped(lane, race.checks) for lane in race.lanes)
    name = LIVE[race.settings.task].NAME
    text = f"{name}: {done:,} of at most {last:,} updates, {stand} of {len(race.lanes)} networks have stopped"
    return Progress(done / last, text)


def plain(race: Race) -> dict[str, Any]:
    """A race of the cousins as lstm.live.cousins.stored has it."""
    return {key: one._asdict() for key, one in results(race).items()}
