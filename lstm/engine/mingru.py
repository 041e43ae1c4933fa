"""The minGRU of lstm/cells/mingru.py, all steps at once."""

import numpy as np

from lstm.cells import CELLS
from lstm.engine._at_once import AtOnce
from lstm.engine._summed import Numbers
from lstm.squash import sigmoid


class Fused(AtOnce):
    """A minGRU that runs batches. State: (h,)."""

    CELL, LETTERS, GATES, KEPT = CELLS["mingru"], "zh", "z", (0.0,)

    def shares(self, sums: np.ndarray) -> tuple[Numbers, np.ndarray, np.ndarray]:
        """From the sums of all steps, (T, 2, H, B): quantities, what is kept, 0..1, and what is added."""
        z, candidate = sigmoid(sums[:, 0]), sums[:, 1]
        return {"z": z, "candidate": candidate}, 1.0 - z, z * candidate

    def at_sums(self, s: Numbers, d: np.ndarray, into: np.ndarray) -> None:
        """The gradients at the sums, written into (T, 2, H, B), from those at every h, (T, H, B)."""
        np.multiply(d, s["z"], into[:, 1])
        np.multiply(into[:, 1], 1.0 - s["z"], into[:, 0])
        into[:, 0] *= s["candidate"] - s["h_prev"]
