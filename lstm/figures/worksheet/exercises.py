"""The exercises about one unit of a run, each worked out from the numbers that are given in it."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

import numpy as np

from lstm.cells import Step
from lstm.explain import terms
from lstm.figures.colours import INK
from lstm.figures.sentence.arithmetic import SYMBOLS, of_unit
from lstm.figures.worksheet.rounding import Line, Number, line, number, sigmoid_of, tanh_of
from lstm.linear import Weights
from lstm.unroll import at

MOST_STEPS = 5  # over which a memory is followed
LARGEST = 5  # products that are worked out
PLACES, FINEST = 3, 5  # after the point; and at most, where a number would have no digits left
CHART, DRAWN = 2, 2  # places of the numbers of the chart, and its points that are there already
C_BEFORE, GRADIENT = SYMBOLS["c_prev"], "∂L/∂{}"


class Run(NamedTuple):
    """What a worksheet is about."""

    weights: Weights
    trace: Step  # (T, H)
    text: str
    words: tuple[str, ...]
    x_names: Sequence[str]  # of the D inputs
    unit: int
    place: int

    def number(self, name: str, t: int, places: int, symbol: str = "") -> Number:
        """A quantity of the unit at step t, any number, rounded to so many places."""
        return number(symbol or INK[name].symbol, float(getattr(self.trace, name)[t, self.unit]), places)


class Product(NamedTuple):
    """One weight and what it is multiplied by."""

    source: str  # “job”, or h₃(t−1)
    line: Line
    weight: Number
    value: Number


class Gate(NamedTuple):
    """One sum, and what its squashing function makes of it."""

    key: str  # "f", "i", "o" or "candidate"
    products: tuple[Product, ...]  # the largest
    left: int  # how many others there are
    rest: Number  # what they add up to
    total: Line
    value: Line


class Tick(NamedTuple):
    """One step of the memory."""

    place: int
    given: tuple[Number, ...]  # the gates and the candidate; of the first step c(t−1) too
    lines: tuple[Line, Line]  # c and h


class Left(NamedTuple):
    """What is left of what one step wrote, step by step."""

    written: Line  # i × c̃
    places: tuple[int, ...]
    keeps: tuple[Number, ...]  # f at each
    lines: tuple[Line, ...]  # the share that is left after each
    amount: Line  # of what was written, after the last


class Chart(NamedTuple):
    """The forget gate over the words."""

    values: tuple[Number, ...]
    shown: int  # how many are drawn already
    least: tuple[int, ...]  # where it is lowest


class Backward(NamedTuple):
    """One step of the chain rule, where the answer is asked for."""

    given: tuple[Number, ...]
    lines: tuple[Line, ...]


def enough(run: Run) -> int:
    """How many digits after the point: one more where a gate that is given would else read 0 or 1."""
    steps = slice(run.place, run.place + 2)
    gates = [float(value) for name in "fio" for value in getattr(run.trace, name)[steps, run.unit]]
    edges = {number("", edge, PLACES).value for edge in (0.0, 1.0)}
    return PLACES + any(number("", gate, PLACES).value in edges for gate in gates)


def taken_apart(run: Run, key: str, places: int) -> Gate:
    """One sum of the unit at the place: its largest products, and the rest, such that it comes to the network's own."""
    whole, found = terms(run.weights, at(run.trace, run.place), key, run.unit), []
    for part in whole.parts:
        for k in np.flatnonzero(part.values).tolist():
            label = {"1": "bias", "x": x_of(run, k) if part.source == "x" else ""}.get(part.source, "")
            label = label or of_unit(SYMBOLS[part.source], k)
            found.append((label, float(part.weights[k]), float(part.values[k])))
    found.sort(key=lambda one: -abs(one[1] * one[2]))
    products = []
    for label, weight, value in found[:LARGEST]:
        w, v = number("w", weight, places), number("v", value, 0 if value.is_integer() else places)
        products.append(Product(label, line("w × v", "{} × {}", lambda a, b: a * b, w, v), w, v))
    lines = [one.line.result for one in products]
    total = number("z", whole.total, places)
    rest = number("rest", total.value - sum(one.value for one in lines), places)
    squash, does = ("tanh", tanh_of) if whole.squash == "tanh" else ("σ", sigmoid_of)
    z = line("z", " + ".join(["{}"] * (len(lines) + 1)), lambda *all: sum(all), *lines, rest)
    value = line(INK[key].symbol, squash + "({})", does, z.result._replace(symbol="z"))
    return Gate(key, tuple(products), len(found) - len(products), rest, z, value)


