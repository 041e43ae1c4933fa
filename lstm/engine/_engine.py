"""What the fused cells share: the way in and out, and what is done for all steps at once.

Inside, everything is feature-major: a step is a block of rows (features) by B columns (sequences). So each gate is one
unbroken piece of memory, and W @ [h; x; 1] is all that a step has to multiply. Buffers, and views into them, are made
once and used again: to cut a view costs as much as to multiply a small gate.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt

from lstm.cells import Step
from lstm.engine._weights import Weights
from lstm.linear import State
from lstm.squash import sigmoid_slope


class Engine(Weights):
    """A cell of D inputs and H units that runs and trains batches. How to use one stands in lstm/engine/__init__.py."""

    AT_ONCE = 3 << 19  # bytes of gradients worked on at a time on the way back: they are in a cache when needed again
    room: tuple[int, int, bool] = (
        0,
        0,
        False,
    )  # what the buffers were made for: (most steps, sequences, whether ids are read)

    # A cell's own `make` cuts these: buffers, and views into them.
    hx: np.ndarray  # (T + 1, H + D + 1, B): h(t-1) | x(t) | 1; (T + 1, H, B) where ids are read
    starts: State  # the parts of the state before the first step, each (H, B)
    fields: dict[str, np.ndarray]  # quantity -> (T, H, B)
    steps: list[Any]  # for each step forwards, and back, what its loop names
    steps_back: list[Any]
    dh: np.ndarray  # (H, B): the gradient at h, on its way back

    # --- forwards ---------------------------------------------------------------------------------------------------

    def forward(
        self, xs: np.ndarray, state: Sequence[np.ndarray] | None = None, mask: np.ndarray | None = None
    ) -> np.ndarray:
        """Run B sequences side by side; see lstm/engine/__init__.py for the shapes. Returns h, (T, H, B)."""
        xs = np.asarray(xs)
        by_id = xs.dtype.kind in "iu"
        if by_id:
            xs = xs.astype(np.intp, copy=False)  # what a machine of 32 bits picks by: it takes nothing wider
        if 0 in xs.shape or (xs.ndim != 2 if by_id else xs.ndim != 3 or xs.shape[1] != self.n_in):
            raise ValueError(f"sequences need the shape (T, {self.n_in}, B), or (T, B) for ids; got {xs.shape}")
        T, H, B = len(xs), self.n_hidden, xs.shape[-1]
        if self.room[0] < T or (B, by_id) != self.room[1:]:
            self.room = T, B, by_id
            self.make(T, B)
        self.n_steps, self.ids, self.absent = T, xs if by_id else None, absent(mask, (T, B))
        self.start(state)
        W = np.multiply(self.W, self.halves, self.W_halved)
        if by_id:  # a one-hot x picks a column of W: gathered here for all steps, it is no part of the product
            if xs.min() < 0:
                raise ValueError("an id is the place of the 1 in a one-hot input, 0 or more")
            table = W[:, H:-1] + W[:, -1:]
            fed = np.ascontiguousarray(np.take(table, xs, axis=1).transpose(1, 0, 2))
            W = np.ascontiguousarray(W[:, :H])
        else:
            self.hx[:T, H:-1] = xs
            fed = repeat(None)
        self.ahead(W, zip(self.steps[:T], fed, self.absent, strict=False))
        return self.hx[1 : T + 1, :H]

    # --- what a cell's own module does -------------------------------------------------------------------------------

    def make(self, T: int, B: int) -> None:
        """Cut buffers for T steps of B sequences, and views into them."""
        raise NotImplementedError

    def ahead(self, W: np.ndarray, steps: Iterable[Any]) -> None:
        """The loop over steps, W (rows, H + D + 1); or (rows, H), where ids are read."""
        raise NotImplementedError

    def slopes(self, first: int, last: int) -> None:
        """What can be known of the way back through some steps before it."""
        raise NotImplementedError

    def back(self, W: np.ndarray, steps: Iterable[Any]) -> None:
        """The loop over steps back, W (H, rows)."""
        raise NotImplementedError

    def d_start(self) -> State:
        """The gradient at every part of the start state, each (H, B), after `backward`."""
        raise NotImplementedError

    # --- what all cells do ------------------------------------------------------------------------------------------

    def zeros(self, *shape: int) -> np.ndarray:
        """A buffer of zeros, of any shape."""
        return np.zeros(shape, self.dtype)

    def signals(self, T: int, B: int) -> np.ndarray:
        """A buffer for [h; x; 1] at T steps; for h alone where ids are read."""
        by_id = self.room[2]
        signals = self.zeros(T, self.n_hidden if by_id else self.n_hidden + self.n_in + 1, B)
        if not by_id:
            signals[:, -1] = 1.0
        return signals

    def start(self, state: Sequence[np.ndarray] | None) -> None:
        """Put the state before the first step in its place."""
        if state is None:
            for place in self.starts:
                place.fill(0.0)
            return
        if len(state) != len(self.starts):
            raise ValueError(f"a start state has {len(self.starts)} parts here; got {len(state)}")
        for place, part in zip(self.starts, state, strict=True):
            place[...] = np.reshape(part, (self.n_hidden, -1))

    def trace(self) -> Step:
        """Every number of the last run as the cell's own Step: (T, B, ...), views that hold until the next run."""
        T, H = self.n_steps, self.n_hidden
        x = self.hx[:T, H:-1].swapaxes(1, 2) if self.ids is None else np.eye(self.n_in, dtype=self.dtype)[self.ids]
        inside = {"h_prev": self.hx[:-1, :H], "h": self.hx[1:, :H], **self.fields}
        return self.CELL.Step(x=x, **{name: field[:T].swapaxes(1, 2) for name, field in inside.items()})

    def end(self) -> State:
        """The state after the last step, its parts (H, B): views that hold until the next run."""
        inside = {"h": self.hx[1:, : self.n_hidden], **self.fields}
        return tuple(inside[name][self.n_steps - 1] for name, _ in zip("hcn", self.starts, strict=False))

    # --- and back ---------------------------------------------------------------------------------------------------

    def gradients(self, T: int, n: int, B: int) -> np.ndarray:
        """A buffer for n gradients of each unit, at as many steps as fit a cache and at the one after: (.., n, H, B).

        The steps before those use it again: step t stands at t % at_once.
        """
        self.at_once = max(1, min(T, self.AT_ONCE // (n * self.n_hidden * B * self.dtype.itemsize)))
        return self.zeros(self.at_once + 1, n, self.n_hidden, B)

    def sum_up(self, T: int, d_sums: np.ndarray, products: Sequence[tuple[slice, np.ndarray]]) -> None:
        """Say where the gradient at W's products will stand, (steps, rows, B), and which rows saw which signals."""
        self.d_sums, self.products = d_sums, products
        self.d_room = self.zeros(T * d_sums[0].size)
        self.seen_room = self.zeros(self.at_once * max(signals[0].size for _, signals in products))

    def backward(
        self,
        dhs: np.ndarray,
        d_gates: Mapping[str, npt.ArrayLike] | None = None,
        d_end: State | None = None,
    ) -> dict[str, np.ndarray]:
        """From the loss's gradient at every h (T, H, B) to that of every weight, in grad. Returns it by name."""
        T, H, B = self.n_steps, self.n_hidden, self.room[1]
        if np.shape(dhs) != (T, H, B):
            raise ValueError(f"the gradient at h needs the shape {(T, H, B)}; got {np.shape(dhs)}")
        steps = list(zip(self.steps_back[:T], dhs, self.pulls(d_gates), self.absent, strict=True))
        W = np.ascontiguousarray(self.W[:, :H].T)
        d_all = self.d_room[: T * W.shape[1] * B].reshape(-1, T, B)
        self.d_flat = d_all.reshape(-1, T * B)
        self.dh[...], *self.d_memory = self.asked_of_end(d_end)
        for first in reversed(range(0, T, self.at_once)):
            last = min(first + self.at_once, T)
            self.slopes(first, last)
            self.back(W, reversed(steps[first:last]))
            across(self.d_sums[: last - first], d_all[:, first:last])
            self.weigh(first, last)
        if self.ids is not None:
            self.scatter(self.ids)
        self.finish()
        return self.gradient

    def asked_of_end(self, d_end: State | None) -> State | list[float]:
        """The loss's gradient at every part of the end state, each (H, B); zeros if it asks nothing of it."""
        if d_end is None:
            return [0.0] * len(self.starts)
        shapes = [np.shape(part) for part in d_end]
        if shapes != [(self.n_hidden, self.room[1])] * len(self.starts):
            needed = f"{len(self.starts)} of {(self.n_hidden, self.room[1])}"
            raise ValueError(f"the gradient at the end state needs the shapes {needed}; got {shapes}")
        return d_end

    def weigh(self, first: int, last: int) -> None:
        """The gradient of W from some steps: one product over steps and sequences, not one for each step."""
        B = self.room[1]
        d = self.d_flat[:, first * B : last * B]
        for rows, signals in self.products:
            n_columns = signals.shape[1]
            seen = self.seen_room[: n_columns * (last - first) * B].reshape(n_columns, last - first, B)
            across(signals[first:last], seen)
            d_W, seen = self.dW[rows, :n_columns], seen.reshape(n_columns, -1)
            if last < self.n_steps:
                d_W += d[rows] @ seen.T
            elif self.ids is None:
                np.dot(d[rows], seen.T, d_W)
            else:
                d_W[...] = d[rows] @ seen.T

    def scatter(self, ids: np.ndarray) -> None:
        """The gradient of the columns that ids (T, B) picked, and of the biases."""
        ids, d_picked = ids.ravel(), self.dW[:, self.n_hidden : -1]
        order = np.argsort(ids, kind="stable")
        seen, first = np.unique(ids[order], return_index=True)
        sums = np.add.reduceat(self.d_flat[:, order], first, axis=1)
        d_picked[...] = 0.0
        d_picked[:, seen] = sums
        np.sum(sums, axis=1, out=self.dW[:, -1])

    def finish(self) -> None:
        """What a cell still has to do to grad: nothing, unless it has weights outside W."""

    def pulls(self, d_gates: Mapping[str, npt.ArrayLike] | None) -> np.ndarray | list[None]:
        """For each step, what a loss that looks at gates adds to the gradient at their sums; or None for each."""
        if not d_gates:
            return [None] * self.n_steps
        if unknown := set(d_gates) - set(self.GATES):
            raise ValueError(f"{sorted(unknown)} are none of the gates {sorted(self.GATES)}")
        pulls = self.zeros(self.n_steps, len(self.GATES), self.n_hidden, self.room[1])
        for gate, d in d_gates.items():
            np.multiply(d, sigmoid_slope(self.gate(gate)), out=pulls[:, self.GATES.index(gate)])
        return pulls

    def gate(self, letter: str) -> np.ndarray:
        """A gate at every step: (T, H, B)."""
        return self.fields[letter][: self.n_steps]

    def price(self, d_gates: Mapping[str, npt.ArrayLike]) -> float:
        """The loss whose gradient at the gates is d_gates: the sum of gate times d. A gate penalty is of this kind."""
        return float(sum(np.sum(self.gate(gate) * d) for gate, d in d_gates.items()))

    def dx(self) -> np.ndarray:
        """The gradient at every input, (T, D, B), after `backward`."""
        T, B = self.n_steps, self.room[1]
        return (self.W[:, self.n_hidden : -1].T @ self.d_flat).reshape(self.n_in, T, B).swapaxes(0, 1)


def across(block: np.ndarray, into: np.ndarray) -> None:
    """(T, rows, B) into (rows, T, B): B numbers side by side are moved as one item, which takes half the time."""
    item = np.dtype((np.void, block.shape[2] * block.itemsize))
    np.copyto(into.view(item)[..., 0], block.view(item)[..., 0].T)


def absent(mask: np.ndarray | None, shape: tuple[int, int]) -> list[np.ndarray | None]:
    """For each step None, or which of its sequences (B,) have no such step."""
    if mask is None:
        return [None] * shape[0]
    if np.shape(mask) != shape:
        raise ValueError(f"a mask needs the shape {shape}; got {np.shape(mask)}")
    missing = ~np.asarray(mask, bool)
    return [row if some else None for row, some in zip(missing, np.logical_or.reduce(missing, 1), strict=True)]
