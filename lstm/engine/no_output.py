"""The LSTM of lstm/cells/no_output.py, between its sums."""

import numpy as np

from lstm.cells import CELLS
from lstm.engine._summed import NOTHING, Summed
from lstm.linear import State
from lstm.squash import tanh_slope


class Fused(Summed):
    """An LSTM without an output gate that runs batches. State: (h, c)."""

    CELL, LETTERS, GATES = CELLS["no_output"], "fic", "fi"

    def ahead(self, squashed: np.ndarray, before: State) -> tuple[np.ndarray, State]:
        """One step from f and i, 0..1, and candidate, -1..1, (3, H, B): tanh(c), and the state after."""
        f, i, candidate = squashed
        c = f * before[1]
        c += i * candidate
        h = np.tanh(c)
        return h, (h, c)

    def behind(self, squashed: np.ndarray, shown: np.ndarray, before: State, d_state: State) -> tuple[State, State]:
        """The gradients at f, i and candidate, and at the state before, (H, B) each."""
        (f, i, candidate), (dh, dc) = squashed, d_state
        dc = dc + dh * tanh_slope(shown)
        return (dc * before[1], dc * candidate, dc * i), (NOTHING, dc * f)
