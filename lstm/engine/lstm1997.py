"""The LSTM of lstm/cells/lstm1997.py, fused: as the LSTM, but with a gate less to move."""

from collections.abc import Iterable
from typing import Any

import numpy as np

from lstm.cells import CELLS
from lstm.engine._engine import Engine
from lstm.linear import State


class Fused(Engine):
    """An LSTM without a forget gate that runs batches. State: (h, c)."""

    CELL, LETTERS, GATES = CELLS["lstm1997"], "cio", "io"

    def make(self, T: int, B: int) -> None:
        """Buffers for T steps of B sequences, and each step's views into them, in the order the loops name them."""
        H = self.n_hidden
        self.hx = hx = self.signals(T + 1, B)  # h(t-1) | x(t) | 1: each h is written where the next step reads it
        self.kept = kept = self.zeros(T + 1, 4, H, B)  # c(t-1) | candidate | i | o
        self.shown = shown = self.zeros(T, H, B)  # tanh(c)
        self.written = self.zeros(H, B)  # i * candidate
        self.starts = hx[0, :H], kept[0, 0]
        slots = ("c_prev", "candidate", "i", "o")
        self.fields = {name: kept[:T, k] for k, name in enumerate(slots)} | {"c": kept[1:, 0]}
        sums = kept[:, 1:].reshape(T + 1, 3 * H, B)
        self.steps = [
            (hx[t], sums[t], kept[t, 2:], *kept[t], kept[t + 1, 0], shown[t], hx[t + 1, :H]) for t in range(T)
        ]
        # The gradient at c(t-1) | at the sums of candidate, i, o | at c(t). Slopes stand there until it comes by.
        self.d = d = self.gradients(T, 5, B)
        self.dh, self.waiting = self.zeros(2, H, B)
        self.sum_up(T, d[:, 1:4].reshape(-1, 3 * H, B), [(slice(None), hx)])
        at = [(t, t % self.at_once) for t in range(T)]
        self.steps_back = [(kept[t, 2], *d[k], d[k + 1, 0], d[k, 2:4], self.d_sums[k]) for t, k in at]

    def ahead(self, W: np.ndarray, steps: Iterable[Any]) -> None:
        """Every step, by W (3 H, H + D + 1): eight NumPy calls."""
        product, tanh, multiply, add, half = W.dot, np.tanh, np.multiply, np.add, self.half
        write, written = self.write, self.written
        for (hx, sums, gates, c_prev, candidate, i, o, c, shown, h), fed, absent in steps:
            product(hx, sums)  # W [h(t-1), x(t)] + b, halved for the gates
            if fed is not None:
                add(sums, fed, sums)
            tanh(sums, sums)  # candidate = tanh(...)
            multiply(gates, half, gates)
            add(gates, half, gates)  # i, o = sigmoid(...)
            if absent is not None:  # no such step: write nothing
                np.copyto(gates, 0.0, where=absent)
            write(i, candidate, c_prev, written)
            add(c_prev, written, c)  # c = c(t-1) + i * candidate
            tanh(c, shown)
            multiply(o, shown, h)  # h = o * tanh(c)
            if absent is not None:
                np.copyto(h, hx[: len(h)], where=absent)

    @staticmethod
    def write(i: np.ndarray, candidate: np.ndarray, c_prev: np.ndarray, into: np.ndarray) -> None:
        """What the memory gains in a step, -1..1, (H, B): i * candidate."""
        np.multiply(i, candidate, into)

    def slopes(self, first: int, last: int) -> None:
        """What waits for no gradient, for many steps at once, put where it will be multiplied with one."""
        kept, shown, d = self.kept[first:last], self.shown[first:last], self.d[: last - first]
        multiply, subtract, one = np.multiply, np.subtract, self.one
        gates, d_gates = kept[:, 2:], d[:, 2:4]
        subtract(one, gates, d_gates)
        multiply(d_gates, gates, d_gates)  # sigmoid': i (1 - i), o (1 - o)
        self.slope(kept, d_gates[:, 0], d[:, 1])  # dc to i's sum
        multiply(d_gates[:, 1], shown, d_gates[:, 1])  # dh to o's sum: tanh(c) o'
        for squashed, gate, into in ((kept[:, 1], kept[:, 2], d[:, 1]), (shown, kept[:, 3], d[:, 4])):
            multiply(squashed, squashed, into)
            subtract(one, into, into)  # tanh': 1 - candidate^2, 1 - tanh(c)^2
            multiply(into, gate, into)  # dc to the candidate's sum: i (1 - candidate^2); dh to c: o (1 - tanh(c)^2)
        # c after these steps: what the steps after them asked of it; of the very last, what the loss itself does
        self.d[last - first, 0] = self.d[0, 0] if last < self.n_steps else self.d_memory[0]

    @staticmethod
    def slope(kept: np.ndarray, into: np.ndarray, spare: np.ndarray) -> None:
        """What the memory gains with i, times i', put into (T, H, B): candidate i'. `spare` is room on the way."""
        np.multiply(into, kept[:, 1], into)

    def back(self, W: np.ndarray, steps: Iterable[Any]) -> None:
        """Every step back: eight NumPy calls. W is (H, 3 H), what the sums got from h(t-1)."""
        product, multiply, add, dh, waiting = W.dot, np.multiply, np.add, self.dh, self.waiting
        belt = self.belt
        for (i, dc_prev, d_candidate, d_i, d_o, dc, dc_next, d_gates, d_sums), dh_loss, pull, absent in steps:
            add(dh, dh_loss, dh)
            multiply(dc, dh, dc)
            add(dc, dc_next, dc)  # dc = dh * o * tanh'(c) + dc from the step after
            multiply(d_o, dh, d_o)  # dh * tanh(c) * o'
            multiply(d_i, dc, d_i)  # dc * candidate * i'
            multiply(d_candidate, dc, d_candidate)  # dc * i * tanh'
            belt(dc, i, dc_prev)
            if pull is not None:
                add(d_gates, pull, d_gates)
            if absent is not None:
                np.copyto(waiting, dh)
            product(d_sums, dh)
            if absent is not None:  # no such step: h was handed on as it was, and so is its gradient
                np.copyto(dh, waiting, where=absent)

    @staticmethod
    def belt(dc: np.ndarray, i: np.ndarray, into: np.ndarray) -> None:
        """The gradient at the memory before a step, (H, B): that at the memory after it, all of it."""
        np.copyto(into, dc)

    def d_start(self) -> State:
        """The gradient at the state before the first step: (h, c), each (H, B)."""
        return self.dh, self.d[0, 0]
