"""The JANET of lstm/cells/janet.py, fused. Read the two side by side: beside a line stands what it computes there."""

from collections.abc import Iterable
from typing import Any

import numpy as np

from lstm.cells import CELLS
from lstm.engine._engine import Engine
from lstm.linear import State


class Fused(Engine):
    """A JANET that runs batches. State: (h,)."""

    CELL, LETTERS, GATES = CELLS["janet"], "cf", "f"

    def make(self, T: int, B: int) -> None:
        """Buffers for T steps of B sequences, and each step's views into them, in the order the loops name them."""
        H = self.n_hidden
        self.hx = hx = self.signals(T + 1, B)  # h(t-1) | x(t) | 1: each h is written where the next step reads it
        self.kept = kept = self.zeros(T, 3, H, B)  # candidate | f | the share that is written
        self.starts, self.fields = (hx[0, :H],), {"candidate": kept[:, 0], "f": kept[:, 1]}
        self.ways = np.array([0.5, -0.5], self.dtype)[:, None, None]  # f = 1/2 + tanh / 2, the share 1/2 - tanh / 2
        sums, h, self.straight = kept[:, :2].reshape(T, 2 * H, B), hx[:, :H], self.zeros(H, B)
        self.steps = [(hx[t], h[t], sums[t], kept[t], kept[t, 1:], *kept[t], h[t + 1]) for t in range(T)]
        self.d = d = self.gradients(T, 2, B)  # at the sums of candidate and f; slopes stand there until it comes by
        self.dh = self.zeros(H, B)
        self.sum_up(T, d.reshape(-1, 2 * H, B), [(slice(None), hx)])
        self.steps_back = [(kept[t, 1], d[k], d[k, 1], self.d_sums[k]) for t in range(T) for k in [t % self.at_once]]

    def ahead(self, W: np.ndarray, steps: Iterable[Any]) -> None:
        """Every step, by W (2 H, H + D + 1): eight NumPy calls."""
        product, tanh, multiply, add, half, written = W.dot, np.tanh, np.multiply, np.add, self.half, self.straight
        for (hx, h_prev, sums, all_of, shares, candidate, f, share, h), fed, absent in steps:
            product(hx, sums)  # W [h(t-1), x(t)] + b, halved for f
            if fed is not None:
                add(sums, fed, sums)
            np.subtract(f, half, share)  # half of its sum less beta, which is 1
            tanh(all_of, all_of)  # candidate = tanh(...)
            multiply(shares, self.ways, shares)
            add(shares, half, shares)  # f = sigmoid(s), and 1 - sigmoid(s - 1)
            if absent is not None:  # no such step: keep all, write nothing
                np.copyto(f, 1.0, where=absent)
                np.copyto(share, 0.0, where=absent)
            multiply(share, candidate, written)
            multiply(f, h_prev, h)
            add(h, written, h)  # h = f * h(t-1) + (1 - sigmoid(s - 1)) * candidate

    def slopes(self, first: int, last: int) -> None:
        """What waits for no gradient, for many steps at once, put where it will be multiplied with one."""
        (candidate, f, share), d = self.kept[first:last].swapaxes(0, 1), self.d[: last - first].swapaxes(0, 1)
        d[0] = share * (self.one - candidate * candidate)  # dh to the candidate's sum
        d[1] = self.hx[first:last, : self.n_hidden] * f * (self.one - f)
        d[1] -= candidate * share * (self.one - share)  # dh to f's sum: h(t-1) f' less what is then not written

    def back(self, W: np.ndarray, steps: Iterable[Any]) -> None:
        """Every step back: five NumPy calls. W is (H, 2 H), what the sums got from h(t-1)."""
        product, multiply, add, dh, straight = W.dot, np.multiply, np.add, self.dh, self.straight
        for (f, d, d_f, d_sums), dh_loss, pull, _ in steps:
            add(dh, dh_loss, dh)
            multiply(d, dh, d)
            multiply(f, dh, straight)  # what goes on past the sums
            if pull is not None:
                add(d_f, pull[0], d_f)
            product(d_sums, dh)
            add(dh, straight, dh)

    def d_start(self) -> State:
        """The gradient at the state before the first step: (h,), (H, B)."""
        return (self.dh,)
