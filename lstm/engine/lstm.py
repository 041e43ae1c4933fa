"""The LSTM of lstm/cells/lstm.py, fused. Read the two side by side: beside each line stands what it computes there."""

from collections.abc import Iterable
from typing import Any

import numpy as np

from lstm.cells import CELLS
from lstm.engine._engine import Engine
from lstm.linear import State


class Fused(Engine):
    """An LSTM that runs batches. State: (h, c)."""

    CELL, LETTERS, GATES = CELLS["lstm"], "cfio", "fio"

    def make(self, T: int, B: int) -> None:
        """Buffers for T steps of B sequences, and each step's views into them, in the order the loops name them."""
        H = self.n_hidden
        self.hx = hx = self.signals(T + 1, B)  # h(t-1) | x(t) | 1: each h is written where the next step reads it
        # c(t-1) | candidate | f | i | o: in this order [c(t-1), candidate] * [f, i] is one call
        self.kept = kept = self.zeros(T + 1, 5, H, B)
        self.shown = shown = self.zeros(T, H, B)  # tanh(c)
        self.written = self.zeros(2, H, B)  # f * c(t-1), i * candidate
        self.starts = hx[0, :H], kept[0, 0]
        slots = ("c_prev", "candidate", "f", "i", "o")
        self.fields = {name: kept[:T, k] for k, name in enumerate(slots)} | {"c": kept[1:, 0]}
        sums, c, h, o = kept[:, 1:].reshape(T + 1, 4 * H, B), kept[:, 0], hx[:, :H], kept[:, 4]
        self.steps = [
            (hx[t], sums[t], kept[t, 2:], kept[t, :2], kept[t, 2:4], c[t + 1], shown[t], o[t], h[t + 1])
            for t in range(T)
        ]
        # The gradient at c(t-1) | at the sums of candidate, f, i, o | at c(t). Slopes stand there until it comes by.
        self.d = d = self.gradients(T, 6, B)
        self.dh, self.waiting = self.zeros(2, H, B)
        self.sum_up(T, d[:, 1:5].reshape(-1, 4 * H, B), [(slice(None), hx)])
        at = [(t, t % self.at_once) for t in range(T)]
        self.steps_back = [(kept[t, 2], *d[k], d[k + 1, 0], d[k, 2:5], self.d_sums[k]) for t, k in at]

    def ahead(self, W: np.ndarray, steps: Iterable[Any]) -> None:
        """Every step, by W (4 H, H + D + 1): eight NumPy calls."""
        product, tanh, multiply, add, half = W.dot, np.tanh, np.multiply, np.add, self.half  # looked up once
        written = self.written
        kept_part, written_part = written
        for (hx, sums, gates, memory, openings, c, shown, o, h), fed, absent in steps:
            product(hx, sums)  # W [h(t-1), x(t)] + b, halved for the gates
            if fed is not None:
                add(sums, fed, sums)
            tanh(sums, sums)  # candidate = tanh(...)
            multiply(gates, half, gates)
            add(gates, half, gates)  # f, i, o = sigmoid(...)
            if absent is not None:  # no such step: keep all, write nothing
                for gate, value in zip(gates, (1.0, 0.0, 0.0), strict=True):
                    np.copyto(gate, value, where=absent)
            multiply(memory, openings, written)  # f * c(t-1) and i * candidate
            add(kept_part, written_part, c)  # c = f * c(t-1) + i * candidate
            tanh(c, shown)
            multiply(o, shown, h)  # h = o * tanh(c)
            if absent is not None:
                np.copyto(h, hx[: len(h)], where=absent)

    def slopes(self, first: int, last: int) -> None:
        """What waits for no gradient, for many steps at once, put where it will be multiplied with one."""
        kept, shown, d = self.kept[first:last], self.shown[first:last], self.d[: last - first]
        multiply, subtract, one = np.multiply, np.subtract, self.one
        gates, d_gates = kept[:, 2:], d[:, 2:5]
        subtract(one, gates, d_gates)
        multiply(d_gates, gates, d_gates)  # sigmoid': f (1 - f), i (1 - i), o (1 - o)
        multiply(d_gates[:, :2], kept[:, :2], d_gates[:, :2])  # dc to f's sum: c(t-1) f'; to i's: candidate i'
        multiply(d_gates[:, 2], shown, d_gates[:, 2])  # dh to o's sum: tanh(c) o'
        for squashed, gate, into in ((kept[:, 1], kept[:, 3], d[:, 1]), (shown, kept[:, 4], d[:, 5])):
            multiply(squashed, squashed, into)
            subtract(one, into, into)  # tanh': 1 - candidate^2, 1 - tanh(c)^2
            multiply(into, gate, into)  # dc to the candidate's sum: i (1 - candidate^2); dh to c: o (1 - tanh(c)^2)
        # c after these steps: what the steps after them asked of it; of the very last, what the loss itself does
        self.d[last - first, 0] = self.d[0, 0] if last < self.n_steps else self.d_memory[0]

    def back(self, W: np.ndarray, steps: Iterable[Any]) -> None:
        """Every step back: nine NumPy calls. W is (H, 4 H), what the sums got from h(t-1)."""
        product, multiply, add, dh, waiting = W.dot, np.multiply, np.add, self.dh, self.waiting
        for (f, dc_prev, d_candidate, d_f, d_i, d_o, dc, dc_next, d_gates, d_sums), dh_loss, pull, absent in steps:
            add(dh, dh_loss, dh)
            multiply(dc, dh, dc)
            add(dc, dc_next, dc)  # dc = dh * o * tanh'(c) + dc from the step after
            multiply(d_o, dh, d_o)  # dh * tanh(c) * o'
            multiply(d_f, dc, d_f)  # dc * c(t-1) * f'
            multiply(d_i, dc, d_i)  # dc * candidate * i'
            multiply(d_candidate, dc, d_candidate)  # dc * i * tanh'
            multiply(f, dc, dc_prev)  # dc * f is the belt: no matrix stands in its way
            if pull is not None:
                add(d_gates, pull, d_gates)
            if absent is not None:
                np.copyto(waiting, dh)
            product(d_sums, dh)
            if absent is not None:  # no such step: h was handed on as it was, and so is its gradient
                np.copyto(dh, waiting, where=absent)

    def d_start(self) -> State:
        """The gradient at the state before the first step: (h, c), each (H, B)."""
        return self.dh, self.d[0, 0]
