"""A layer of somebody's network as a Reading, which the pictures of the other pages take."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from lstm.explain.writing import before, memory
from lstm.importers._found import Layer
from lstm.importers._signal import width
from lstm.model import Layer as ModelLayer
from lstm.model import Model
from lstm.reading import Reading
from lstm.signature import Signature
from lstm.unroll import hidden_size, input_size
from lstm.words import Found, Token

WORK = 1_200_000_000  # weights times steps of all that is tried when each step is left out in turn
NUMBERS = 120_000  # of a picture of one step
LEAST, MOST = 8, 100  # steps of a reading
SHOWN = {" ": "␣", "\n": "↵", "\t": "⇥"}


def reading_of(
    layer: Layer, trace: Any, names: Sequence[str], unit: int, first: int = 0, count: int | None = None
) -> Reading:
    """A stretch of what a layer read, in the order in which it read it: `count` steps from `first` on, as a Reading.

    `trace` is that of trace_of, (T, H), and `names` are what each of its steps is called. It has no readout of its own:
    it is asked what one unit puts out.
    """
    turn = -1 if layer.reverse else 1
    part = slice(first, None if count is None else first + count)
    trace = type(trace)(*(field[::turn][part] for field in trace))
    names = [SHOWN.get(name, name) or "·" for name in names[::turn][part]]
    readout = {"W_y": np.eye(1, width(layer), unit), "b_y": np.zeros(1)}
    channels = tuple(f"x {k}" for k in range(input_size(layer.weights)))
    meant = Signature(channels, (f"output of unit {unit}",), "number")
    model = Model((), None, (ModelLayer(layer.cell, layer.weights),), readout, {}, meant)
    found = tuple(Found(Token(name, name), 0, name, "known") for name in names)
    return Reading("", found, 0, model, (trace,), trace.h[:, [unit]], np.asarray(trace.x), own=True)


def steps_tried(layer: Layer, trace: Any) -> int:
    """How many steps of a trace (T, H) can be tried out one by one within WORK."""
    size = sum(array.size for array in layer.weights.values())
    return min(len(trace.h), max(LEAST, min(MOST, int((WORK / size) ** 0.5))))


def steps_drawn(layer: Layer, trace: Any) -> int:
    """How many steps of a trace (T, H) the picture of one step can hold within NUMBERS."""
    each = 15 * hidden_size(layer.weights) + 12 * (memory(trace).shape[-1] + input_size(layer.weights))
    return min(len(trace.h), max(LEAST, min(MOST, NUMBERS // each)))


def busiest(trace: Any, unit: int) -> int:
    """The step of a trace (T, H) at which the memory of a unit moves most."""
    return int(np.abs(memory(trace) - before(trace))[:, unit].argmax())
