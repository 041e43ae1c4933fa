"""The network before the first update."""

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from lstm.cells import CELLS
from lstm.linear import Weights

if TYPE_CHECKING:
    from lstm.live.settings import Settings

KEEPS = {  # cell -> the biases that decide whether memory is kept, and which way; the others have none
    **dict.fromkeys(("lstm", "peephole", "slstm", "janet", "no_input", "no_output"), {"b_f": 1.0}),
    **dict.fromkeys(("gru", "gru_after", "mingru"), {"b_z": -1.0}),
    "coupled": {"b_i": -1.0},
    "minlstm": {"b_f": 1.0, "b_i": -1.0},  # which share out
}


def begun(settings: "Settings", part: str, n_in: int, rng: np.random.Generator, numbers: bool) -> Weights:
    """An untrained cell's weights by name, under the name of its part, as in "layer0.W_f"."""
    drawn = CELLS[settings.cell].init(n_in, settings.units, rng)
    if numbers:
        drawn = stretched(settings.cell, drawn, n_in, settings.units)
    for name, sign in KEEPS.get(settings.cell, {}).items():
        drawn[name] = np.full(settings.units, sign * settings.forget)
    return {f"{part}.{name}": array for name, array in drawn.items()}


def readout(n_out: int, width: int, rng: np.random.Generator) -> Weights:
    """An untrained readout, for so many outputs of cells: W_y (n_out, width) and b_y (n_out,)."""
    return {"readout.W_y": rng.normal(0.0, width**-0.5, (n_out, width)), "readout.b_y": np.zeros(n_out)}


def stretched(cell: str, drawn: Weights, n_in: int, n_hidden: int) -> Weights:
    """A cell's first weights, by name, for reading numbers: on h with variance 1 / H, on x with 1 / D.

    One number is a whisper among H units as a cell draws its weights: stretched like this, waves take a fifth of the
    updates. Tokens are left as they are, for counting then goes on further. The plain RNN's block on h is that large
    already.
    """
    weights = {}
    for name, array in drawn.items():
        factor = np.full(array.shape[-1], 1.0 if cell == "rnn" or array.ndim == 1 else np.sqrt(3.0))
        if name in readers(cell):
            factor[-n_in:] = np.sqrt(3.0 * n_hidden / n_in)
        weights[name] = array * factor
    return weights


@lru_cache
def readers(cell: str) -> tuple[str, ...]:
    """The names of a cell's weights that have a column for every input; those are their last columns."""
    tiny = CELLS[cell].init(5, 2, np.random.default_rng(0))
    return tuple(name for name, array in tiny.items() if array.ndim == 2 and array.shape[1] >= 5)
