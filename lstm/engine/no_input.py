"""The LSTM of lstm/cells/no_input.py, between its sums."""

import numpy as np

from lstm.cells import CELLS
from lstm.engine._summed import NOTHING, Numbers, Summed
from lstm.linear import State
from lstm.squash import sigmoid, sigmoid_slope, tanh_slope


class Fused(Summed):
    """An LSTM without an input gate that runs batches. State: (h, c)."""

    CELL, LETTERS, GATES = CELLS["no_input"], "foc", "fo"

    def ahead(self, sums: np.ndarray, before: State) -> tuple[Numbers, State]:
        """One step from its sums (3, H, B)."""
        f, o = sigmoid(sums[:2])
        candidate = np.tanh(sums[2])
        c = f * before[1] + candidate
        shown = np.tanh(c)
        h = o * shown
        return {"f": f, "o": o, "candidate": candidate, "c": c, "h": h, "shown": shown}, (h, c)

    def behind(self, s: Numbers, d_state: State, pull: Numbers) -> tuple[list[np.ndarray], State]:
        """The gradients at the sums, and at the state before, (H, B) each."""
        dh, dc = d_state
        dc = dc + dh * s["o"] * tanh_slope(s["shown"])
        d_f = dc * s["before"][1] * sigmoid_slope(s["f"]) + pull.get("f", 0.0)
        d_o = dh * s["shown"] * sigmoid_slope(s["o"]) + pull.get("o", 0.0)
        return [d_f, d_o, dc * tanh_slope(s["candidate"])], (NOTHING, dc * s["f"])
