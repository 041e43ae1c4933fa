"""A memory taken apart: who wrote it, what it is worth to an answer, and where to look first.

Source: the memory as a weighted sum is Levy, Lee, FitzGerald & Zettlemoyer 2018's; what it is worth, is ours.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from lstm.cells import Step
from lstm.explain.products import squash_of
from lstm.explain.saturation import curve_of

if TYPE_CHECKING:
    from lstm.model import Model
    from lstm.reading import Reading


def memory(trace: Step) -> np.ndarray:
    """The memory of a trace or step, (..., H): c, or h where the cell has no c."""
    return trace.c if "c" in trace._fields else trace.h


def before(trace: Step) -> np.ndarray:
    """The memory before each step of a trace: (T, ..., H)."""
    return trace.c_prev if "c" in trace._fields else trace.h_prev


def by_hand(trace: Step) -> np.ndarray:
    """Where the memory is not what its own step made of it, so was put there from outside: (T, H) of bool."""
    kept, added = trace.carried
    return np.abs(kept * before(trace) + added - memory(trace)) > 1e-12 * (1.0 + np.abs(memory(trace)))


def writers(trace: Step) -> np.ndarray:
    """Who wrote the memory: c_t = (prod f) c_0 + sum_s (prod_{s < r <= t} f_r) i_s g_s, exactly.

    For a trace (T, H) of a cell whose memory is carried (see lstm/cells): of a GRU it is the same with 1 - z and z.
    Returns (T + 1, T, H): [s + 1, t] is what step s wrote that is still there after step t, [0, t] what is left of the
    state before the first step. They add up to the memory over axis 0. What was put there by hand counts as written
    by that step, and ends what stood there. It is an identity with the gates held fixed: the gates themselves depend on
    earlier words. Raises ValueError for a plain RNN, which carries nothing: it makes its memory anew at each step.
    """
    if not hasattr(trace, "carried"):
        raise ValueError("this cell makes its memory anew at each step, and so no part of it was written by one")
    kept, added = trace.carried
    hand, held, steps = by_hand(trace), memory(trace), len(trace.h)
    parts = np.zeros((steps + 1, *held.shape))
    left = np.zeros((steps + 1, held.shape[-1]))
    left[0] = before(trace)[0]
    for t in range(steps):
        left *= np.where(hand[t], 0.0, kept[t])
        left[t + 1] = np.where(hand[t], held[t], added[t])
        parts[:, t] = left
    return parts


def order_units(trace: Step, how: str = "number", place: int = -1) -> list[int]:
    """The units of a trace (T, H) from top to bottom: a list of H indices.

    "number": as they are numbered. "holds": by how much memory each holds at `place`, most first. "written": by the
    step at which each was written most. The memory is c, or h where the cell has no c.
    """
    if how == "holds":
        keys = -np.abs(memory(trace)[place])
    elif how == "written":
        keys = np.abs(memory(trace) - before(trace)).argmax(axis=0)
    else:
        keys = np.arange(memory(trace).shape[-1])
    return np.argsort(keys, kind="stable").tolist()


def worth_most(read: "Reading", place: int, n: int) -> list[int]:
    """The n units of a Reading whose output at a place counts most for or against the likeliest answer there.

    Counted in logits against the mean of all answers; in the order of their numbers. Of a layer that no answer is read
    from, those whose output is largest.
    """
    shown = read.trace.h[place]
    if not read.lower:
        W, answer = read.model.readout["W_y"], int(read.chances[place].argmax())
        shown = shown * (W[answer] - W.mean(axis=0))
    return sorted(np.argsort(-np.abs(shown), kind="stable")[:n].tolist())


def moved_most(trace: Step, place: int) -> int:
    """The unit of a trace (T, H) whose memory the step at a place changes most."""
    return int(np.abs(memory(trace) - before(trace))[place].argmax())


def margin(model: "Model", trace: Step, answer: int, others: Sequence[int]) -> np.ndarray:
    """What each unit's memory is worth to an answer at the end of a trace: (H,) logits per unit of memory.

    The score of word `answer` minus the mean score of the words `others` is W h + b with h = o tanh(c). tanh(c) / c is
    taken at the last step, so that worth @ c is exactly the part of that difference which the memory brings: each
    writer gets of the tanh in proportion to what it wrote. Where the memory is h itself, nothing stands between.
    Without `others` it is the part of the score itself.
    """
    toward = direction(model, answer, others)
    if "c" not in trace._fields:
        return toward
    c = trace.c[-1]
    curve = curve_of(squash_of(trace, "shown"))[0]
    slope = np.where(np.abs(c) < 1e-9, 1.0, curve(c) / np.where(np.abs(c) < 1e-9, 1.0, c))
    return shown(trace) * (slope if squashes(trace) else 1.0) * toward


def shown(trace: Step) -> np.ndarray:
    """The share of each unit's memory that goes out at the end of a trace (T, H): its output gate, or all, (H,)."""
    return trace.o[-1] if "o" in trace._fields else np.ones_like(trace.h[-1])


