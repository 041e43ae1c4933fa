"""Through the network and back: answers, the loss, and its exact gradient, for any cell, in one layer or two.

Weights go by the names of lstm.model.arrays: "layer0.W_f", "readout.W_y".
"""

from functools import lru_cache

import numpy as np

from lstm.cells import CELLS
from lstm.model import softmax
from lstm.train import PENALISED
from lstm.unroll import input_size, run, run_back


def layer(named, k):
    """The weights of one layer, name -> array; empty if there is no such layer."""
    before = f"layer{k}."
    return {name[len(before) :]: array for name, array in named.items() if name.startswith(before)}


def layers(named):
    """The weights of every layer, the lowest first."""
    found = []
    while weights := layer(named, len(found)):
        found.append(weights)
    return found


def rows(xs, n_in):
    """What the first cell reads: tokens (T, n) as one-hot rows (T, n, D), numbers as they are."""
    return np.eye(n_in)[xs] if np.issubdtype(xs.dtype, np.integer) else xs


def read(cell, named, xs, states=None):
    """Every layer's trace over xs, the top one last. `states` may hold a start state for each layer."""
    weights, traces = layers(named), []
    signal = rows(xs, input_size(weights[0]))
    for k, w in enumerate(weights):
        traces.append(run(CELLS[cell], w, signal, states[k] if states else None))
        signal = traces[-1].h
    return tuple(traces)


def scores(named, h):
    """The readout: (..., H) -> (..., O)."""
    return h @ named["readout.W_y"].T + named["readout.b_y"]


def answers(named, h, kind):
    """What the network says: chances for "class", numbers for "number". h (..., H) -> (..., O)."""
    said = scores(named, h)
    return softmax(said) if kind == "class" else said


def loss_and_gradient(settings, named, examples):
    """What training makes small, and its gradient by name.

    The surprise at the right class, or the squared error, averaged by weight; plus settings.penalty times the sum
    over units of a gate's mean over the real steps, for every gate that is asked to stay shut. With settings.truncate
    the gradient goes back at most to the start of its stretch of that many steps; values still run through.
    """
    first, n_in = layer(named, 0), input_size(layer(named, 0))
    xs, seen = examples.xs, None
    if np.issubdtype(xs.dtype, np.integer):  # input weights of tokens that are not read have no part in it
        seen, xs = np.unique(xs, return_inverse=True)
        xs = xs.reshape(examples.xs.shape)
        tables = {name: first[name] for name in readers(settings.cell)}
        named = named | {f"layer0.{name}": a[:, columns(a, n_in, seen)] for name, a in tables.items()}
    traces = read(settings.cell, named, xs)
    h, asked = traces[-1].h, examples.weights > 0
    value, d_scores = judged(scores(named, h[asked]), examples.targets[asked], examples.weights[asked])
    gradient = {"readout.W_y": d_scores.T @ h[asked], "readout.b_y": d_scores.sum(axis=0)}
    dhs = np.zeros_like(h)
    dhs[asked] = d_scores @ named["readout.W_y"]
    inside = np.arange(len(xs))[:, None] < examples.lengths
    share = settings.penalty * inside[..., None] / inside.sum()
    gates = PENALISED.get(settings.cell, "") if settings.penalty else ""
    for k in reversed(range(len(traces))):
        value += sum(float(np.sum(share * getattr(traces[k], gate))) for gate in gates)
        pull = {gate: np.broadcast_to(share, traces[k].h.shape) for gate in gates}
        dw, dhs = back(CELLS[settings.cell], layer(named, k), traces[k], dhs, pull, settings.truncate)
        gradient |= {f"layer{k}.{name}": d for name, d in dw.items()}
    if seen is not None:
        for name, array in tables.items():
            gradient[f"layer0.{name}"] = widened(gradient[f"layer0.{name}"], array, n_in, seen)
    return value, gradient


def judged(said, targets, weights):
    """The loss of N scores (N, O), and its gradient there. targets (N,) int or (N, O) float, weights (N,)."""
    share = (weights / weights.sum())[:, None]
    if not np.issubdtype(targets.dtype, np.integer):
        error = said - targets
        return float(np.sum(share * error**2)) / error.shape[1], 2.0 * share * error / error.shape[1]
    every = np.arange(len(said))
    top = said - said.max(axis=1, keepdims=True)
    e = np.exp(top)
    total = e.sum(axis=1)
    slope = e / total[:, None]
    slope[every, targets] -= 1.0
    return float(np.sum(share[:, 0] * (np.log(total) - top[every, targets]))), slope * share


def back(cell, weights, trace, dhs, pull, truncate):
    """run_back in stretches of `truncate` steps, each knowing nothing of the next; in one go for 0."""
    stretch, total, dxs = truncate or len(dhs), {}, []
    for start in range(0, len(dhs), stretch):
        inside = slice(start, start + stretch)
        part = type(trace)(*(field[inside] for field in trace))
        dw, dx, _ = run_back(cell, weights, part, dhs[inside], {gate: d[inside] for gate, d in pull.items()})
        total = {name: total[name] + d for name, d in dw.items()} if total else dw
        dxs.append(dx)
    return total, np.concatenate(dxs)


@lru_cache
def readers(cell):
    """The names of a cell's weights that have a column for every input; those are their last columns."""
    tiny = CELLS[cell].init(5, 2, np.random.default_rng(0))
    return tuple(name for name, array in tiny.items() if array.ndim == 2 and array.shape[1] >= 5)


def columns(array, n_in, seen):
    """The columns of a matrix that matter when only the tokens `seen` are read: all that act on h, and those."""
    n_hidden = array.shape[1] - n_in
    return np.concatenate([np.arange(n_hidden), n_hidden + seen])


def widened(d, array, n_in, seen):
    """A gradient over those columns, put back in its place among zeros."""
    whole = np.zeros_like(array)
    whole[:, columns(array, n_in, seen)] = d
    return whole
