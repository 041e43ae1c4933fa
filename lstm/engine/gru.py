"""The GRU of lstm/cells/gru.py, fused: two products a step, for the candidate waits for the reset gate."""

from collections.abc import Iterable
from typing import Any

import numpy as np

from lstm.cells import CELLS
from lstm.engine._engine import Engine
from lstm.linear import State


class Fused(Engine):
    """A GRU that runs batches. State: (h,)."""

    CELL, LETTERS, GATES = CELLS["gru"], "zrh", "zr"

    def make(self, T: int, B: int) -> None:
        """Buffers for T steps of B sequences, and each step's views into them, in the order the loops name them."""
        H = self.n_hidden
        self.hx = hx = self.signals(T + 1, B)  # h(t-1) | x(t) | 1: each h is written where the next step reads it
        self.rx = rx = self.signals(T, B)  # r * h(t-1) | x(t) | 1
        self.zr = zr = self.zeros(T, 2, H, B)
        self.candidate, self.change = self.zeros(2, T, H, B)  # the change is candidate - h(t-1)
        self.starts, self.fields = (hx[0, :H],), {"z": zr[:, 0], "r": zr[:, 1], "candidate": self.candidate}
        sums, h = zr.reshape(T, 2 * H, B), hx[:, :H]
        self.steps = [
            (hx[t], h[t], sums[t], *zr[t], rx[t], rx[t, :H], self.candidate[t], self.change[t], h[t + 1])
            for t in range(T)
        ]
        # The gradient at the sums of z, r, candidate. Slopes stand there until it comes by.
        self.d, self.keep = self.gradients(T, 3, B), self.zeros(T, H, B)
        self.dh, self.d_seen, self.kept = self.zeros(3, H, B)
        self.sum_up(T, self.d.reshape(-1, 3 * H, B), [(slice(2 * H), hx), (slice(2 * H, None), rx)])
        at = [(t, t % self.at_once) for t in range(T)]
        d, d_sums = self.d, self.d_sums[:, : 2 * H]
        self.steps_back = [(zr[t, 1], self.keep[t], *d[k], d[k, :2], d_sums[k]) for t, k in at]

    def ahead(self, W: np.ndarray, steps: Iterable[Any]) -> None:
        """Every step, by W (3 H, H + D + 1): ten NumPy calls."""
        rows = 2 * self.n_hidden
        gates_product, product, half = W[:rows].dot, W[rows:].dot, self.half
        tanh, multiply, add, subtract = np.tanh, np.multiply, np.add, np.subtract
        if self.ids is None:
            self.rx[: self.n_steps, self.n_hidden :] = self.hx[: self.n_steps, self.n_hidden :]
        for (hx, h_prev, gates, z, r, rx, remembered, candidate, change, h), fed, absent in steps:
            gates_product(hx, gates)  # W_z [h(t-1), x(t)] + b_z, and so for r
            if fed is not None:
                add(gates, fed[:rows], gates)
            tanh(gates, gates)
            multiply(gates, half, gates)
            add(gates, half, gates)  # z, r = sigmoid(...)
            if absent is not None:  # no such step: replace nothing
                np.copyto(z, 0.0, where=absent)
                np.copyto(r, 0.0, where=absent)
            multiply(r, h_prev, remembered)
            product(rx, candidate)  # W_h [r * h(t-1), x(t)] + b_h
            if fed is not None:
                add(candidate, fed[rows:], candidate)
            tanh(candidate, candidate)
            subtract(candidate, h_prev, change)
            multiply(z, change, h)
            add(h_prev, h, h)  # h = (1 - z) * h(t-1) + z * candidate, the products drawn together

    def slopes(self, first: int, last: int) -> None:
        """What waits for no gradient, for many steps at once, put where it will be multiplied with one."""
        zr, candidate, change, keep = (a[first:last] for a in (self.zr, self.candidate, self.change, self.keep))
        h_prev, d = self.hx[first:last, : self.n_hidden], self.d[: last - first]
        multiply, subtract, one = np.multiply, np.subtract, self.one
        subtract(one, zr[:, 0], keep)  # dh to h(t-1) directly: 1 - z
        d_gates, d_candidate = d[:, :2], d[:, 2]
        subtract(one, zr, d_gates)
        multiply(d_gates, zr, d_gates)  # sigmoid': z (1 - z), r (1 - r)
        multiply(d_gates[:, 0], change, d_gates[:, 0])  # dh to z's sum: (candidate - h(t-1)) z'
        multiply(d_gates[:, 1], h_prev, d_gates[:, 1])  # d(r h) to r's sum: h(t-1) r'
        multiply(candidate, candidate, d_candidate)
        subtract(one, d_candidate, d_candidate)
        multiply(d_candidate, zr[:, 0], d_candidate)  # dh to the candidate's sum: z (1 - candidate^2)

    def back(self, W: np.ndarray, steps: Iterable[Any]) -> None:
        """Every step back, by W (H, 3 H): ten NumPy calls."""
        rows = 2 * self.n_hidden
        gates_product, product = (np.ascontiguousarray(part).dot for part in (W[:, :rows], W[:, rows:]))
        multiply, add, dh, d_seen, kept = np.multiply, np.add, self.dh, self.d_seen, self.kept
        for (r, keep, d_z, d_r, d_candidate, d_gates, d_sums), dh_loss, pull, _ in steps:
            add(dh, dh_loss, dh)
            multiply(d_candidate, dh, d_candidate)  # dh * z * tanh'
            multiply(d_z, dh, d_z)  # dh * (candidate - h(t-1)) * z'
            product(d_candidate, d_seen)  # the gradient at r * h(t-1)
            multiply(d_r, d_seen, d_r)  # ... * h(t-1) * r'
            if pull is not None:
                add(d_gates, pull, d_gates)
            multiply(keep, dh, kept)  # dh * (1 - z): all of it where there is no step
            multiply(r, d_seen, d_seen)
            add(kept, d_seen, kept)  # + d(r h) * r
            gates_product(d_sums, dh)
            add(dh, kept, dh)  # + what the sums of z and r got from h(t-1)

    def d_start(self) -> State:
        """The gradient at the state before the first step: (h,), (H, B)."""
        return (self.dh,)
