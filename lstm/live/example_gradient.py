"""The way back of one example, by the cells: how much each gate at each step had a part in the loss."""

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from lstm.cells import CELLS, Cell, Step
from lstm.explain.backward import back_through
from lstm.linear import Weights
from lstm.live.gradients import PENALISED
from lstm.live.network import layer, scores
from lstm.training.loss import loss_and_gradient as of_scores

if TYPE_CHECKING:
    from lstm.live.examples import Examples
    from lstm.live.settings import Settings


class ExampleGradient(NamedTuple):
    """The gradient of the batch's loss on the way through one layer, by this example alone."""

    sums: Weights  # squashed quantity -> (T, H): at the sum that its squashing function is given, at each step
    states: Weights  # "h", and "c" where there is one -> (T, H): at it after each step, by every way it acts


def back(
    settings: "Settings", parts: Weights, traces: tuple[Step, ...], example: "Examples", shares: np.ndarray, real: int
) -> tuple[tuple[ExampleGradient, ...], Weights]:
    """One example's part of the batch's gradient: (ExampleGradient of each layer, gradient by name).

    `shares` (T,) is how much of the batch's loss each answer counts, `real` the number of the batch's real steps, over
    which the price of open gates is a mean.
    """
    h = traces[-1].h
    d_scores = of_scores(scores(parts, h), example.targets[:, 0], shares)[1]
    part = {"readout.W_y": d_scores.T @ h, "readout.b_y": d_scores.sum(axis=0)}
    priced = PENALISED.get(settings.cell, "") if settings.penalty else ""
    pulls = {gate: np.full(h.shape, settings.penalty / real) for gate in priced}
    dhs, blames = d_scores @ parts["readout.W_y"], []
    for k in reversed(range(len(traces))):
        found, dhs, blame = back_in_stretches(settings, layer(parts, k), traces[k], dhs, pulls)
        part |= {f"layer{k}.{name}": d for name, d in found.items()}
        blames.insert(0, blame)
    return tuple(blames), part


def back_in_stretches(
    settings: "Settings", weights: Weights, trace: Step, dhs: np.ndarray, pulls: Weights
) -> tuple[Weights, np.ndarray, ExampleGradient]:
    """The gradients of `blamed` for a layer (T, H), from no stretch of settings.truncate steps into the one before."""
    stretch, pieces = settings.truncate or len(dhs), []
    for first in range(0, len(dhs), stretch):
        now = slice(first, first + stretch)
        short = type(trace)(*(field[now] for field in trace))
        pulled = {gate: d[now] for gate, d in pulls.items()}
        pieces.append(blamed(CELLS[settings.cell], weights, short, dhs[now], pulled))
    d_weights, d_xs, blames = zip(*pieces, strict=True)
    whole = {name: sum((found[name] for found in d_weights), np.zeros(())) for name in weights}
    return whole, np.concatenate(d_xs), ExampleGradient(*map(joined, zip(*blames, strict=True)))


def joined(pieces: tuple[Weights, ...]) -> Weights:
    """Arrays by name, each put together along time."""
    return {name: np.concatenate([piece[name] for piece in pieces]) for name in pieces[0]}


def blamed(
    cell: Cell, weights: Weights, trace: Step, dhs: np.ndarray, pulls: Weights
) -> tuple[Weights, np.ndarray, ExampleGradient]:
    """One layer: (gradient of the weights, that at what it reads (T, D), its ExampleGradient)."""
    d_weights, d_xs, _, sums, states = back_through(cell, weights, trace, dhs, pulls)
    return d_weights, d_xs, ExampleGradient(sums, states)
