"""The plain RNN of lstm/cells/rnn.py, fused."""

from collections.abc import Iterable
from typing import Any

import numpy as np

from lstm.cells import CELLS
from lstm.engine._engine import Engine
from lstm.linear import State


class Fused(Engine):
    """A plain RNN that runs batches. State: (h,)."""

    CELL, LETTERS, GATES = CELLS["rnn"], "h", ""

    def make(self, T: int, B: int) -> None:
        """Buffers for T steps of B sequences, and each step's views into them."""
        H = self.n_hidden
        self.hx = hx = self.signals(T + 1, B)  # h(t-1) | x(t) | 1: each h is written where the next step reads it
        self.starts, self.fields = (hx[0, :H],), {}
        self.steps = [(hx[t], hx[t + 1, :H]) for t in range(T)]
        self.d = self.gradients(T, 1, B)[:, 0]  # the gradient at the sum; its slope stands there until it comes by
        self.dh, self.waiting = self.zeros(2, H, B)
        self.sum_up(T, self.d, [(slice(None), hx)])
        self.steps_back = [self.d[t % self.at_once] for t in range(T)]

    def ahead(self, W: np.ndarray, steps: Iterable[Any]) -> None:
        """Every step, by W (H, H + D + 1): two NumPy calls."""
        product, tanh, add = W.dot, np.tanh, np.add
        for (hx, h), fed, absent in steps:
            product(hx, h)  # W_h [h(t-1), x(t)] + b_h
            if fed is not None:
                add(h, fed, h)
            tanh(h, h)  # h = tanh(...)
            if absent is not None:  # no such step: h is handed on as it was
                np.copyto(h, hx[: len(h)], where=absent)

    def slopes(self, first: int, last: int) -> None:
        """tanh' = 1 - h^2 for many steps at once; 0 where there is no step."""
        h, d = self.hx[first + 1 : last + 1, : self.n_hidden], self.d[: last - first]
        np.multiply(h, h, d)
        np.subtract(self.one, d, d)
        for slope, absent in zip(d, self.absent[first:last], strict=True):
            if absent is not None:
                np.copyto(slope, 0.0, where=absent)

    def back(self, W: np.ndarray, steps: Iterable[Any]) -> None:
        """Every step back, by W (H, H): three NumPy calls."""
        product, multiply, add, dh, waiting = W.dot, np.multiply, np.add, self.dh, self.waiting
        for d, dh_loss, _, absent in steps:
            add(dh, dh_loss, dh)
            multiply(d, dh, d)  # dh * tanh'
            if absent is not None:
                np.copyto(waiting, dh)
            product(d, dh)
            if absent is not None:  # no such step: the gradient is handed on as h was
                np.copyto(dh, waiting, where=absent)

    def d_start(self) -> State:
        """The gradient at the state before the first step: (h,), (H, B)."""
        return (self.dh,)
