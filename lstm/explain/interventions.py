"""Operations on a trained network while it runs: what becomes of everything after, if this one number were another?

An operation names a quantity, units and places, and what is put there: a number; the same quantity as it was in another
sentence (a transplant); another word to read; or what the untrained weights make of it. Operations are plain data, each
with a short text that a link can carry, and take effect in their order. What is set is set as in the equations' order:
everything computed from it, at that step and after, follows. Of c it is h = o tanh(c) at once, for instance. This is
the do-operator of Pearl (Causality, 2000, section 3.2.1), on a network instead of a causal graph.
"""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from lstm import model as models
from lstm.cells import CELLS, Cell, Step
from lstm.explain.products import sums
from lstm.linear import Weights
from lstm.numbers import linked, plain
from lstm.squash import sigmoid, tanh
from lstm.unroll import hidden_size, input_size, run

RANGES = {"c": (-100, 100), "candidate": (-1, 1), "h": (-1, 1), "n": (-100, 100)}  # of what is set; a gate's is 0..1
UNTRAINED = "untrained"
TEXT = re.compile(
    r"(f|i|o|z|r|k|n|candidate|c|h|x)\.(all|[0-9]{1,3}(?:\+[0-9]{1,3})*)\.(all|[0-9]{1,3}(?:-[0-9]{1,3})?)"
    r":(untrained|b[0-9]{1,3}|w[0-9]{1,5}|-?[0-9]{1,3}(?:\.[0-9]{1,4})?)"
)


class Operation(NamedTuple):
    """One thing done to a network while it reads."""

    quantity: str  # a quantity the cell computes, or "x": the word it reads
    units: tuple[int, ...] | None  # None: all
    places: tuple[int, int] | None  # (first, last); None: all
    number: float | None = None  # the value that is set
    carried: int | None = None  # or from which place of the other sentence on the values are taken
    word: int | None = None  # or the id of the word that is read
    untrained: bool = False  # or the weights behind the quantity are those from before training

    def __str__(self) -> str:
        units = "all" if self.units is None else "+".join(map(str, self.units))
        places = "all" if self.places is None else "-".join(map(str, dict.fromkeys(self.places)))
        value = UNTRAINED if self.untrained else f"b{self.carried}" if self.carried is not None else f"w{self.word}"
        value = value if self.number is None else linked(self.number)
        return f"{self.quantity}.{units}.{places}:{value}"

    def at(self, place: int) -> bool:
        """Whether it acts at a place."""
        return self.places is None or self.places[0] <= place <= self.places[1]

    def without(self, place: int) -> "Operation | None":
        """The same in the sentence without the word at a place; None if it acted there alone.

        A stretch that is carried over keeps what is carried to the words before the place.
        """
        if self.places is None:
            return self
        first, last = (at - (at > place) for at in self.places)
        if self.places == (place, place):
            return None
        carried = self.carried if self.carried is None or place != self.places[0] else self.carried + 1
        return self._replace(places=(first, max(first, last - (self.places[1] == place))), carried=carried)


def operation(text: str) -> Operation:
    """The operation that a text describes.

    "i.all.6:0" and "c.3+7.9-12:-0.5" set numbers, "c.all.9:b9" carries over what stood in the other sentence after its
    step 9, "x.all.6:w312" reads another word, "f.all.all:untrained" puts weights back. Raises ValueError for any other.
    """
    found = TEXT.fullmatch(text)
    if not found:
        raise ValueError(f"{text!r} is no operation, such as i.all.6:0 or c.3+7.9-12:-0.5")
    quantity, units, places, value = found.groups()
    first, _, last = places.partition("-")
    made = Operation(
        quantity,
        None if units == "all" else tuple(sorted(set(map(int, units.split("+"))))),
        None if places == "all" else (int(first), int(last or first)),
        carried=int(value[1:]) if value[0] == "b" else None,
        word=int(value[1:]) if value[0] == "w" else None,
        untrained=value == UNTRAINED,
    )
    if made.carried is None and made.word is None and not made.untrained:
        made = made._replace(number=float(value))
    if fault := amiss(made):
        raise ValueError(f"{text!r}: {fault}")
    return made


def amiss(one: Operation) -> str:
    """What is wrong with an operation, whatever the network; "" if nothing is."""
    if one.places and one.places[0] > one.places[1]:
        return "its places run backwards"
    if (one.quantity == "x") != (one.word is not None) or (one.word is not None and one.units is not None):
        return "a word is what is read, x, and all that is read"
    if (one.carried is not None or one.word is not None) and one.places is None:
        return "a transplant and a word need a place"
    if one.untrained and one.places is not None:
        return "weights are the same at all places"
    if one.untrained and one.quantity == "c":
        return "no weights make the memory"
    low, high = RANGES.get(one.quantity, (0, 1))
    if one.number is not None and not low <= one.number <= high:
        return f"{one.quantity} lies between {plain(low)} and {plain(high)}"
    return ""


