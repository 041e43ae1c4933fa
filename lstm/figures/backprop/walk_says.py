"""What is said at each beat of a walk back through time."""

import re
from collections.abc import Sequence
from typing import Any, cast

import numpy as np

from lstm.cells import CELLS
from lstm.explain.backward import Walk
from lstm.explain.chain import EQUATIONS, at_sum
from lstm.figures.text import listed, percent
from lstm.model import signed
from lstm.numbers import sized

ROUNDING = 1e-14  # of a loss of a few nats


def describe(walk: Walk, tokens: Sequence[str], reason: int | None) -> list[str]:
    """One text for each beat: T words forwards, the loss, T words back, the update."""
    steps = len(tokens)
    return [
        *(forward(walk, tokens, t) for t in range(steps)),
        at_loss(walk, tokens),
        *(back(walk, tokens, t, reason) for t in reversed(range(steps))),
        update(walk),
    ]


def forward(walk: Walk, tokens: Sequence[str], t: int) -> str:
    """A word is read."""
    h = sized(length(walk.trace.h[t]))
    if "c" not in walk.trace._fields:
        return f"Forwards. The network reads “{tokens[t]}”. Its output h, which is all its memory, has the size {h}."
    c = sized(length(walk.trace.c[t]))
    return f"Forwards. The network reads “{tokens[t]}”. Its memory c has the size {c}, its output h {h}."


def at_loss(walk: Walk, tokens: Sequence[str]) -> str:
    """The loss."""
    words = signed(walk.model).answers
    chance, first = walk.chances[walk.target], int(walk.chances.argmax())
    other = (
        "its first choice"
        if first == walk.target
        else f"its first choice is “{words[first]}” with {percent(walk.chances[first])}"
    )
    return (
        f"The loss. After “{tokens[-1]}” should come “{words[walk.target]}”. The network gives it {percent(chance)}; "
        f"{other}. Loss = −log({sized(chance)}) = {sized(walk.loss)}."
    )


def back(walk: Walk, tokens: Sequence[str], t: int, reason: int | None) -> str:
    """One step of the gradient on its way."""
    key = "c" if "c" in walk.states else "h"
    where = "memory" if key == "c" else "output"
    there, last = length(walk.states[key][t]), length(walk.states[key][-1])
    text = f"Back at “{tokens[t]}”. "
    if t == len(tokens) - 1:
        text += f"The loss sends a gradient of size {sized(length(walk.dh_loss))} to the output."
        return text + (
            f" Through the output gate, {sized(there)} of it steps over to the memory." if key == "c" else ""
        )
    steps = len(tokens) - 1 - t
    text += f"The gradient at the {where} is {sized(there)}: {share(there, last)} of that at “{tokens[-1]}”, "
    text += f"{steps} step{'s' * (steps > 1)} later."
    if key == "c":
        text += f" Along the memory c came {sized(length(walk.d_states[1][t]))}."
    if t == reason:
        text += " Here the trained LSTM writes most of what speaks for its answer."
    return text


def update(walk: Walk) -> str:
    """The end of the walk."""
    return (
        f"The update. The walk is over: what {len(walk.ids)} steps added is the gradient of every weight. Each weight "
        "moves against its own, by the learning rate times as far, and the network reads the sentence again."
    )


def agreed(digits: int, off: float) -> str:
    """To how many digits a nudge agrees with the gradient, and what stands in the way of more.

    `off` is how far the two losses together are from what the gradient foretells: no more than rounding, or the curve.
    """
    if digits > 14:
        return "They are the same."
    text = f"They agree to {digits} digit{'s' * (digits != 1)}: "
    if digits >= 6:
        return text + "the walk found the slope."
    return text + (
        "so small a difference drowns in rounding." if off < ROUNDING else "so large a step leaves the tangent."
    )


def verdict(fall: float, foretold: float) -> str:
    """How well the gradient foretold the fall of a loss."""
    if not foretold:
        return "nothing was to be learnt."
    off = abs(fall / foretold - 1.0)
    if off < 0.1:
        return "the slope told it well."
    return "a slope holds only near the old weights." if fall > 0 else "so long a step overshoots."


def arrives(walk: Walk, place: int) -> tuple[float, float, float]:
    """(size at the end, size at a place, their share) of the gradient at the memory, or at h where there is no c."""
    values = walk.states.get("c", walk.states["h"])
    there, last = length(values[place]), length(values[-1])
    return last, there, there / last if last else 0.0


def share(part: float, whole: float) -> str:
    """A share for people, or that there is none."""
    return percent(part / whole) if whole else "no share"


def length(values: np.ndarray) -> float:
    """The length of a vector (H,), at least 0."""
    return float(np.linalg.norm(values))


def slopes(cell: str) -> str:
    """Where each δ of a cell is the slope of the loss: at a state, or at the sum that a squashing function is given."""
    lines, gate = EQUATIONS[cell], next(iter(CELLS[cell].GATES), None)
    states = "δh and δc are those at the output and the memory" if "c" in lines else "δh is the one at the output"
    if gate is None:
        return (
            f"{states}. {at_sum(cell, 'h')} is the one just before, at the sum s that goes into tanh. So it has the "
            "slope of tanh in it, 1 − h²."
        )
    step, gates = cast(Any, CELLS[cell].Step), "gates" if len(CELLS[cell].GATES) > 1 else "gate"
    plain = getattr(step(*step._fields), "linear", ())
    sums = [at_sum(cell, key) for key in lines if key not in ("h", "c", "onward", *plain)]
    tanh = "" if "candidate" in plain else " and tanh"
    text = (
        f"{states}. {listed(sums)} {'are those' if len(sums) > 1 else 'is the one'} just before the {gates}"
        f"{' and the candidate' * bool(tanh)}, at the sums that go into σ{tanh}. So each has the slope of its "
        f"σ{' or tanh' * bool(tanh)} in it: δ{gate} is ∂L/∂{gate}, the slope at the gate itself, times {gate} × "
        f"(1 − {gate})."
    )
    return text + "".join(f" {at_sum(cell, key)} is at a sum that nothing squashes." for key in plain)


def ways(cell: str) -> str:
    """What a step of a cell hands back to the step before it."""
    lines = EQUATIONS[cell]
    if "onward" not in lines:
        return "A step hands back one thing: through the weights, to the output before. There is no memory c beside it."
    way, worth = lines["onward"].plain.split(" = ")
    if "{gates}" not in lines["h"].worked:
        return f"A step hands back one thing, to the output before: {way}, {worth}. No gate sees that output."
    if "{along}" in lines["f" if "f" in lines else "onward"].worked:
        return (
            f"A step hands back three things: {way}, {worth}, and s = i / n is the new word’s share; along n, what the "
            "count of all before is worth; and through the weights, to the output before."
        )
    if "c" in lines:
        return f"A step hands back two things: {way}, {worth}; and through the weights, to the output before."
    return f"A step hands back two things, both to the output before: {way}, {worth}; and through the weights."


def named(walk: Walk, name: str) -> bool:
    """Whether a line of the chain rule of a walk's cell names a number."""
    worked = " ".join(line.worked for line in EQUATIONS[walk.model.layers[0].cell].values())
    return name in re.findall(r"\{(\w+)\}", worked)
