"""A network made narrow at its input, to read many sentences at once: the same numbers in a fraction of the time."""

from collections.abc import Sequence

import numpy as np

from lstm.cells import Cell
from lstm.linear import Weights
from lstm.unroll import hidden_size, input_size


def project_inputs(cell: Cell, weights: Weights, signals: Sequence[np.ndarray]) -> tuple[Weights, list[np.ndarray]]:
    """The same network for signals (..., D) that are already multiplied with the weights of x: weights, signals.

    Each W x is one number a unit, and all that a cell ever makes of x. A vocabulary is some ten times as wide.
    """
    n_units, n_in = hidden_size(weights), input_size(weights)
    blank = cell.step(weights, np.zeros(n_in), cell.start(n_units))
    made = [name for name in cell.EQUATIONS if name not in cell.MADE]
    feeds = [feed for name in made for feed in blank.feeds(weights, name) if feed.source == "x"]
    columns, small = np.concatenate([feed.weights for feed in feeds]), dict(weights)
    for k, feed in enumerate(feeds):
        chooses = np.eye(n_units, len(feeds) * n_units, k * n_units)
        old = weights[feed.name]
        small[feed.name] = np.concatenate([old[:, : old.shape[1] - n_in], chooses], axis=1)
    return small, [signal @ columns.T for signal in signals]
