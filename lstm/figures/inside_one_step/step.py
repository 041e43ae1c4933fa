"""The cell as a picture: what stands on every wire at every word, for the component in ui/inside_one_step/step."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from lstm.cells import Cell, Step
from lstm.explain import squashed, sums
from lstm.explain.edits import LETTER
from lstm.explain.products import squash_of
from lstm.explain.saturation import CURVES, curve_of, flat, places, slopes
from lstm.figures.colours import INK, reach
from lstm.figures.sentence.answered import answers
from lstm.figures.sentence.arithmetic import FOLDED, SYMBOLS, describe, input_names, of_unit
from lstm.figures.wires import HIGH, WIDE
from lstm.figures.wiring import Wiring, short_sign, wiring_of
from lstm.kept import kept
from lstm.linear import Feed, Weights
from lstm.reading import Reading

BETWEEN = {  # what flows between the operators: how it is written, and whose ink it has
    "h_prev": ("h(t−1)", "h"),
    "n_prev": ("n(t−1)", "n"),
    "c_prev": ("c(t−1)", "c"),
    "kept": ("kept", "c"),
    "written": ("written", "c"),
    "shown": ("tanh(c)", "c"),
    "left": ("1 − z", "z"),
    "spared": ("1 − i", "i"),
    "reset": ("r × h(t−1)", "h"),
    "share": ("share written", "f"),
    "new": ("i / n", "i"),
    "old": ("1 − i / n", "n"),
    "rest": ("1 − k", "k"),
    "recalled": ("W·h(t−1) + b", "h"),
}
SHARES = ("left", "spared", "share", "new", "old", "rest", "k")  # between 0 and 1, as a gate is
ROWS = 5  # products shown before the rest is asked for
LISTED = 20  # products listed of very many at a word; what the others add is one number
CURVE = np.linspace(-8.0, 8.0, 161)  # inputs at which the squashing functions are drawn


@kept(32)
def draw(read: Reading, unit: int, row: Sequence[int] | None = None) -> dict[str, Any]:
    """The wiring of the cell of a Reading, and every number of its trace (T, H) over the words.

    `unit` is the one whose sums are taken apart. `row` are the units that a strip of units shows, with `unit` among
    them; all, if None. There is None in the place of the numbers of others. Raises ValueError for a cell that is not
    drawn.
    """
    row = range(read.trace.h.shape[-1]) if row is None else row
    wiring, cell, trace, meant = wiring_of(read.layer.cell), read.cell, read.trace, read.signature
    if wiring is None:
        raise ValueError(f"the cell {cell.NAME} is not drawn")
    squash = {name: squash_of(trace, name) for name in squashed(trace)} | places(cell, trace)
    given = {key: sums(read.layer.weights, trace, key) for key in squashed(trace)}
    return {
        "size": [WIDE, HIGH, getattr(wiring, "TOP", 0)],
        "name": cell.NAME,
        "nodes": [node._asdict() | {"curve": squash.get(node.signal, "")} for node in wiring.NODES],
        "wires": [wire._asdict() for wire in wiring.WIRES],
        "phases": [phase._asdict() for phase in wiring.PHASES],
        "belt": wiring.BELT,
        "tokens": read.tokens,
        "signals": signals(read, wiring, row, given),
        "opened": {key: opened(read, key, unit, z[:, unit]) for key, z in given.items()} | shown(cell, trace, unit),
        "overview": [describe(read, place, unit) for place in range(len(read.found))],
        "squashes": {name: squashing(name) for name in dict.fromkeys([*CURVES, *squash.values()])},
        "next": [answers(row, meant, 3) for row in read.chances],
        "kind": meant.kind,
        "ahead": meant.ahead,
        "unit": int(unit),
        "units": trace.h.shape[-1],
        "row": list(row),
        "inputs": trace.x.shape[-1],
        "fed": fed(trace, read.layer.weights),
        "noun": read.noun,
        "close": read.close,
        "numbers": not read.model.words,
    }


def fed(trace: Step, weights: Weights) -> int:
    """How many numbers every gate looks at: what goes in, (T, D), and mostly also what went out before, (T, H)."""
    feeds = trace.feeds(weights, squashed(trace)[0])
    return sum(feed.weights.shape[1] for feed in feeds if feed.source in ("x", "h_prev"))


def squashing(name: str) -> dict[str, Any]:
    """A squashing function as a curve, where its ends are, and its largest slope."""
    value, _, most = curve_of(name)
    y = value(CURVE)
    ends = {"sigmoid": (0.0, 1.0), "tanh": (-1.0, 1.0)}.get(name, (float(y.min()), float(y.max())))
    return {
        "z": CURVE.tolist(),
        "y": y.tolist(),
        "most": most,
        "low": ends[0],
        "high": ends[1],
        "sign": "Σ" if name == "linear" else short_sign(name),
    }


def signals(read: Reading, wiring: Wiring, row: Sequence[int], given: dict[str, np.ndarray]) -> dict[str, Any]:
    """Everything that flows, by name: how it is written and drawn, and numbers [unit][place] of the units in row.

    `given` are the sums before squashing, quantity -> (T, H).
    """
    cell, weights, trace = read.cell, read.layer.weights, read.trace
    arrays = {field: getattr(trace, field) for field in trace._fields if field != "x"}
    arrays |= wiring.signals(trace, weights)
    flows: dict[str, Any] = {}
    written = getattr(wiring, "SYMBOLS", {})
    for name, values in arrays.items():
        symbol, owner = BETWEEN.get(name, (INK[name].symbol if name in INK else name, name))
        symbol = written.get(name, symbol)
        owner = owner if owner in cell.EQUATIONS else "h"
        flows[name] = flow(symbol, owner, values, gate=name in cell.GATES or name in SHARES)
    for name, z in given.items():
        symbol = written.get(name, INK[name].symbol)
        flows[f"sum {name}"] = flow(f"sum of {symbol}", name, z, gate=False, bounded=False)
    shown = set(row)
    for one in flows.values():
        one["values"] = [values if unit in shown else None for unit, values in enumerate(one["values"])]
    return flows


def flow(symbol: str, owner: str, values: np.ndarray, gate: bool, bounded: bool = True) -> dict[str, Any]:
    """One thing that flows: numbers (T, H)."""
    return {
        "symbol": symbol,
        "name": INK[owner].name,
        "ink": list(INK[owner][3:]),
        "gate": gate,
        "reach": 1.0 if gate else reach(owner if bounded else "", values, ()),
        "values": values.T.tolist(),
    }


def opened(read: Reading, quantity: str, unit: int, given: np.ndarray) -> dict[str, Any]:
    """One squashed sum of one unit, `given` (T,), taken apart at every word.

    `formula` lists the weights, what each acts on, and whether unit by unit; `inputs` every signal that is anywhere not
    zero, its code (see explain.edits) and its weight; `rows` at each word which of them add what, the weightiest first;
    `rest` what all but the first ROWS of them add together. Of more than LISTED those are listed, and `more` tells how
    many others there are, and what they add.
    """
    weights, trace, names = read.layer.weights, read.trace, input_names(read)
    inputs, formula, acts, turns = [], [], [], []
    for feed in trace.feeds(weights, quantity):
        values = feed.values[..., unit, :] if feed.values.ndim > trace.h.ndim else feed.values
        values = np.broadcast_to(values, (len(trace.h), feed.weights.shape[1]))
        signal = [] if feed.source == "1" else [SYMBOLS[feed.source]]
        if formula and formula[-1][0] == feed.name:
            formula[-1][1] += signal  # one matrix that acts on both
        else:
            formula.append([feed.name, signal, feed.source in ("c", "c_prev", "r")])
        some, letter = np.flatnonzero(values.any(axis=0)), LETTER[feed.source]
        acts.append(values[:, some])
        turns.append(feed.weights[unit, some])
        for k, weight in zip(some.tolist(), turns[-1].tolist(), strict=True):
            inputs.append([label(feed, k, names), f"{letter}{k}" if letter in "hx" else letter, weight])
    rows, rest, more = [], [], []
    values, small = np.concatenate(acts, axis=1), np.array([code != "c" for _, code, _ in inputs])
    products = values * np.concatenate(turns)
    for acting, added in zip(values, products, strict=True):
        there = np.flatnonzero(acting)
        there = there[np.lexsort((-np.abs(added[there]), small[there]))]  # a peephole is never among the rest
        listed, adding = there[:LISTED] if len(there) > FOLDED else there, added[there].tolist()
        rows.append(list(map(list, zip(listed.tolist(), acting[listed].tolist(), adding, strict=False))))
        rest.append(sum(adding[ROWS:]))
        more.append([len(adding) - len(listed), sum(adding[len(listed) :])])
    worked = works(squash_of(trace, quantity), given)
    about = {"input": f"sum {quantity}", "formula": formula, "inputs": inputs, "first": ROWS}
    return worked | about | {"rest": rest, "more": more, "rows": rows}


def shown(cell: Cell, trace: Step, unit: int) -> dict[str, Any]:
    """The tanh on the way out of a trace (T, H), where the cell has one: its input is the memory itself, not a sum."""
    squash = places(cell, trace).get("shown")
    return {"shown": works(squash, trace.c[:, unit]) | {"input": "c"}} if squash else {}


def works(squash: str, given: np.ndarray) -> dict[str, Any]:
    """Where a squashing function works: its slope, 0 to 1, at the sums it is given (T,), and whether it is flat."""
    return {
        "squash": squash,
        "slopes": slopes(squash, given).tolist(),
        "flat": flat(squash, given).tolist(),
    }


def label(feed: Feed, k: int, names: Sequence[str]) -> str:
    """What people call one input: a word, the bias, or a unit's old output."""
    if feed.source == "1":
        return "bias"
    if feed.source == "x":
        return names[k]
    return SYMBOLS[feed.source] if feed.weights.shape[1] == 1 else of_unit(SYMBOLS[feed.source], k)