def squashes(trace: Step) -> bool:
    """Whether the memory (T, H) of a cell is squashed on its way out: an sLSTM's, which is normalised, is not."""
    return "n" not in trace._fields


def let_in(trace: Step) -> np.ndarray:
    """How far each step of a trace opens to what is new, (T, H): i or a GRU's z, their share where there is
    one, or all where no gate stands there.
    """
    if "i" in getattr(trace, "linear", ()):
        return np.exp(trace.i - trace.n)
    if "k" in trace._fields:
        return 1.0 - trace.k
    return trace.i if "i" in trace._fields else trace.z if "z" in trace._fields else np.ones_like(trace.h)


def exactness(model: "Model", trace: Step, answer: int, others: Sequence[int]) -> tuple[float, float]:
    """How exact the parts of a memory (T, H) are: (residual, tangent).

    `residual`: the most that the parts of any unit's memory miss it by at any step: rounding, 1e-16 or so. `tangent`:
    how many logits the parts would miss the answer by if each got of the tanh by its slope at the end, as a gradient
    does, and not in proportion to what it wrote (see `margin`). 0 where the memory is h itself.
    """
    residual = float(np.abs(writers(trace).sum(axis=0) - memory(trace)).max())
    if "c" not in trace._fields:
        return residual, 0.0
    if not squashes(trace):
        return residual, 0.0
    value, slope, _ = curve_of(squash_of(trace, "shown"))
    missed = shown(trace) * (value(trace.c[-1]) - slope(trace.c[-1]) * trace.c[-1]) * direction(model, answer, others)
    return residual, float(missed.sum())


def direction(model: "Model", answer: int, others: Sequence[int]) -> np.ndarray:
    """What h is multiplied with in the score of an answer, minus the mean of that of the others, if any: (H,)."""
    W = model.readout["W_y"]
    if len(others) == len(W) - 1 > 1000:  # all others: their sum is soon done, and to pick so many rows is not
        return W[answer] - (W.sum(axis=0) - W[answer]) / len(others)
    return W[answer] - (W[list(others)].mean(axis=0) if len(others) else 0.0)


def wrote_most(read: "Reading", answer: int, others: Sequence[int], place: int | None = None) -> tuple[int, int]:
    """Which step of a Reading wrote most of what speaks for an answer at its end, and a unit that shows it well.

    Returns (place, unit); `place` may fix the step. The unit is the one with the largest support from it (see `margin`)
    times the gate that let it in there, i or a GRU's z: of two that carry as much, the one whose gate tells the plainer
    story.
    """
    trace = read.traces[-1]
    support = writers(trace)[1:, -1] * margin(read.model, trace, answer, others)
    place = int(support.sum(axis=1).argmax()) if place is None else place
    return place, int((support[place] * let_in(trace)[place]).argmax())


def changed_most(read: "Reading", place: int, answer: int, others: Sequence[int]) -> int:
    """Which unit's output, from 0, moved most towards an answer, against `others`, at one step of any Reading."""
    moved = read.trace.h[place] - read.trace.h_prev[place]
    return int((moved * direction(read.model, answer, others)).argmax())


def telling(read: "Reading", answer: int, others: Sequence[int]) -> tuple[int, int]:
    """A place and a unit of the top cell to look at first, for the Reading of any network: (place, unit).

    Where the memory of an LSTM was written that speaks for the answer at the end; else where the output moved most
    towards it. Without `others` the answer is a number: then it is what draws it the way it goes, up or down.
    """
    model, trace = read.model, read.traces[-1]
    toward = direction(model, answer, others)
    up = 1.0 if len(others) or trace.h[-1] @ toward >= 0 else -1.0
    if hasattr(trace, "carried") and "z" not in trace._fields:
        support = up * writers(trace)[1:, -1] * margin(model, trace, answer, others)
        weight = let_in(trace)
    else:
        support, weight = up * (trace.h - trace.h_prev) * toward, np.ones_like(trace.h)
    place = int(support.sum(axis=1).argmax())
    return place, int((support[place] * weight[place]).argmax())