def x_of(run: Run, k: int) -> str:
    """What the k-th input is called."""
    return f"“{run.x_names[k]}”" if len(run.x_names) > 1 else run.x_names[k]


def two_steps(run: Run, places: int) -> tuple[Tick, ...]:
    """c and h of the step at the place and of the next, which goes on with the c that was worked out."""
    ticks, before = [], run.number("c_prev", run.place, places, C_BEFORE)
    for t in (run.place, run.place + 1):
        f, i, o, candidate = (run.number(name, t, places) for name in ("f", "i", "o", "candidate"))
        given = (f, i, o, candidate, *([before] if not ticks else []))
        c = line(INK["c"].symbol, "{} × {} + {} × {}", lambda f, c, i, g: f * c + i * g, f, before, i, candidate)
        h = line(INK["h"].symbol, "{} × tanh({})", lambda o, c: float(o) * tanh_of(c), o, c.result)
        ticks.append(Tick(t, given, (c, h)))
        before = c.result._replace(symbol=C_BEFORE)
    return tuple(ticks)


def left(run: Run, places: int) -> Left:
    """What is left of what the step at the place wrote, over the steps after it."""
    i, candidate = (run.number(name, run.place, places) for name in ("i", "candidate"))
    written = line("i × c̃", "{} × {}", lambda i, g: i * g, i, candidate)
    later = range(run.place + 1, min(run.place + 1 + MOST_STEPS, len(run.words)))
    keeps, lines = [run.number("f", t, places) for t in later], []
    share = number("1", 1.0, places)
    for keep in keeps:
        lines.append(line("share", "{} × {}", lambda a, b: a * b, share, keep))
        share = lines[-1].result
    amount = line("left", "{} × {}", lambda a, b: a * b, share, written.result)
    return Left(written, tuple(later), tuple(keeps), tuple(lines), amount)


def chart(run: Run) -> Chart:
    """The forget gate over the words; the first of them are drawn already."""
    values = tuple(run.number("f", t, CHART) for t in range(len(run.words)))
    low = min(one.value for one in values)
    return Chart(values, min(DRAWN, len(values) - 1), tuple(t for t, one in enumerate(values) if one.value == low))


def backward(run: Run, pull: float) -> Backward:
    """The chain rule through the last step: from h to c, to the sum of a gate, and to the memory before.

    So many digits after the point that every number has two or more, if there are so many in FINEST places.
    """
    found = back(run, pull, PLACES)
    for places in range(PLACES + 1, FINEST + 1):
        numbers = [*found.given, *(one.result for one in found.lines)]
        if all(abs(one.value) >= 10 * Decimal((0, (1,), 1 - places)) for one in numbers):
            break
        found = back(run, pull, places)
    return found


def back(run: Run, pull: float, places: int) -> Backward:
    """The same to so many places after the point."""
    end = len(run.words) - 1
    f, i, o, candidate, c = (run.number(name, end, places) for name in ("f", "i", "o", "candidate", "c"))
    before, dh = run.number("c_prev", end, places, C_BEFORE), number(GRADIENT.format("h"), pull, places)
    shown = line("tanh c", "tanh({})", tanh_of, c)
    slope = line("slope", "1 − {} × {}", lambda s, _: 1 - s * s, shown.result, shown.result)
    dc = line(GRADIENT.format("c"), "{} × {} × {}", lambda d, o, s: d * o * s, dh, o, slope.result)
    sums = [
        line(GRADIENT.format(f"z({gate.symbol})"), "{} × {} × {} × (1 − {})", at_the_sum, d, other, gate, gate)
        for gate, d, other in ((f, dc.result, before), (i, dc.result, candidate), (o, dh, shown.result))
    ]
    handed = line(GRADIENT.format(C_BEFORE), "{} × {}", lambda d, f: d * f, dc.result, f)
    most = max(sums, key=lambda one: abs(one.result.value))  # where a gate is flat there is nothing to see
    beside = {0: (before,), 1: (i, candidate), 2: ()}[sums.index(most)]
    return Backward((dh, o, c, f, *beside), (shown, slope, dc, most, handed))


def at_the_sum(d: Decimal, other: Decimal, gate: Decimal, _: Decimal) -> Decimal:
    """The gradient at a gate's sum: what comes to the gate, times its sigmoid's slope g (1 - g)."""
    return d * other * gate * (1 - gate)
