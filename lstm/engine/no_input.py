"""The LSTM of lstm/cells/no_input.py, between its sums."""

import numpy as np

from lstm.cells import CELLS
from lstm.engine._summed import NOTHING, Summed
from lstm.linear import State
from lstm.squash import tanh_slope


class Fused(Summed):
    """An LSTM without an input gate that runs batches. State: (h, c)."""

    CELL, LETTERS, GATES = CELLS["no_input"], "foc", "fo"

    def ahead(self, squashed: np.ndarray, before: State) -> tuple[np.ndarray, State]:
        """One step from f and o, 0..1, and candidate, -1..1, (3, H, B): tanh(c), and the state after."""
        f, o, candidate = squashed
        c = f * before[1]
        c += candidate
        shown = np.tanh(c)
        return shown, (o * shown, c)

    def behind(self, squashed: np.ndarray, shown: np.ndarray, before: State, d_state: State) -> tuple[State, State]:
        """The gradients at f, o and candidate, and at the state before, (H, B) each."""
        (f, o, _), (dh, dc) = squashed, d_state
        dc = dc + dh * o * tanh_slope(shown)
        return (dc * before[1], dh * shown, dc), (NOTHING, dc * f)
