"""The minLSTM of lstm/cells/minlstm.py, all at once but for one line a step; and the scan, which spares that line too.

h(t) = k(t) h(t-1) + w(t) is a chain of straight lines, and two of them one after the other are one again. So T steps
take log2 T rounds, each over all steps side by side, where somebody has that many arms. One core has not.
"""

import numpy as np

from lstm.cells import CELLS
from lstm.engine._at_once import AtOnce
from lstm.engine._summed import Numbers


class Fused(AtOnce):
    """A minLSTM that runs batches. State: (h,)."""

    CELL, LETTERS, GATES, KEPT = CELLS["minlstm"], "fih", "fi", (1.0, 0.0)

    def shares(self, sums: np.ndarray) -> tuple[Numbers, np.ndarray, np.ndarray]:
        """From the sums of all steps, (T, 3, H, B): quantities, what is kept and what is added, (T, H, B) each.

        k is f / (f + i), of which both may be too small to be told from 0: so it is found from 1 / f and 1 / i.
        """
        most = 80.0 if self.dtype == np.float32 else 700.0  # e to that is still a number
        upside = 1.0 + np.exp(np.minimum(-sums[:, :2], most))
        f, i = np.moveaxis(1.0 / upside, 1, 0)
        k = upside[:, 1] / (upside[:, 0] + upside[:, 1])
        return {"f": f, "i": i, "candidate": sums[:, 2], "k": k}, k, (1.0 - k) * sums[:, 2]

    def at_sums(self, s: Numbers, d: np.ndarray, into: np.ndarray) -> None:
        """The gradients at the sums, written into (T, 3, H, B), from those at every h, (T, H, B)."""
        np.multiply(d, 1.0 - s["k"], into[:, 2])
        d_k = (s["h_prev"] - s["candidate"]) * s["k"] * into[:, 2]
        np.multiply(d_k, 1.0 - s["f"], into[:, 0])
        np.multiply(d_k, s["i"] - 1.0, into[:, 1])


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
