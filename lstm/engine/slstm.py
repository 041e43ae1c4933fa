"""The sLSTM of lstm/cells/slstm.py, fused. Read the two side by side: beside a line stands what it computes there."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from lstm.cells import CELLS
from lstm.cells.slstm import NOTHING
from lstm.engine._engine import Engine
from lstm.linear import State


class Fused(Engine):
    """An sLSTM that runs batches. State: (h, c, n)."""

    CELL, LETTERS, GATES = CELLS["slstm"], "cofi", "of"

    def prepare(self) -> None:
        """The rows of f are not halved but turned round: it is 1 / (1 + e^-sum), which is exact where it is small."""
        super().prepare()
        np.split(self.halves, 4)[2][...] = -1.0
        self.most = np.array(80.0 if self.dtype == np.float32 else 700.0, self.dtype)  # e to that is still a number

    def make(self, T: int, B: int) -> None:
        """Buffers for T steps of B sequences, and each step's views into them, in the order the loops name them."""
        H = self.n_hidden
        self.hx = hx = self.signals(T + 1, B)  # h(t-1) | x(t) | 1: each h is written where the next step reads it
        # c(t-1) | candidate | o | minus the sum of f | i | n(t-1)
        self.kept = kept = self.zeros(T + 1, 6, H, B)
        self.shares = shares = self.zeros(T, 2, H, B)  # what is new of the memory, i / n, and what is old
        self.f, self.upside = self.zeros(2, T, H, B)  # and 1 + e^-sum, of which f is one part
        self.largest, self.powers, self.pair = (self.zeros(n, H, B) for n in (3, 3, 2))
        self.starts = hx[0, :H], kept[0, 0], kept[0, 5]
        slots = {"c_prev": 0, "candidate": 1, "o": 2, "i": 4, "n_prev": 5}
        self.fields = {name: kept[:T, k] for name, k in slots.items()} | {"c": kept[1:, 0], "n": kept[1:, 5]}
        self.fields |= {"f": self.f}
        sums, h = kept[:, 1:5].reshape(T + 1, 4 * H, B), hx[:, :H]
        self.steps = [
            (hx[t], sums[t], kept[t, 1:3], kept[t, 2], kept[t, 3:], kept[t, 4], kept[t, 5], self.upside[t])
            + (shares[t], kept[t, 1::-1], kept[t + 1, 0], kept[t + 1, 5], h[t + 1])
            for t in range(T)
        ]
        # The gradient at c(t-1) | n(t-1) | at the sums of candidate, o, f, i. Slopes stand there until it comes by.
        self.d = d = self.gradients(T, 6, B)
        self.worth = self.zeros(self.at_once, H, B)  # (candidate - c(t-1)) i / n: what one share more brings
        self.dh, self.waiting, self.spare = self.zeros(3, H, B)
        self.sum_up(T, d[:, 2:].reshape(-1, 4 * H, B), [(slice(None), hx)])
        at = [(t, t % self.at_once) for t in range(T)]
        self.steps_back = [
            (kept[t, 2], shares[t, 0], shares[t, 1], self.worth[k], d[k, :2], d[k, 1], d[k + 1, 0], d[k + 1, 1])
            + (*d[k, 2:], d[k, 3:5], self.d_sums[k])
            for t, k in at
        ]

    def start(self, state: Sequence[np.ndarray] | None) -> None:
        """Put the state before the first step, its parts (H,) or (H, B), in its place; None: nothing was written."""
        super().start(state)
        if state is None:
            self.starts[2].fill(NOTHING)

    def ahead(self, W: np.ndarray, steps: Iterable[Any]) -> None:
        """Every step, by W (4 H, H + D + 1): eighteen NumPy calls."""
        product, tanh, multiply, add, divide = W.dot, np.tanh, np.multiply, np.add, np.divide  # looked up once
        half, one = self.half, self.one
        largest, powers, written, total = self.largest, self.powers, self.pair, self.spare
        top, (turned, new, old), both = largest[1], powers, powers[1:]
        for (hx, sums, squashed, o, given, i, n_prev, upside, shares, memory, c, n, h), fed, absent in steps:
            product(hx, sums)  # W [h(t-1), x(t)] + b, halved for o and turned round for f
            if fed is not None:
                add(sums, fed, sums)
            tanh(squashed, squashed)  # candidate = tanh(...)
            multiply(o, half, o)
            add(o, half, o)  # o = sigmoid(...)
            np.maximum(i, n_prev, out=top)
            np.copyto(largest[2], top)
            np.subtract(given, largest, powers)
            np.minimum(powers, self.most, out=powers)
            np.exp(powers, powers)  # e^-sum of f | i and n(t-1), both divided by the larger of the two
            add(turned, one, upside)
            divide(old, upside, old)  # f * n(t-1)
            add(new, old, total)
            divide(both, total, shares)  # i / n and f * n(t-1) / n
            np.log(total, total)
            add(top, total, n)  # n = log(f * n(t-1) + i)
            if absent is not None:  # no such step: keep all, write nothing
                for place, value in ((upside, 1.0), (o, 0.0), (shares[0], 0.0), (shares[1], 1.0), (n, n_prev)):
                    np.copyto(place, value, where=absent)
            multiply(memory, shares, written)
            add(written[0], written[1], c)  # c = c(t-1) + i / n * (candidate - c(t-1))
            multiply(o, c, h)  # h = o * c
            if absent is not None:
                np.copyto(h, hx[: len(h)], where=absent)
        np.divide(one, self.upside[: self.n_steps], self.f[: self.n_steps])

    def slopes(self, first: int, last: int) -> None:
        """What waits for no gradient, for many steps at once, put where it will be multiplied with one."""
        kept, d, worth = self.kept[first:last], self.d[: last - first], self.worth[: last - first]
        multiply, subtract, one, new = np.multiply, np.subtract, self.one, self.shares[first:last, 0]
        candidate, o = kept[:, 1], kept[:, 2]
        subtract(candidate, kept[:, 0], worth)
        multiply(worth, new, worth)
        multiply(candidate, candidate, d[:, 2])
        subtract(one, d[:, 2], d[:, 2])
        multiply(d[:, 2], new, d[:, 2])  # dc to the candidate's sum: i / n (1 - candidate^2)
        subtract(one, o, d[:, 3])
        multiply(d[:, 3], o, d[:, 3])
        multiply(d[:, 3], self.kept[first + 1 : last + 1, 0], d[:, 3])  # dh to o's sum: c o (1 - o)
        subtract(one, self.f[first:last], d[:, 4])  # dn(t-1) to f's sum: 1 - f
        self.d[last - first, :2] = self.d[0, :2] if last < self.n_steps else self.at_end()

    def at_end(self) -> np.ndarray:
        """What the loss asks of the last c and n, any numbers: (2, H, B)."""
        return np.stack([np.broadcast_to(part, self.dh.shape) for part in self.d_memory])

    def back(self, W: np.ndarray, steps: Iterable[Any]) -> None:
        """Every step back: twelve NumPy calls. W is (H, 4 H), what the sums got from h(t-1)."""
        product, multiply, add, dh, waiting = W.dot, np.multiply, np.add, self.dh, self.waiting
        (dc, dn), both, d_share = self.pair, self.pair, self.spare
        for now, dh_loss, pull, absent in steps:
            o, new, old, worth, before, dn_prev, dc_next, dn_next, d_candidate, d_o, d_f, d_i, d_gates, d_sums = now
            add(dh, dh_loss, dh)
            multiply(o, dh, dc)
            add(dc, dc_next, dc)  # dc = dh * o + dc from the step after
            multiply(d_o, dh, d_o)  # dh * c * o'
            multiply(d_candidate, dc, d_candidate)  # dc * i / n * tanh'
            multiply(worth, dc, d_share)  # at the logarithm of i / n
            np.subtract(dn_next, d_share, dn)
            multiply(new, dn, d_i)
            add(d_i, d_share, d_i)  # i makes n larger, and its own share
            multiply(both, old, before)  # c and n: no matrix stands in their way
            multiply(d_f, dn_prev, d_f)
            if pull is not None:
                add(d_gates, pull, d_gates)
            if absent is not None:
                np.copyto(waiting, dh)
            product(d_sums, dh)
            if absent is not None:  # no such step: h was handed on as it was, and so is its gradient
                np.copyto(dh, waiting, where=absent)

    def d_start(self) -> State:
        """The gradient at the state before the first step: (h, c, n), each (H, B)."""
        return self.dh, *self.d[0, :2]
