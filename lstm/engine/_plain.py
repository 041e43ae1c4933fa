"""A cell that has no fused engine, trained by its own `step` and `step_back`: any cell, many times slower."""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from lstm.cells import Cell, Step
from lstm.linear import State


class Plain:
    """Runs and trains batches of a cell of D inputs and H units; used as lstm/engine/__init__.py says."""

    CELL: Cell

    def __init__(
        self,
        n_in: int,
        n_hidden: int,
        dtype: type = np.float64,
        theta: np.ndarray | None = None,
        grad: np.ndarray | None = None,
    ) -> None:
        self.n_in, self.n_hidden, self.dtype, n = n_in, n_hidden, np.dtype(dtype), self.size(n_in, n_hidden)
        self.theta = np.zeros(n, dtype) if theta is None else theta
        self.grad = np.zeros(n, dtype) if grad is None else grad
        for flat in (self.theta, self.grad):
            if flat.shape != (n,) or flat.dtype != self.dtype or not flat.flags.c_contiguous:
                raise ValueError(f"theta and grad need {n} numbers each, of type {self.dtype}, side by side in memory")
        self.weights, self.gradient = self.named(self.theta), self.named(self.grad)

    @classmethod
    def size(cls, n_in: int, n_hidden: int) -> int:
        """How many numbers theta holds, and grad."""
        return sum(array.size for array in cls.CELL.init(n_in, n_hidden, np.random.default_rng(0)).values())

    def named(self, flat: np.ndarray) -> dict[str, np.ndarray]:
        """The cell's weights under its own names and shapes, as views into theta or grad."""
        first = self.CELL.init(self.n_in, self.n_hidden, np.random.default_rng(0))
        parts = np.split(flat, np.cumsum([array.size for array in first.values()])[:-1])
        return {name: part.reshape(first[name].shape) for name, part in zip(first, parts, strict=True)}

    def load(self, weights: dict[str, np.ndarray]) -> None:
        """Copy a cell's weights in."""
        for name, place in self.weights.items():
            place[...] = weights[name]

    def forward(
        self, xs: np.ndarray, state: Sequence[np.ndarray] | None = None, mask: np.ndarray | None = None
    ) -> np.ndarray:
        """Run B sequences, (T, D, B) or ids (T, B), side by side. Returns every h, (T, H, B)."""
        xs = np.asarray(xs)
        xs = np.eye(self.n_in)[xs.astype(np.intp)] if xs.dtype.kind in "iu" else xs.swapaxes(1, 2)
        before = self.CELL.start(self.n_hidden, xs.shape[1:2])
        if state is not None:
            before = tuple(
                np.broadcast_to(np.reshape(part, (self.n_hidden, -1)).T, like.shape)
                for part, like in zip(state, before, strict=True)
            )
        self.there = np.ones((*xs.shape[:2], 1), bool) if mask is None else np.asarray(mask, bool)[..., None]
        self.steps: list[Step] = []
        for x, there in zip(xs, self.there, strict=True):
            step = self.CELL.step(self.weights, np.where(there, x, 0.0), before)
            before = tuple(np.where(there, new, old) for new, old in zip(step.state, before, strict=True))
            self.steps.append(step._replace(**dict(zip("hc", before, strict=False))))
        self.after = before
        return np.stack([step.h.T for step in self.steps])

    def trace(self) -> Step:
        """The last run as the cell's own Step, (T, B, ...); where there was no step, h and c are as they were."""
        return self.CELL.Step(*map(np.stack, zip(*self.steps, strict=True)))

    def end(self) -> State:
        """The state after the last step, its parts (H, B)."""
        return tuple(part.T for part in self.after)

    def backward(
        self,
        dhs: np.ndarray,
        d_gates: Mapping[str, npt.ArrayLike] | None = None,
        d_end: State | None = None,
    ) -> dict[str, np.ndarray]:
        """From the loss's gradient at every h (T, H, B) to that of every weight, in grad. Returns it by name."""
        d_state = tuple(np.zeros_like(part) for part in self.after) if d_end is None else tuple(d.T for d in d_end)
        shape = np.shape(dhs)
        pulls = {gate: np.broadcast_to(d, shape).swapaxes(1, 2) for gate, d in (d_gates or {}).items()}
        self.grad[...] = 0.0
        self.d_inputs = np.zeros((shape[0], self.n_in, shape[2]), self.dtype)
        for t in reversed(range(shape[0])):
            there, d_state = self.there[t], (d_state[0] + dhs[t].T, *d_state[1:])
            asked = tuple(np.where(there, d, 0.0) for d in d_state)
            pull = {gate: np.where(there, d[t], 0.0) for gate, d in pulls.items()}
            d_weights, dx, d_before = self.CELL.step_back(self.weights, self.steps[t], asked, pull)
            for name, d in d_weights.items():
                self.gradient[name] += d
            self.d_inputs[t] = dx.T
            d_state = tuple(np.where(there, new, old) for new, old in zip(d_before, d_state, strict=True))
        self.d_before = d_state
        return self.gradient

    def dx(self) -> np.ndarray:
        """The gradient at every input, (T, D, B), after `backward`."""
        return self.d_inputs

    def d_start(self) -> State:
        """The gradient at every part of the start state, each (H, B), after `backward`."""
        return tuple(part.T for part in self.d_before)

    def price(self, d_gates: Mapping[str, npt.ArrayLike]) -> float:
        """The loss whose gradient at the gates is d_gates: the sum of gate times d."""
        trace = self.trace()
        return float(sum(np.sum(getattr(trace, gate).swapaxes(1, 2) * d) for gate, d in d_gates.items()))


def plain(cell: Cell) -> type[Plain]:
    """The engine of a cell that has none of its own."""
    return type("Plain", (Plain,), {"CELL": cell})
