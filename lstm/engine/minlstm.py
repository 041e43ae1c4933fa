"""The minLSTM of lstm/cells/minlstm.py, between its sums; and the scan, which has all its steps at once.

h(t) = k(t) h(t-1) + w(t) is a chain of straight lines, and two of them one after the other are one again. So T steps
take log2 T rounds, each over all steps side by side, where somebody has that many arms. One core has not.
"""

import numpy as np

from lstm.cells import CELLS
from lstm.engine._summed import Numbers, Summed
from lstm.linear import State
from lstm.squash import sigmoid, sigmoid_slope


class Fused(Summed):
    """A minLSTM that runs batches. State: (h,)."""

    CELL, LETTERS, GATES, RECURRENT = CELLS["minlstm"], "fih", "fi", False

    def ahead(self, sums: np.ndarray, before: State) -> tuple[Numbers, State]:
        """One step from its sums (3, H, B)."""
        f, i = sigmoid(sums[:2])
        logs = np.logaddexp(0.0, -sums[:2])
        k = sigmoid(logs[1] - logs[0])
        h = k * before[0] + (1.0 - k) * sums[2]
        return {"f": f, "i": i, "candidate": sums[2], "k": k, "h": h}, (h,)

    def behind(self, s: Numbers, d_state: State, pull: Numbers) -> tuple[list[np.ndarray], State]:
        """The gradients at the sums, and at the state before, (H, B) each."""
        (dh,) = d_state
        d_k = dh * (s["before"][0] - s["candidate"]) * sigmoid_slope(s["k"])
        d_f, d_i = d_k * (1.0 - s["f"]) + pull.get("f", 0.0), -d_k * (1.0 - s["i"]) + pull.get("i", 0.0)
        return [d_f, d_i, dh * (1.0 - s["k"])], (dh * s["k"],)


def scan(kept: np.ndarray, added: np.ndarray) -> np.ndarray:
    """Every h of h(t) = kept(t) h(t-1) + added(t) from 0, for arrays (T, ...): in log2 T rounds over all steps at once.

    Hillis & Steele 1986. After a round each step has taken in twice as many of those before it.
    """
    kept, added, far = kept.copy(), added.copy(), 1
    while far < len(kept):
        added[far:] = added[far:] + kept[far:] * added[:-far]
        kept[far:] = kept[far:] * kept[:-far]
        far *= 2
    return added