def fits(model: models.Model, one: Operation, steps: int, other_steps: int = 0) -> bool:
    """Whether an operation can be done: its quantity, units and places are there, in a sentence of so many steps.

    `other_steps` is the length of the sentence that a transplant is taken from.
    """
    layer = model.layers[-1]
    cell, n_units = CELLS[layer.cell], hidden_size(layer.weights)
    first, last = one.places or (0, 0)
    if one.quantity == "x":
        return one.word is not None and one.word < len(model.words) and last < steps
    there = one.quantity in cell.EQUATIONS and last < steps and max(one.units or (0,)) < n_units
    if one.untrained:
        return there and one.quantity not in cell.MADE
    return there and (one.carried is None or one.carried + last - first < other_steps)


def operate(
    model: models.Model,
    ids: np.ndarray | list[int],
    operations: Sequence[Operation],
    other: Step | None = None,
    untrained: models.Model | None = None,
) -> Step:
    """Read ids (T,), or numbers (T, D), while operations are done to the top cell: its trace.

    `other` is the trace that transplants are taken from, `untrained` the model whose weights are put back. Without
    operations it is what lstm.read gives, to the last bit. Raises ValueError for an operation that does not fit.
    """
    steps, other_steps = len(ids), 0 if other is None else len(other.h)
    for one in operations:
        if not fits(model, one, steps, other_steps) or (one.untrained and untrained is None):
            raise ValueError(f"{one} does not fit this network and its {steps} steps")
    ids = np.array(ids)
    for one in operations:
        if one.word is not None and one.places is not None:
            ids[one.places[0] : one.places[1] + 1] = one.word
    layer = model.layers[-1]
    cell, xs = CELLS[layer.cell], inputs_of(model, ids)
    weights = unlearnt(cell, layer.weights, operations, untrained)
    held = [[put(one, t, other) for one in operations if sets(one) and one.at(t)] for t in range(steps)]
    if not any(held):
        return run(cell, weights, xs)
    done, state = [], cell.start(hidden_size(weights))
    for x, puts in zip(xs, held, strict=True):
        done.append(again(cell, weights, cell.step(weights, x, state), puts))
        state = done[-1].state
    return cell.Step(*map(np.stack, zip(*done, strict=True)))


def inputs_of(model: models.Model, ids: np.ndarray) -> np.ndarray:
    """What the top cell of a model reads: (T, D), one-hot rows of 0 or 1, or any numbers."""
    if len(model.layers) > 1:
        return models.read(model._replace(layers=model.layers[:-1]), ids)[-1].h
    return models.encode(model, ids)


def sets(one: Operation) -> bool:
    """Whether an operation sets values, a transplant's or a number, while the network runs."""
    return one.number is not None or one.carried is not None


def put(one: Operation, t: int, other: Step | None) -> tuple[str, list[int] | slice, Any]:
    """What an operation puts in at step t: (quantity, units, values), any number or (units,); from a trace (T, H)."""
    units = slice(None) if one.units is None else list(one.units)
    if one.carried is None:
        return one.quantity, units, one.number
    first, _ = one.places or (0, 0)
    return one.quantity, units, getattr(other, one.quantity)[one.carried + t - first][units]


def again(cell: Cell, weights: Weights, step: Step, puts: Sequence[tuple[str, list[int] | slice, Any]]) -> Step:
    """A step (..., H) with values put in, and everything computed from them, in the order of the equations.

    Each of `puts` is (quantity, units, values), the values in the range of the quantity: gates 0 to 1, c any number.
    """
    intervened, moved = {quantity for quantity, _, _ in puts}, False
    for name in cell.EQUATIONS:
        if not moved and name not in intervened:
            continue
        value = made(cell, weights, step, name) if moved else getattr(step, name).copy()
        for quantity, units, values in puts:
            if quantity == name:
                value[..., units] = values
        step, moved = step._replace(**{name: value}), True
    return step


def made(cell: Cell, weights: Weights, step: Step, name: str) -> np.ndarray:
    """One quantity of a step, (..., H), from its other numbers: gates 0 to 1, h and candidate -1 to 1, c any number."""
    if name in cell.MADE:
        return cell.MADE[name](step)
    total = sums(weights, step, name)
    if name in getattr(step, "linear", ()):
        return total
    if squash := getattr(cell, "squash", None):  # of a variant
        return squash("gates" if name in cell.GATES else "candidate", total)
    return (sigmoid if name in cell.GATES else tanh)(total)


def unlearnt(cell: Cell, weights: Weights, operations: Sequence[Operation], untrained: models.Model | None) -> Weights:
    """Weights by name, some as they were before training: rows of everything that feeds a quantity."""
    if untrained is None or not any(one.untrained for one in operations):
        return weights
    weights, old = {name: array.copy() for name, array in weights.items()}, untrained.layers[-1].weights
    blank = [cell.step(w, np.zeros(input_size(w)), cell.start(hidden_size(w))) for w in (weights, old)]
    for one in (one for one in operations if one.untrained):
        rows = slice(None) if one.units is None else list(one.units)
        for new, first in zip(blank[0].feeds(weights, one.quantity), blank[1].feeds(old, one.quantity), strict=True):
            new.weights[rows] = first.weights[rows]  # views of the weights
    return weights
