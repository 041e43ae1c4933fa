"""Through time: forwards along a sequence, and back. Source: the way back is Werbos 1990's; the rest is ours."""

from collections.abc import Sequence

import numpy as np

from lstm.cells import Cell, Step
from lstm.fits import check, fitted
from lstm.linear import Weights


def hidden_size(weights: Weights) -> int:
    """H, read off any bias (H,)."""
    return next((len(array) for name, array in weights.items() if name.startswith("b_")), 0)


def input_size(weights: Weights) -> int:
    """D, read off the widest W: (H, H + D), or off a V (H, D), which sees the input alone.

    A projection W_p (P, H) leaves P numbers of h, so that W is (H, P + D).
    """
    alone = [array.shape[1] for name, array in weights.items() if name.startswith("V_")]
    if alone:
        return alone[0]
    recurrent = len(weights["W_p"]) if "W_p" in weights else hidden_size(weights)
    return max(array.shape[1] for name, array in weights.items() if name[:2] == "W_" and name != "W_p") - recurrent


def run(cell: Cell, weights: Weights, xs: np.ndarray, state: Sequence[np.ndarray] | None = None) -> Step:
    """Feed a sequence through a cell, step by step.

    xs is (T, ..., D) with any batch axes between; state is the cell's own, zeros if not given, and one (H,) state
    serves a whole batch. Returns the trace: one Step whose fields all gained a leading time axis.
    Raises ValueError, with what to give instead, for weights, a sequence or a state that do not fit each other, and for
    numbers that are not finite.
    """
    xs = check(cell, weights, xs, state)
    zeros = cell.start(hidden_size(weights), xs.shape[1:-1])
    state = zeros if state is None else fitted(state, zeros, xs.shape)
    steps = []
    for x in xs:
        steps.append(cell.step(weights, x, state))
        state = steps[-1].state
    return cell.Step(*map(np.stack, zip(*steps, strict=True)))


def at(trace: Step, t: int) -> Step:
    """The Step at time t of a trace: (T, ..., H) to (..., H)."""
    return type(trace)(*(field[t] for field in trace))


def one_of(trace: Step, k: int) -> Step:
    """The trace of one sequence of several that were run side by side: (T, n, H) to (T, H)."""
    return type(trace)(*(field[:, k] for field in trace))


def until(trace: Step, t: int) -> Step:
    """The first steps of a trace, up to and with step t: (T, ..., H) to (t + 1, ..., H)."""
    return type(trace)(*(field[: t + 1] for field in trace))


def run_back(
    cell: Cell,
    weights: Weights,
    trace: Step,
    dhs: np.ndarray,
    d_gates: Weights | None = None,
    dcs: np.ndarray | None = None,
) -> tuple[Weights, np.ndarray, tuple[np.ndarray, ...]]:
    """Backpropagation through time (Werbos 1990): the exact derivative of a loss over a trace.

    dhs (T, ..., H) is the loss's own gradient at every h; `d_gates` may hold its gradient at gates, by letter; dcs
    (T, ..., H) may be its gradient at every c, of a cell that has one.
    Returns (dweights, dxs, dstates): the gradient of every weight, that of xs, and that of every state.
    dstates is shaped as the state; each array is (T + 1, ..., H): [0] is before the first step, [t + 1] after step t.
    """
    d_gates = d_gates or {}
    d_state = tuple(np.zeros_like(field[0]) for field in trace.state)
    dweights, dxs, dstates = {}, [], []
    for t in reversed(range(len(dhs))):
        d_state = (d_state[0] + dhs[t], *d_state[1:])
        if dcs is not None and len(d_state) > 1:
            d_state = (d_state[0], d_state[1] + dcs[t], *d_state[2:])
        dstates.append(d_state)
        pull = {gate: d[t] for gate, d in d_gates.items()}
        dw, dx, d_state = cell.step_back(weights, at(trace, t), d_state, pull)
        dweights = {name: dweights[name] + d for name, d in dw.items()} if dweights else dw
        dxs.append(dx)
    dstates.append(d_state)
    return dweights, np.stack(dxs[::-1]), tuple(np.stack(part[::-1]) for part in zip(*dstates, strict=True))
