"""The sLSTM of lstm/cells/slstm.py, between its sums."""

import numpy as np

from lstm.cells import CELLS
from lstm.engine._summed import NOTHING, Numbers, Summed
from lstm.linear import State
from lstm.squash import sigmoid, sigmoid_slope, tanh_slope


class Fused(Summed):
    """An sLSTM that runs batches. State: (h, c, n)."""

    CELL, LETTERS, GATES = CELLS["slstm"], "foic", "fo"

    def ahead(self, sums: np.ndarray, before: State) -> tuple[Numbers, State]:
        """One step from its sums (4, H, B)."""
        _, c_prev, n_prev = before
        f, o = sigmoid(sums[:2])
        i, candidate = sums[2], np.tanh(sums[3])
        n = np.logaddexp(n_prev - np.logaddexp(0.0, -sums[0]), i)
        share = np.exp(i - n)
        c = c_prev + share * (candidate - c_prev)
        h = o * c
        return {"f": f, "i": i, "o": o, "candidate": candidate, "n": n, "c": c, "h": h, "share": share}, (h, c, n)

    def behind(self, s: Numbers, d_state: State, pull: Numbers) -> tuple[list[np.ndarray], State]:
        """The gradients at the sums, and at the state before, (H, B) each."""
        dh, dc, dn = d_state
        share, keep = s["share"], 1.0 - s["share"]
        dc = dc + dh * s["o"]
        to_memory = dc * share
        d_share = to_memory * (s["candidate"] - s["before"][1])
        dn = dn - d_share
        d_o = dh * s["c"] * sigmoid_slope(s["o"]) + pull.get("o", 0.0)
        dn_prev = dn * keep
        d_f = dn_prev * (1.0 - s["f"]) + pull.get("f", 0.0)
        return [d_f, d_o, d_share + dn - dn_prev, to_memory * tanh_slope(s["candidate"])], (
            NOTHING,
            dc - to_memory,
            dn_prev,
        )
