"""Weights turned by hand: a list of changes, each with a short text that a link can carry.

An edit names a quantity, a unit (or all), and what feeds it: "x312" (the word with that id), "h3" (unit 3's old
output), "b" (the bias), "c" (a peephole), "r" (a bias behind a reset gate), or "all" of these. It sets such a weight,
adds to it, or multiplies it. It works for every cell, through the feeds of its step.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from lstm.cells import CELLS, Cell
from lstm.explain import squashed
from lstm.linear import Feed, Weights
from lstm.model import Model
from lstm.numbers import linked
from lstm.unroll import hidden_size, input_size

HOWS = {"set": lambda old, amount: 0 * old + amount, "add": np.add, "times": np.multiply}
LETTER = {"h_prev": "h", "r h_prev": "h", "x": "x", "1": "b", "c_prev": "c", "c": "c", "r": "r"}  # of a feed's source
LARGEST = 100.0  # of an amount
TEXT = re.compile(
    r"(f|i|o|z|r|h|candidate)\.(all|[0-9]{1,3})\.(all|b|c|r|[hx][0-9]{1,5}):(set|add|times):(-?[0-9]{1,3}(?:\.[0-9]{1,4})?)"
)


class Target(NamedTuple):
    """Which weights: one, one of every unit, or all of a gate."""

    quantity: str
    unit: int | None  # None: every unit
    source: str  # "x312", "h3", "b", "c", "r" or "all"

    def __str__(self) -> str:
        return f"{self.quantity}.{'all' if self.unit is None else self.unit}.{self.source}"


class Edit(NamedTuple):
    """One change."""

    target: Target
    how: str  # "set", "add" or "times"
    amount: float

    def __str__(self) -> str:
        return f"{self.target}:{self.how}:{linked(self.amount)}"


def target(text: str) -> Target:
    """The target that a text such as "f.3.x12" names. Raises ValueError for any other text."""
    return edit(f"{text}:set:0").target


def edit(text: str) -> Edit:
    """The edit that a text such as "f.all.b:add:2" describes. Raises ValueError for any other text."""
    found = TEXT.fullmatch(text)
    if not found or abs(float(found[5])) > LARGEST:
        raise ValueError(f"{text!r} is not a change of weights, such as f.all.b:add:2 or i.5.x312:set:-1.5")
    quantity, unit, source, how, amount = found.groups()
    return Edit(Target(quantity, None if unit == "all" else int(unit), source), how, float(amount))


def held(cell: Cell, weights: Weights, target: Target) -> list[np.ndarray]:
    """The weights that a target names, as they are: views of `weights`, each (1, n) for one unit and (H, n) for all.

    Raises ValueError where the cell has none such.
    """
    step = cell.step(weights, np.zeros(input_size(weights)), cell.start(hidden_size(weights)))
    feeds = step.feeds(weights, target.quantity) if target.quantity in squashed(step) else []
    views = [view for feed in feeds if (view := part(feed, target)) is not None and view.size]
    if not views:
        raise ValueError(f"this cell has no weight {target}")
    return views


def fits(cell: Cell, weights: Weights, target: Target) -> bool:
    """Whether the cell's weights, by name, have those that a target names."""
    try:
        return bool(held(cell, weights, target))
    except ValueError:
        return False


def part(feed: Feed, target: Target) -> np.ndarray | None:
    """What a target names of one feed's weights (H, n), or None."""
    letter, column = target.source[0], target.source[1:]
    rows = slice(None) if target.unit is None else slice(target.unit, target.unit + 1)
    if target.source == "all":
        return feed.weights[rows]
    if LETTER[feed.source] != letter:
        return None
    columns = slice(int(column), int(column) + 1) if column else slice(None)
    return feed.weights[rows, columns]


def apply(cell: Cell, weights: Weights, edits: Sequence[Edit]) -> Weights:
    """The weights, by name, after some edits, in their order; those given stay as they are.

    Raises ValueError for an edit of a weight that the cell does not have.
    """
    weights = {name: array.copy() for name, array in weights.items()}
    for one in edits:
        for view in held(cell, weights, one.target):
            view[...] = HOWS[one.how](view, one.amount)
    return weights


def changed(model: Model, edits: Sequence[Edit], depth: int = -1) -> Model:
    """A model one of whose cells has its weights edited, the top one if not given."""
    layers, layer = list(model.layers), model.layers[depth]
    layers[depth] = layer._replace(weights=apply(CELLS[layer.cell], layer.weights, edits))
    return model._replace(layers=tuple(layers))
