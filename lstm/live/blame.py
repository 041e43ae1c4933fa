"""The way back of one example, by the cells: how much each gate at each step had a part in the loss."""

from typing import NamedTuple

import numpy as np

from lstm.cells import CELLS
from lstm.explain import squashed
from lstm.live.gradients import PENALISED, judged
from lstm.live.network import layer, scores
from lstm.unroll import at, run_back


class Blame(NamedTuple):
    """The gradient of the batch's loss on the way through one layer, by this example alone."""

    sums: dict  # squashed quantity -> (T, H): at the sum that its squashing function is given, at each step
    states: dict  # "h", and "c" where there is one -> (T, H): at it after each step, by every way it acts


def back(settings, parts, traces, example, shares, real):
    """One example's part of the batch's gradient: (Blames of the layers, gradient by name).

    `shares` (T,) is how much of the batch's loss each answer counts, `real` the number of the batch's real steps, over
    which the price of open gates is a mean.
    """
    h = traces[-1].h
    d_scores = judged(scores(parts, h), example.targets[:, 0], shares)[1]
    part = {"readout.W_y": d_scores.T @ h, "readout.b_y": d_scores.sum(axis=0)}
    priced = PENALISED.get(settings.cell, "") if settings.penalty else ""
    pulls = {gate: np.full(h.shape, settings.penalty / real) for gate in priced}
    dhs, blames = d_scores @ parts["readout.W_y"], []
    for k in reversed(range(len(traces))):
        found, dhs, blame = back_in_stretches(settings, layer(parts, k), traces[k], dhs, pulls)
        part |= {f"layer{k}.{name}": d for name, d in found.items()}
        blames.insert(0, blame)
    return tuple(blames), part


def back_in_stretches(settings, weights, trace, dhs, pulls):
    """`back_through` a layer, but from no stretch of settings.truncate steps into the one before it."""
    stretch, pieces = settings.truncate or len(dhs), []
    for first in range(0, len(dhs), stretch):
        now = slice(first, first + stretch)
        short = type(trace)(*(field[now] for field in trace))
        pulled = {gate: d[now] for gate, d in pulls.items()}
        pieces.append(back_through(CELLS[settings.cell], weights, short, dhs[now], pulled))
    d_weights, d_xs, blames = zip(*pieces, strict=True)
    whole = {name: sum(found[name] for found in d_weights) for name in weights}
    return whole, np.concatenate(d_xs), Blame(*map(joined, zip(*blames, strict=True)))


def joined(pieces):
    """Dicts of arrays, each put together along time."""
    return {name: np.concatenate([piece[name] for piece in pieces]) for name in pieces[0]}


def back_through(cell, weights, trace, dhs, pulls):
    """One layer: (gradient of the weights, that at what it reads (T, D), its Blame).

    What one step adds to the gradient of a bias is the gradient at the sum that the bias is part of.
    """
    d_weights, d_xs, d_states = run_back(cell, weights, trace, dhs, pulls)
    biases = {quantity: bias_of(trace, weights, quantity) for quantity in squashed(trace)}
    sums, states = {name: [] for name in biases}, {"h": d_states[0][1:]}
    memory = []
    for t in range(len(dhs)):
        one, d_state = at(trace, t), tuple(part[t + 1] for part in d_states)
        pull = {gate: d[t] for gate, d in pulls.items()}
        added = cell.step_back(weights, one, d_state, pull)[0]
        for quantity, bias in biases.items():
            sums[quantity].append(added[bias])
        if "c" in one._fields:  # written in full by a candidate of slope 1, memory and candidate's sum are one
            written = one._replace(i=np.ones_like(one.i), candidate=np.zeros_like(one.i))
            memory.append(cell.step_back(weights, written, d_state, pull)[0]["b_c"])
    states |= {"c": np.stack(memory)} if memory else {}
    return d_weights, d_xs, Blame({name: np.stack(rows) for name, rows in sums.items()}, states)


def bias_of(trace, weights, quantity):
    """The name of the bias in the sum of a squashed quantity."""
    return next(feed.name for feed in trace.feeds(weights, quantity) if feed.source == "1")
