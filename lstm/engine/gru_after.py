"""The GRU of lstm/cells/gru_after.py, fused: with the reset after the product, one product a step serves all."""

from collections.abc import Iterable
from typing import Any

import numpy as np

from lstm.cells import CELLS
from lstm.engine._engine import Engine
from lstm.linear import State


class Fused(Engine):
    """A GRU, reset after the product, that runs batches. State: (h,).

    W_u acts on h alone and W_x on x alone: the rest of their rows of W is blank, zero for good.
    """

    CELL, LETTERS, GATES = CELLS["gru_after"], "zrux", "zr"

    def named(self, flat: np.ndarray) -> dict[str, np.ndarray]:
        """The weights W_u (H, H) and W_x (H, D), the others (H, H + D); every b (H,)."""
        rows, H = self.rows(flat), self.n_hidden
        columns = {"z": slice(-1), "r": slice(-1), "u": slice(H), "x": slice(H, -1)}
        return {f"W_{k}": rows[k][:, columns[k]] for k in rows} | {f"b_{k}": rows[k][:, -1] for k in rows}

    def make(self, T: int, B: int) -> None:
        """Buffers for T steps of B sequences, and each step's views into them, in the order the loops name them."""
        H = self.n_hidden
        self.hx = hx = self.signals(T + 1, B)  # h(t-1) | x(t) | 1: each h is written where the next step reads it
        self.sums = sums = self.zeros(T, 4, H, B)  # z | r | W_u h(t-1) + b_u | W_x x(t) + b_x
        self.candidate, self.change = self.zeros(2, T, H, B)  # the change is candidate - h(t-1)
        self.starts, self.fields = (hx[0, :H],), {"z": sums[:, 0], "r": sums[:, 1], "candidate": self.candidate}
        flat, h = sums.reshape(T, 4 * H, B), hx[:, :H]
        self.steps = [
            (hx[t], h[t], flat[t], flat[t, : 2 * H], *sums[t], self.candidate[t], self.change[t], h[t + 1])
            for t in range(T)
        ]
        # The gradient at the same four. Slopes stand there until it comes by.
        self.d, self.keep = self.gradients(T, 4, B), self.zeros(T, H, B)
        self.dh, self.kept = self.zeros(2, H, B)
        self.sum_up(T, self.d.reshape(-1, 4 * H, B), [(slice(None), hx)])
        at = [(t, t % self.at_once) for t in range(T)]
        d, d_sums = self.d, self.d_sums[:, : 3 * H]
        self.steps_back = [(self.keep[t], *d[k], d[k, :2], d_sums[k]) for t, k in at]

    def ahead(self, W: np.ndarray, steps: Iterable[Any]) -> None:
        """Every step, by W (4 H, H + D + 1): nine NumPy calls."""
        product, half = W.dot, self.half
        tanh, multiply, add, subtract = np.tanh, np.multiply, np.add, np.subtract
        for (hx, h_prev, sums, gates, z, r, recalled, read, candidate, change, h), fed, absent in steps:
            product(hx, sums)
            if fed is not None:
                add(sums, fed, sums)
            tanh(gates, gates)
            multiply(gates, half, gates)
            add(gates, half, gates)  # z, r = sigmoid(...)
            if absent is not None:  # no such step: replace nothing
                np.copyto(z, 0.0, where=absent)
                np.copyto(r, 0.0, where=absent)
            multiply(r, recalled, candidate)
            add(candidate, read, candidate)  # W_x x(t) + b_x + r * (W_u h(t-1) + b_u)
            tanh(candidate, candidate)
            subtract(candidate, h_prev, change)
            multiply(z, change, h)
            add(h_prev, h, h)  # h = (1 - z) * h(t-1) + z * candidate, the products drawn together

    def slopes(self, first: int, last: int) -> None:
        """What waits for no gradient, for many steps at once, put where it will be multiplied with one."""
        candidate, change, keep = (a[first:last] for a in (self.candidate, self.change, self.keep))
        z, r, recalled, _ = self.sums[first:last].swapaxes(0, 1)
        d_z, d_r, d_u, d_x = self.d[: last - first].swapaxes(0, 1)
        multiply, subtract, one = np.multiply, np.subtract, self.one
        subtract(one, z, keep)  # dh to h(t-1) directly: 1 - z
        multiply(keep, z, d_z)
        multiply(d_z, change, d_z)  # dh to z's sum: (candidate - h(t-1)) z (1 - z)
        multiply(candidate, candidate, d_x)
        subtract(one, d_x, d_x)
        multiply(d_x, z, d_x)  # dh to the candidate's sum: z (1 - candidate^2)
        np.copyto(d_u, r)  # and on to W_u h(t-1) + b_u: r
        subtract(one, r, d_r)
        multiply(d_r, r, d_r)
        multiply(d_r, recalled, d_r)  # and on to r's sum: (W_u h(t-1) + b_u) r (1 - r)

    def back(self, W: np.ndarray, steps: Iterable[Any]) -> None:
        """Every step back, by W (H, 4 H): eight NumPy calls."""
        product = np.ascontiguousarray(W[:, : 3 * self.n_hidden]).dot  # the fourth part has nothing from h(t-1)
        multiply, add, dh, kept = np.multiply, np.add, self.dh, self.kept
        for (keep, d_z, d_r, d_u, d_x, d_gates, d_sums), dh_loss, pull, _ in steps:
            add(dh, dh_loss, dh)
            multiply(d_x, dh, d_x)  # dh * z * tanh'
            multiply(d_z, dh, d_z)  # dh * (candidate - h(t-1)) * z'
            multiply(d_r, d_x, d_r)  # d_x * (W_u h(t-1) + b_u) * r'
            multiply(d_u, d_x, d_u)  # d_x * r
            if pull is not None:
                add(d_gates, pull, d_gates)
            multiply(keep, dh, kept)  # dh * (1 - z): all of it where there is no step
            product(d_sums, dh)
            add(dh, kept, dh)

    def finish(self) -> None:
        """What stands in the blanks of W is no weight: it has no gradient."""
        rows, H = self.rows(self.grad), self.n_hidden
        rows["u"][:, H:-1] = 0.0
        rows["x"][:, :H] = 0.0

    def d_start(self) -> State:
        """The gradient at the state before the first step: (h,), (H, B)."""
        return (self.dh,)
