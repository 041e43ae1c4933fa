"""The JANET of lstm/cells/janet.py, between its sums."""

import numpy as np

from lstm.cells import CELLS
from lstm.cells.janet import written
from lstm.engine._summed import Numbers, Summed
from lstm.linear import State
from lstm.squash import sigmoid, sigmoid_slope, tanh_slope


class Fused(Summed):
    """A JANET that runs batches. State: (h,)."""

    CELL, LETTERS, GATES = CELLS["janet"], "fc", "f"

    def ahead(self, sums: np.ndarray, before: State) -> tuple[Numbers, State]:
        """One step from its sums (2, H, B)."""
        f, candidate = sigmoid(sums[0]), np.tanh(sums[1])
        share = written(f)
        h = f * before[0] + share * candidate
        return {"f": f, "candidate": candidate, "h": h, "share": share}, (h,)

    def behind(self, s: Numbers, d_state: State, pull: Numbers) -> tuple[list[np.ndarray], State]:
        """The gradients at the sums, and at the state before, (H, B) each."""
        (dh,) = d_state
        d_f = dh * (s["before"][0] * sigmoid_slope(s["f"]) - s["candidate"] * sigmoid_slope(s["share"]))
        return [d_f + pull.get("f", 0.0), dh * s["share"] * tanh_slope(s["candidate"])], (dh * s["f"],)
