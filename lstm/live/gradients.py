"""The loss of a live training, and its exact gradient, for any cell, in one layer or two.

Source: truncation as in Williams & Peng 1990; the price of open gates is ours.
"""

from typing import TYPE_CHECKING

import numpy as np

from lstm.linear import Weights
from lstm.live.network import ends, engines, features_first, forward, scores
from lstm.training.loss import loss_and_gradient as of_scores

if TYPE_CHECKING:
    from lstm.live.examples import Examples
    from lstm.live.settings import Settings

GATES_OF_C = dict.fromkeys(("lstm", "lstm1997", "coupled", "peephole"), "io")
PENALISED = GATES_OF_C | {"gru": "z", "gru_after": "z"}  # gates asked to stay shut


def loss_and_gradient(settings: "Settings", named: Weights, examples: "Examples") -> tuple[float, Weights]:
    """What training makes small, and its gradient by name.

    The surprise at the right class, or the squared error, averaged by weight; plus settings.penalty times the sum
    over units of a gate's mean over the real steps, for every gate that is asked to stay shut. With settings.truncate
    the gradient goes back at most to the start of its stretch of that many steps; values still run through.
    """
    steps, n = examples.weights.shape
    share, inside = examples.weights / examples.weights.sum(), np.arange(steps)[:, None] < examples.lengths
    price = (settings.penalty * inside / inside.sum())[:, None]
    xs, gates = features_first(examples.xs), PENALISED.get(settings.cell, "") if settings.penalty else ""
    stretch, states, value = settings.truncate or steps, None, 0.0
    gradient = {name: np.zeros_like(array) for name, array in named.items()}
    with engines(settings.cell, named, n) as stack:
        for first in range(0, steps, stretch):
            now = slice(first, first + stretch)
            h = forward(stack, xs[now], states)
            found, dhs = readout(named, gradient, h, examples.targets[now], share[now])
            pulls = {gate: price[now] for gate in gates}
            value += found + sum(engine.price(pulls) for engine in stack)
            states = ends(stack) if stretch < steps else None
            for k in reversed(range(len(stack))):
                for name, d in stack[k].backward(dhs, pulls).items():
                    gradient[f"layer{k}.{name}"] += d
                dhs = stack[k].dx() if k else None
    return value, gradient


def readout(
    named: Weights, gradient: Weights, h: np.ndarray, targets: np.ndarray, share: np.ndarray
) -> tuple[float, np.ndarray]:
    """The loss of the top layer's h (T, H, n), and its gradient there (T, H, n); that of the readout is added."""
    mask = share > 0
    seen = h.swapaxes(1, 2)[mask]
    value, d_scores = of_scores(scores(named, seen), targets[mask], share[mask])
    gradient["readout.W_y"] += d_scores.T @ seen
    gradient["readout.b_y"] += d_scores.sum(axis=0)
    dhs = np.zeros_like(h)
    dhs.swapaxes(1, 2)[mask] = d_scores @ named["readout.W_y"]
    return value, dhs
