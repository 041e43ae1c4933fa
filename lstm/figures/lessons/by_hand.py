"""Lessons 2 to 5: a notebook of one number, whose gates are held by hand. The cell is the usual one.

Each gate has an input of its own and listens to nothing else, so that what comes in decides how far it is open.
"""

from typing import Any

import numpy as np

from lstm.cells import CELLS, Step
from lstm.figures.lessons import HAND, frame, left, picture, rows, steps
from lstm.kept import kept
from lstm.numbers import at_most, plain
from lstm.unroll import run

CELL = CELLS["lstm"]
LAST = 20
OPEN = 1.0 - 1e-9  # a sigmoid is never quite 1
HELD = ("f", "i", "o", "c")
WEIGHTS = {f"W_{letter}": np.eye(5)[[1 + k]] for k, letter in enumerate(HELD)} | {
    f"b_{letter}": np.zeros(1) for letter in HELD
}
KEPT = (0.01, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98, 0.99, 0.999)
WRITTEN = tuple(k / 20 for k in range(21))
SHOWN = tuple(k / 10 for k in range(11))


def held(f: np.ndarray, i: np.ndarray, o: np.ndarray, candidate: np.ndarray) -> Step:
    """The trace (T, 1) of a unit whose gates and candidate are held at these values, each (T,)."""
    gates = [np.clip(gate, 1.0 - OPEN, OPEN) for gate in (f, i, o)]
    xs = [np.log(gate / (1.0 - gate)) for gate in gates] + [np.arctanh(np.clip(candidate, -OPEN, OPEN))]
    return run(CELL, WEIGHTS, np.stack(xs, axis=-1))


def at(length: int, **values: float) -> np.ndarray:
    """(length,) zeros, but for s3=1: a 1 at place 3, counted from 0."""
    made = np.zeros(length)
    for place, value in values.items():
        made[int(place[1:])] = value
    return made


def curves(trace: Step, *names: str) -> dict[str, np.ndarray]:
    """Quantities of the one unit of a trace: name -> (T,), gates 0 to 1, candidate and output -1 to 1, c any number."""
    return {name: getattr(trace, name)[:, 0] for name in names}


def whole(value: float) -> str:
    """A number to two places, without noughts at its end: gates held by hand are open or shut to a billionth."""
    return at_most(value, 2)


@kept(1)
def notebook() -> dict[str, Any]:
    """Lesson 2. The hand moves the step at which a 1 comes in."""
    frames, ones = [], np.ones(LAST)
    for step in range(1, LAST + 1):
        x = at(LAST, **{f"s{step - 1}": 1.0})
        trace = held(ones, x, ones, x)
        end = whole(trace.c[-1, 0])
        later = f", {LAST - step} step{'s' * (LAST - step != 1)} later" if step < LAST else ""
        says = f"A 1 comes in at step {HAND}. At step {LAST}{later}, the notebook *c* says **{end}**."
        frames.append(frame(str(step), says, {"x": x} | curves(trace, "c"), at=step - 1))
    asks = frames[2] | {"says": f"A 1 comes in at step {HAND}. And then?", "until": 2}
    what = "the step at which a 1 comes in"
    return picture(steps(1, LAST), rows("x", "c"), frames, 2, 2, what, asks=asks, found=[*range(LAST)])


@kept(1)
def keep() -> dict[str, Any]:
    """Lesson 3. The hand moves the forget gate."""
    x, ones, frames = at(LAST + 1, s0=1.0), np.ones(LAST + 1), []
    for gate in KEPT:
        trace = held(gate * ones, x, ones, x)
        rest = left(float(trace.c[-1, 0]))
        says = f"At each step *f* keeps {HAND} of the notebook. 20 steps later **{rest}** of the 1 is left."
        frames.append(frame(plain(gate), says, {"x": x} | curves(trace, "c", "f"), at=LAST))
    places = KEPT.index(0.999), KEPT.index(0.9)
    return picture(steps(0, LAST), rows("x", "c", "f"), frames, *places, "how much the forget gate keeps")


@kept(1)
def write() -> dict[str, Any]:
    """Lesson 4. The hand moves how far the input gate opens at step 8, where the candidate says -1."""
    x, ones, frames = at(LAST, s2=1.0, s7=-1.0), np.ones(LAST), []
    for gate in WRITTEN:
        trace = held(ones, at(LAST, s2=1.0, s7=gate), ones, x)
        keeps, before, after = (whole(value[0]) for value in (trace.f[7], trace.c[6], trace.c[7]))
        says = f"At step 8 the candidate *c̃* says −1 and *i* opens to {HAND}: "
        says += f"*c* = {keeps} × {before} + {plain(gate)} × (−1) = **{after}**."
        shown = {"x": x} | curves(trace, "c", "f", "i", "candidate")
        frames.append(frame(plain(gate), says, shown, at=7))
    places = WRITTEN.index(0.0), WRITTEN.index(0.5)
    listed = rows("x", "c", "f", "i", "candidate")
    asks = frames[0] | {"says": f"At step 8 the candidate *c̃* says −1. *i* is {HAND}, and *c* stays at **1**."}
    return picture(steps(1, LAST), listed, frames, *places, "how far the input gate opens at step 8", asks=asks)


@kept(1)
def show() -> dict[str, Any]:
    """Lesson 5. The hand moves the output gate from step 10 on."""
    x, ones, frames = at(LAST, s2=1.0), np.ones(LAST), []
    for gate in SHOWN:
        trace = held(ones, x, np.where(np.arange(LAST) < 9, 1.0, gate), x)
        c, h = (whole(curve[-1, 0]) for curve in (trace.c, trace.h))
        says = f"From step 10 on *o* is {HAND}: *h* = *o* × tanh(*c*) = **{h}**. The notebook *c* says **{c}**."
        shown = {"x": x} | curves(trace, "c", "f", "i", "candidate", "o", "h")
        frames.append(frame(plain(gate), says, shown, at=9))
    places = SHOWN.index(1.0), SHOWN.index(0.0)
    listed = rows("x", "c", "f", "i", "candidate", "o", "h")
    return picture(steps(1, LAST), listed, frames, *places, "how far the output gate is open from step 10 on")
