"""A network made narrow at its input, to read many sentences at once: the same numbers in a fraction of the time."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from lstm import model as models
from lstm.cells import CELLS, Cell, Step
from lstm.kept import kept
from lstm.linear import Weights
from lstm.model import Ids, Layer, Model
from lstm.unroll import hidden_size, input_size, run


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


def read_projected(model: Model, ids: Ids) -> tuple[tuple[Layer, ...], tuple[Step, ...]]:
    """lstm.model.read of word ids, or numbers, (T, ...): the layers, the lowest projected, and a trace for each.

    Of a network of words, that is: numbers are hardly wide, nor is an embedding. Gradient times input is the same at
    what is projected.
    """
    if not model.words or model.embedding is not None:
        return model.layers, models.read(model, ids)
    layers, rows = projected(model)
    signal, traces = rows[np.asarray(ids, dtype=np.intp)], []
    for layer in layers:
        traces.append(run(CELLS[layer.cell], layer.weights, signal))
        signal = traces[-1].h
    return layers, tuple(traces)


@kept(8)
def projected(model: Model) -> tuple[tuple[Layer, ...], np.ndarray]:
    """The layers of a network of V words, the lowest projected, and what that reads for each: any numbers (V, n)."""
    first, *above = model.layers
    every = models.encode(model, range(len(model.words)))
    weights, (rows,) = project_inputs(CELLS[first.cell], first.weights, [every])
    return (first._replace(weights=weights), *above), rows


def without_inputs(cell: Cell, weights: Weights, trace: Step) -> tuple[Weights, Step]:
    """The same weights with all but one column for x left out, (H, H + 1), and a trace (..., H) with one number of it.

    For gradients at states, sums and biases: x has no part in them, and a vocabulary is wide. Variants are left as they
    are: they find the slopes of their functions from the sums, of which x is a part.
    """
    if hasattr(cell, "said"):
        return weights, trace
    beyond, reads = input_size(weights) - 1, reading_x(cell)
    own = {name: array[:, : array.shape[1] - beyond] if name in reads else array for name, array in weights.items()}
    return own, trace._replace(x=trace.x[..., :1])


def steps_apart(cell: Cell, weights: Weights, trace: Step) -> tuple[Weights, Step]:
    """The same weights, and a trace (T, H) as a batch of T steps alone, (T, 1, H), with T numbers more in x.

    These say which step it is, and their weights (H, T) are 0: the gradient at them is what each step adds to the bias
    beside them.
    """
    (own, narrow), steps, reads = without_inputs(cell, weights, trace), len(trace.h), reading_x(cell)
    own = {
        name: np.concatenate([array, np.zeros((len(array), steps))], axis=1) if name in reads else array
        for name, array in own.items()
    }
    narrow = narrow._replace(x=np.concatenate([narrow.x, np.eye(steps)], axis=1))
    return own, type(narrow)(*(field[:, None] for field in narrow))


@lru_cache(maxsize=64)
def reading_x(cell: Cell) -> frozenset[str]:
    """The names of the weights of a cell that x is multiplied with: their last columns are its."""
    weights = cell.init(1, 2, np.random.default_rng(0))
    blank = cell.step(weights, np.zeros(1), cell.start(2))
    made = [name for name in cell.EQUATIONS if name not in cell.MADE]
    return frozenset(feed.name for name in made for feed in blank.feeds(weights, name) if feed.source == "x")
