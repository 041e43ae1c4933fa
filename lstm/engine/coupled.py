"""The LSTM of lstm/cells/coupled.py, fused: as lstm1997, but what is written takes the place of what was there."""

import numpy as np

from lstm.cells import CELLS
from lstm.engine import lstm1997


class Fused(lstm1997.Fused):
    """An LSTM with coupled gates that runs batches. State: (h, c)."""

    CELL = CELLS["coupled"]

    @staticmethod
    def write(i: np.ndarray, candidate: np.ndarray, c_prev: np.ndarray, into: np.ndarray) -> None:
        """What the memory gains in a step, any numbers (H, B): i * (candidate - c(t-1)), for as much of c(t-1) goes."""
        np.subtract(candidate, c_prev, into)
        np.multiply(i, into, into)

    @staticmethod
    def slope(kept: np.ndarray, into: np.ndarray, spare: np.ndarray) -> None:
        """What the memory gains with i, times i', put into (T, H, B): (candidate - c(t-1)) i'."""
        np.subtract(kept[:, 1], kept[:, 0], spare)
        np.multiply(into, spare, into)

    @staticmethod
    def belt(dc: np.ndarray, i: np.ndarray, into: np.ndarray) -> None:
        """The gradient at the memory before a step, (H, B): dc * (1 - i)."""
        np.multiply(i, dc, into)
        np.subtract(dc, into, into)
