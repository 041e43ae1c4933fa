"""The peephole LSTM of lstm/cells/peephole.py, fused: the LSTM, but its output gate waits for the memory it sees."""

from collections.abc import Iterable
from typing import Any

import numpy as np

from lstm.cells import CELLS
from lstm.engine import lstm


class Fused(lstm.Fused):
    """A peephole LSTM that runs batches. State: (h, c)."""

    CELL = CELLS["peephole"]

    @classmethod
    def size(cls, n_in: int, n_hidden: int) -> int:
        """The LSTM's weights, then the peepholes."""
        return super().size(n_in, n_hidden) + 3 * n_hidden

    def peepholes(self, flat: np.ndarray) -> np.ndarray:
        """P_f, P_i, P_o in theta or grad: (3, H)."""
        return flat[-3 * self.n_hidden :].reshape(3, self.n_hidden)

    def named(self, flat: np.ndarray) -> dict[str, np.ndarray]:
        """As the LSTM's, and the weights P_k (H,)."""
        return super().named(flat) | {f"P_{k}": P for k, P in zip(self.GATES, self.peepholes(flat), strict=True)}

    def make(self, T: int, B: int) -> None:
        """As the LSTM's; the views are cut to what comes before the memory, and what after."""
        super().make(T, B)
        H, hx, kept, shown, d = self.n_hidden, self.hx, self.kept, self.shown, self.d
        sums = kept[:, 1:].reshape(T + 1, 4 * H, B)
        self.steps = [
            (hx[t], sums[t], sums[t, : 3 * H], kept[t, 2:4], *kept[t], kept[t + 1, 0], shown[t], hx[t + 1, :H])
            for t in range(T)
        ]
        at = [(t, t % self.at_once) for t in range(T)]
        self.steps_back = [(kept[t, 2], *d[k], d[k + 1, 0], d[k, 2:4], self.d_sums[k]) for t, k in at]

    def ahead(self, W: np.ndarray, steps: Iterable[Any]) -> None:
        """Every step, by W (4 H, H + D + 1): sixteen NumPy calls."""
        product, tanh, multiply, add, half = W.dot, np.tanh, np.multiply, np.add, self.half
        P = self.peepholes(self.theta)[..., None] * half  # as all that feeds a gate, halved
        P_fi, P_o, seen = P[:2], P[2], self.written
        for (hx, sums, early, f_and_i, c_prev, candidate, f, i, o, c, shown, h), fed, absent in steps:
            product(hx, sums)  # W [h(t-1), x(t)] + b
            if fed is not None:
                add(sums, fed, sums)
            multiply(P_fi, c_prev, seen)
            add(f_and_i, seen, f_and_i)  # ... + P_f * c(t-1), ... + P_i * c(t-1)
            tanh(early, early)  # candidate = tanh(...)
            multiply(f_and_i, half, f_and_i)
            add(f_and_i, half, f_and_i)  # f, i = sigmoid(...)
            if absent is not None:  # no such step: keep all, write nothing
                np.copyto(f, 1.0, where=absent)
                np.copyto(i, 0.0, where=absent)
            multiply(f, c_prev, c)
            multiply(i, candidate, seen[0])
            add(c, seen[0], c)  # c = f * c(t-1) + i * candidate
            multiply(P_o, c, seen[0])
            add(o, seen[0], o)  # ... + P_o * c
            tanh(o, o)
            multiply(o, half, o)
            add(o, half, o)  # o = sigmoid(...)
            tanh(c, shown)
            multiply(o, shown, h)  # h = o * tanh(c)
            if absent is not None:
                np.copyto(o, 0.0, where=absent)
                np.copyto(h, hx[: len(h)], where=absent)

    def back(self, W: np.ndarray, steps: Iterable[Any]) -> None:
        """Every step back, by W (H, 4 H). The gradient of f, i and o goes on to the memory they saw."""
        product, multiply, add, dh, waiting = W.dot, np.multiply, np.add, self.dh, self.waiting
        P = self.peepholes(self.theta)[..., None]
        P_fi, P_o, seen = P[:2], P[2], self.written
        to_f, to_i = seen
        for (f, dc_prev, d_candidate, d_f, d_i, d_o, dc, dc_next, d_fi, d_sums), dh_loss, pull, absent in steps:
            add(dh, dh_loss, dh)
            multiply(d_o, dh, d_o)  # dh * tanh(c) * o'
            if pull is not None:
                add(d_o, pull[2], d_o)
            multiply(dc, dh, dc)
            add(dc, dc_next, dc)
            multiply(P_o, d_o, to_f)
            add(dc, to_f, dc)  # dc = dh * o * tanh'(c) + dc from the step after + d_o * P_o
            multiply(d_f, dc, d_f)  # dc * c(t-1) * f'
            multiply(d_i, dc, d_i)  # dc * candidate * i'
            if pull is not None:
                add(d_fi, pull[:2], d_fi)
            multiply(d_candidate, dc, d_candidate)  # dc * i * tanh'
            multiply(f, dc, dc_prev)
            multiply(P_fi, d_fi, seen)
            add(dc_prev, to_f, dc_prev)
            add(dc_prev, to_i, dc_prev)  # dc * f + d_f * P_f + d_i * P_i
            if absent is not None:
                np.copyto(waiting, dh)
            product(d_sums, dh)
            if absent is not None:  # no such step: h was handed on as it was, and so is its gradient
                np.copyto(dh, waiting, where=absent)

    def finish(self) -> None:
        """The gradients of the peepholes: d_f and d_i with the memory before, d_o with the memory after."""
        T, dP = self.n_steps, self.peepholes(self.grad)
        for into, d, seen in zip(dP, np.split(self.d_flat, 4)[1:], ("c_prev", "c_prev", "c"), strict=True):
            memory = self.fields[seen][:T].swapaxes(0, 1)
            np.sum(d.reshape(memory.shape) * memory, axis=(1, 2), out=into)
