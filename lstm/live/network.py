"""The network that is trained: a cell in one layer or two, and a readout. Weights go by the names of lstm.model.arrays.

`read` runs the cells, and shows every number; `engines` lends their fast twins, for many sequences at once.
"""

from collections import deque
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from lstm.cells import CELLS, Step
from lstm.engine import ENGINES, Engine
from lstm.linear import State, Weights
from lstm.model import Layer, softmax
from lstm.unroll import hidden_size, input_size, run


class Inside(NamedTuple):
    """A part of a network that is a network itself: one that reads one way."""

    layers: tuple[Layer, ...]
    readout: Weights  # "W_y" and "b_y"
    note: str = ""  # what it is of the whole, where it is not all of it
    writes: bool = False  # whether it reads what is answered, and not what is asked


def layer(named: Weights, k: int) -> Weights:
    """The weights of one layer, by name; empty if there is no such layer."""
    return part(named, f"layer{k}")


def part(named: Weights, which: str) -> Weights:
    """The weights of one part, "layer0" or "encoder" say, by name."""
    before = f"{which}."
    return {name[len(before) :]: array for name, array in named.items() if name.startswith(before)}


def layers(named: Weights) -> list[Weights]:
    """The weights of every layer, by name, the lowest first."""
    found = []
    while weights := layer(named, len(found)):
        found.append(weights)
    return found


def width(named: Weights, which: str) -> int:
    """How many numbers a part, of weights by name, reads at each step."""
    return input_size(part(named, which))


def rows(xs: np.ndarray, n_in: int) -> np.ndarray:
    """What the first cell reads: tokens (T, n) as one-hot rows (T, n, D), numbers as they are."""
    return np.eye(n_in)[xs] if np.issubdtype(xs.dtype, np.integer) else xs


def read(cell: str, named: Weights, xs: np.ndarray, states: tuple[State, ...] | None = None) -> tuple[Step, ...]:
    """Every layer's trace over xs (T, ...), the top one last. `states` may hold a start state for each layer."""
    weights, traces = layers(named), []
    signal = rows(xs, input_size(weights[0]))
    for k, w in enumerate(weights):
        traces.append(run(CELLS[cell], w, signal, states[k] if states else None))
        signal = traces[-1].h
    return tuple(traces)


def scores(named: Weights, h: np.ndarray) -> np.ndarray:
    """The scores W_y h + b_y: (..., H) -> (..., O)."""
    return h @ named["readout.W_y"].T + named["readout.b_y"]


def answers(named: Weights, h: np.ndarray, kind: str) -> np.ndarray:
    """What the network says: numbers for "number", else chances. h (..., H) -> (..., O)."""
    said = scores(named, h)
    return said if kind == "number" else softmax(said)


def features_first(xs: np.ndarray) -> np.ndarray:
    """Numbers (T, n, D) as an engine reads them, (T, D, n); tokens (T, n) as they are."""
    return xs if xs.ndim == 2 else xs.swapaxes(1, 2)


def forward(stack: Sequence[Engine], xs: np.ndarray, states: Sequence[State] | None = None) -> np.ndarray:
    """Run xs, features first, through every engine of a stack. Returns the top h, -1 to 1, (T, H, n): a view."""
    for k, engine in enumerate(stack):
        xs = engine.forward(xs, states[k] if states else None)
    return xs


def ends(stack: Sequence[Engine]) -> list[State]:
    """The state of every layer after the last step, parts (H, n), for a run that goes on from there."""
    return [engine.end() for engine in stack]


@contextmanager
def engines(cell: str, named: Weights, n: int) -> Generator[list[Engine], None, None]:
    """An engine for each layer, with its weights by name, for n sequences at once; nobody else has them meanwhile."""
    with lent(cell, layers(named), n) as stack:
        yield stack


@contextmanager
def lent(cell: str, parts: Sequence[Weights], n: int) -> Generator[list[Engine], None, None]:
    """An engine for each of some cells' weights, by name, for n sequences at once; nobody else has them meanwhile."""
    stack, shelves = [], []
    for weights in parts:
        size = input_size(weights), hidden_size(weights)
        shelves.append(spare(cell, *size, n))
        stack.append(taken(shelves[-1]) or ENGINES[cell](*size))
        stack[-1].load(weights)
    yield stack
    for shelf, engine in zip(shelves, stack, strict=True):
        shelf.append(engine)


@lru_cache(maxsize=16)
def spare(cell: str, n_in: int, n_hidden: int, n: int) -> deque[Engine]:
    """Engines of one size that nobody uses now: their buffers are made, which costs more than an update."""
    return deque(maxlen=2)


def taken(shelf: deque[Engine]) -> Engine | None:
    """One engine off a shelf, or None if it is empty, also when another thread was quicker."""
    try:
        return shelf.pop()
    except IndexError:
        return None
