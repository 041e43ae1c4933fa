"""How a trained layer is: what its gates and units do over a sequence, each finding with its number and its bound.

A function is saturated where lstm/explain/saturation.py calls it so: its slope is below a twentieth of its largest.
Bounds that are somebody's are cited; the others are ours, and say so. They are there to show where to look, not to
judge: a network may be well with any of them crossed.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from lstm.cells import CELLS, Cell, Step
from lstm.explain.gradient_reach import LEFT, reach
from lstm.explain.jacobian import half_life
from lstm.explain.products import squash_of
from lstm.explain.saturation import flat_at
from lstm.explain.writing import memory
from lstm.linear import Weights
from lstm.numbers import brief, percent, short
from lstm.unroll import run

MOVES = 0.01  # a unit whose output stays within so much is stuck, and one that stays within it of 0 dead: ours
FLAT_MEMORY = 2.0  # beyond it tanh(c) has a slope below 0.07, and what is written no longer shows: ours
MOST_FLAT, MOST_STUCK, MOST_SHUT = 0.5, 0.1, 0.95  # shares from which on a sentence says what to do: ours
FORGOTTEN = 0.5  # a mean forget bias below it, with no unit that holds for long: ours; 1 is Jozefowicz et al. 2015's
SHORT = 5.0  # steps: a longest half-life below it is no long memory: ours
CARRIES = 0.9  # of the change of h
CLEARED = 0.5  # a step that keeps less than this share clears a memory, and one that is cleared seldom still holds
ENOUGH = 0.1  # of the steps have to keep more, to say how long a unit holds between


class Gate(NamedTuple):
    """How one gate is used, over all steps and units: shares 0..1."""

    mean: float
    shut: float  # share saturated near 0, as lstm/explain/saturation.py has it
    open: float  # share saturated near 1


class Finding(NamedTuple):
    """One thing that was looked at."""

    what: str
    number: str
    bound: str  # from where on it is worth a look, and whose bound that is; "" where there is none
    crossed: bool
    advice: str  # a sentence, where it is crossed


class Health(NamedTuple):
    """All that was found."""

    cell: str
    steps: int
    units: int
    gates: dict[str, Gate]
    ends: float | None  # share of the candidate at its ends
    half_lives: np.ndarray | None  # (H,) steps, of each unit's memory; None where nothing is carried
    between: np.ndarray | None  # (H,) the same over the steps that do not clear it; 0 where nearly all do
    dead: tuple[int, ...]  # units whose output stays near 0
    stuck: tuple[int, ...]  # units whose output hardly moves, and is not near 0
    scale: tuple[float, float, int]  # of the memory: median size, largest, and of which unit
    carrying: int  # units that carry CARRIES of the change of h
    forget_bias: tuple[float, float, float] | None  # mean, smallest, largest
    reach: int | None  # steps back from the end at which a gradient falls below LEFT; None without weights
    followed: int  # steps that it was followed
    findings: tuple[Finding, ...]


def health(of: Any, xs: np.ndarray | Sequence[Any] | None = None) -> Health:
    """How a layer is over a sequence.

    `of` is a layer (anything with cell and weights), and xs (T, ..., D) what it reads; or a Model, of which the top
    layer is taken, and xs what lstm.read reads; or a trace (T, ..., H) alone.

    Without weights nothing is said of biases and of how far a gradient reaches. Raises ValueError where xs are missing.
    """
    if hasattr(of, "h_prev"):
        return report(of)
    if xs is None:
        raise ValueError("a network needs a sequence to be looked at")
    if hasattr(of, "layers"):
        from lstm.model import read

        return report(read(of, xs)[-1], CELLS[of.layers[-1].cell], of.layers[-1].weights)
    cell, xs = CELLS[of.cell], np.asarray(xs, float)
    turned = xs[::-1] if getattr(of, "reverse", False) else xs
    return report(run(cell, of.weights, turned), cell, of.weights)


def report(trace: Step, cell: Cell | None = None, weights: Weights | None = None) -> Health:
    """How a layer is, from its trace (T, ..., H) in the order in which it read, and its weights if they are known."""
    names = tuple(cell.GATES) if cell else tuple(name for name in trace._fields if name in ("f", "i", "o", "z", "r"))
    gates = {}
    for name in names:
        values = getattr(trace, name)
        flat = flat_at(squash_of(trace, name), values)
        shut, opened = (float((flat & side).mean()) for side in (values < 0.5, values > 0.5))
        gates[name] = Gate(float(values.mean()), shut, opened)
    squash = squash_of(trace, "candidate")
    ends = float(flat_at(squash, trace.candidate).mean()) if "candidate" in trace._fields else None
    rows = trace.h.reshape(-1, trace.h.shape[-1])
    spread, size = np.ptp(rows, axis=0), np.abs(rows).max(axis=0)
    dead, stuck = size < MOVES, (spread < MOVES) & (size >= MOVES)
    moved = np.sort(np.abs(trace.h - trace.h_prev).reshape(rows.shape).sum(axis=0))[::-1]
    carrying = int(np.searchsorted(np.cumsum(moved), CARRIES * moved.sum()) + 1) if moved.sum() else 0
    held = np.abs(memory(trace)).reshape(-1, memory(trace).shape[-1])
    largest = int(held.max(axis=0).argmax())
    lives = half_lives(trace)
    bias = weights.get("b_f") if weights else None
    found = Health(
        cell=cell.NAME if cell else "",
        steps=len(trace.h),
        units=trace.h.shape[-1],
        gates=gates,
        ends=ends,
        half_lives=lives,
        between=half_lives(trace, CLEARED),
        dead=tuple(np.flatnonzero(dead).tolist()),
        stuck=tuple(np.flatnonzero(stuck).tolist()),
        scale=(float(np.median(held)), float(held.max()), largest),
        carrying=carrying,
        forget_bias=None if bias is None else (float(bias.mean()), float(bias.min()), float(bias.max())),
        reach=None,
        followed=0,
        findings=(),
    )
    if cell is not None and weights is not None:
        far, followed = reach(cell, weights, trace)
        found = found._replace(reach=far, followed=followed)
    bends = "c" in trace._fields and squash_of(trace, "shown") == "tanh"
    flat = float((held > FLAT_MEMORY).mean()) if bends else None
    return found._replace(findings=tuple(findings(found, flat)))


def half_lives(trace: Step, least: float = 0.0) -> np.ndarray | None:
    """Steps after which half of each unit's memory is left, (H,), by the geometric mean of what it keeps; or None.

    With `least` it is over the steps alone that keep so large a share, and 0 where fewer than ENOUGH of them do.
    """
    if not hasattr(trace, "carried"):
        return None
    kept = trace.carried[0].reshape(-1, trace.carried[0].shape[-1])
    held = kept >= least
    logs = np.where(held, np.log(np.clip(kept, 1e-12, 1.0)), 0.0).sum(axis=0) / np.maximum(held.sum(axis=0), 1)
    return np.where(held.mean(axis=0) >= ENOUGH, half_life(np.exp(logs)), 0.0)


def findings(found: Health, flat: float | None) -> list[Finding]:
    """What was looked at, each with its number, its bound, and what to do where it is crossed.

    `flat` is the share of a memory's numbers so large that the tanh after them is flat; None without a c.
    """
    said = []

    def say(what: str, number: str, bound: str, crossed: bool, advice: str) -> None:
        said.append(Finding(what, number, bound, crossed, advice if crossed else ""))

    named = {"f": "forget", "i": "input", "o": "output", "z": "update", "r": "reset"}
    for name, gate in found.gates.items():
        share = gate.shut + gate.open
        what = f"{named.get(name, name)} gate saturated"
        number = f"{percent(share)} ({percent(gate.shut)} shut, {percent(gate.open)} open), mean {brief(gate.mean)}"
        stays = max(gate.shut, gate.open) > MOST_SHUT
        advice = (
            "It hardly ever moves: look whether its inputs are scaled, and whether the learning rate was too large."
        )
        say(what, number, f"at one end for more than {percent(MOST_SHUT)}: ours", stays, advice)
    if found.ends is not None:
        advice = "Most of what could be written is where its function is flat: scale its inputs down, or decay weights."
        say(
            "candidate at its ends",
            percent(found.ends),
            f"more than {percent(MOST_FLAT)}: ours",
            found.ends > MOST_FLAT,
            advice,
        )
    idle = (len(found.dead) + len(found.stuck)) / found.units
    number = f"{len(found.dead)} dead, {len(found.stuck)} stuck, of {found.units}"
    advice = "Fewer units would do as much: prune them, or give the sequence more variety before you judge."
    say("dead and stuck units", number, f"more than {percent(MOST_STUCK)}: ours", idle > MOST_STUCK, advice)
    if found.half_lives is not None and found.between is not None:
        median, longest = float(np.median(found.half_lives)), float(found.between.max())
        number = f"median {steps(median)}, longest {steps(float(found.half_lives.max()))} "
        number += f"(unit {int(found.half_lives.argmax())}); where it is not cleared {steps(longest)}"
        advice = "By its gate no unit holds for long: what lasts is written again and again. Start forget biases at 1."
        say(
            "half-life of a unit's memory",
            number,
            f"not cleared, below {short(SHORT)} steps: ours",
            longest < SHORT,
            advice,
        )
        if found.forget_bias is not None:
            mean, low, high = found.forget_bias
            crossed = mean < FORGOTTEN and longest < SHORT
            advice = (
                "They look as if nobody had set them: PyTorch starts them near 0, Keras at 1 (Jozefowicz et al. 2015)."
            )
            number = f"mean {brief(mean)}, from {brief(low)} to {brief(high)}"
            bound = f"mean below {brief(FORGOTTEN)}, and no unit holds for {short(SHORT)} steps: ours"
            say("forget biases", number, bound, crossed, advice)
    if flat is not None:
        median, largest, unit = found.scale
        number = f"median {brief(median)}, largest {brief(largest)} (unit {unit}), {percent(flat)} beyond "
        number += short(FLAT_MEMORY)
        advice = "The memory has grown past where tanh still tells sizes apart: reset the state, or clip it."
        say("size of the memory", number, f"more than {percent(MOST_FLAT)} beyond it: ours", flat > MOST_FLAT, advice)
    number = f"{found.carrying} of {found.units} units"
    say(f"units that carry {percent(CARRIES)} of the change of h", number, "", False, "")
    if found.reach is not None:
        far = found.reach >= found.followed
        number = f"the start, {found.followed} steps back" if far else f"{found.reach} steps back"
        advice = "An error at the end teaches little about what came earlier: look at the forget biases."
        bound = f"less than a tenth of the {found.followed} steps followed: ours"
        say(
            f"a gradient has more than {percent(LEFT)} left up to",
            number,
            bound,
            10 * found.reach < found.followed,
            advice,
        )
    return said


def steps(count: float) -> str:
    """A number of steps, in words."""
    return "endless" if count == np.inf else f"{brief(count)} steps"
