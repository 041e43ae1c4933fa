"""The minGRU of lstm/cells/mingru.py, between its sums."""

import numpy as np

from lstm.cells import CELLS
from lstm.engine._summed import Numbers, Summed
from lstm.linear import State
from lstm.squash import sigmoid, sigmoid_slope


class Fused(Summed):
    """A minGRU that runs batches. State: (h,)."""

    CELL, LETTERS, GATES, RECURRENT = CELLS["mingru"], "zh", "z", False

    def ahead(self, sums: np.ndarray, before: State) -> tuple[Numbers, State]:
        """One step from its sums (2, H, B)."""
        z = sigmoid(sums[0])
        h = (1.0 - z) * before[0] + z * sums[1]
        return {"z": z, "candidate": sums[1], "h": h}, (h,)

    def behind(self, s: Numbers, d_state: State, pull: Numbers) -> tuple[list[np.ndarray], State]:
        """The gradients at the sums, and at the state before, (H, B) each."""
        (dh,) = d_state
        d_z = dh * (s["candidate"] - s["before"][0]) * sigmoid_slope(s["z"]) + pull.get("z", 0.0)
        return [d_z, dh * s["z"]], (dh * (1.0 - s["z"]),)
