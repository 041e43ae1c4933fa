"""An engine for a cell that says its arithmetic between the sums: what is common to all of them is done here.

What the inputs add to every sum is one product for all steps, and so is every gradient of a weight. Between stands the
loop over steps, or nothing where no sum waits for h(t-1). Some two thirds as quick as an engine that is fused by hand.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from lstm.engine._plain import Plain
from lstm.linear import State
from lstm.squash import sigmoid_slope

NOTHING = np.zeros((), np.float32)  # the gradient at h that comes by no other way than the sums
Numbers = dict[str, Any]  # a step's quantities by name, (H, B)


class Summed(Plain):
    """Runs and trains batches of a cell of D inputs and H units; used as lstm/engine/__init__.py says."""

    LETTERS = ""  # of the weights, in the order of the sums
    GATES = ""  # those of them that are gates
    RECURRENT = True  # whether the sums see h(t-1): weights W_k (H, H + D), else V_k (H, D)

    def ahead(self, sums: np.ndarray, before: State) -> tuple[Numbers, State]:
        """One step from its sums (k, H, B) and the state before: its quantities, and the state after."""
        raise NotImplementedError

    def behind(self, s: Numbers, d_state: State, pull: Numbers) -> tuple[list[np.ndarray], State]:
        """The gradients at the sums, and at the state before but for what goes through the sums, (H, B) each."""
        raise NotImplementedError

    def stacked(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """The weights on h (rows, H), on x (rows, D), and the biases (rows, 1)."""
        kind = "W" if self.RECURRENT else "V"
        W = np.concatenate([self.weights[f"{kind}_{k}"] for k in self.LETTERS])
        b = np.concatenate([self.weights[f"b_{k}"] for k in self.LETTERS])[:, None]
        n = self.n_hidden if self.RECURRENT else 0
        return np.ascontiguousarray(W[:, :n]), W[:, n:], b

    def forward(
        self, xs: np.ndarray, state: Sequence[np.ndarray] | None = None, mask: np.ndarray | None = None
    ) -> np.ndarray:
        """Run B sequences, (T, D, B) or ids (T, B), side by side. Returns every h, (T, H, B).

        Raises ValueError for sequences, a state or a mask of another shape.
        """
        xs = np.asarray(xs)
        by_id = xs.dtype.kind in "iu"
        if 0 in xs.shape or (xs.ndim != 2 if by_id else xs.ndim != 3 or xs.shape[1] != self.n_in):
            raise ValueError(f"sequences need the shape (T, {self.n_in}, B), or (T, B) for ids; got {xs.shape}")
        xs = xs.astype(np.intp, copy=False) if by_id else xs  # what a machine of 32 bits picks by
        if by_id and xs.min() < 0:
            raise ValueError("an id is the place of the 1 in a one-hot input, 0 or more")
        self.xs, (T, B), H = xs if by_id else xs.astype(self.dtype), (len(xs), xs.shape[-1]), self.n_hidden
        self.ids = xs if by_id else None
        self.has = self.mask_of(mask, (T, B))
        self.W_h, self.W_x, b = self.stacked()
        fed = self.W_x[:, xs].transpose(1, 0, 2) + b if by_id else np.matmul(self.W_x, self.xs) + b
        before = self.begin(state, B)
        self.befores, self.numbers, out = [], [], np.empty((T, H, B), self.dtype)
        for t in range(T):
            sums = fed[t] + self.W_h @ before[0] if self.RECURRENT else fed[t]
            numbers, after = self.ahead(sums.reshape(-1, H, B), before)
            if (there := self.has[t]) is not None:
                numbers |= {gate: np.where(there, numbers[gate], float(gate == "f")) for gate in self.GATES}
                after = tuple(np.where(there, new, old) for new, old in zip(after, before, strict=True))
                numbers |= dict(zip("hcn", after, strict=False))
            self.befores.append(before)
            self.numbers.append(numbers)
            before, out[t] = after, after[0]
        self.after = before
        return out

    @staticmethod
    def mask_of(mask: np.ndarray | None, shape: tuple[int, int]) -> list[np.ndarray | None]:
        """For each step None, or which of its sequences (B,) have it."""
        if mask is None:
            return [None] * shape[0]
        if np.shape(mask) != shape:
            raise ValueError(f"a mask needs the shape {shape}; got {np.shape(mask)}")
        return [None if row.all() else row for row in np.asarray(mask, bool)]

    def begin(self, state: Sequence[np.ndarray] | None, B: int) -> State:
        """The state before the first step, its parts (H, B)."""
        usual = tuple(part.T.astype(self.dtype) for part in self.CELL.start(self.n_hidden, (B,)))
        if state is None:
            return usual
        if len(state) != len(usual):
            raise ValueError(f"a start state has {len(usual)} parts here; got {len(state)}")
        return tuple(np.broadcast_to(np.reshape(part, (self.n_hidden, -1)), usual[0].shape) for part in state)

    def trace(self) -> Any:
        """Every number of the last run as the cell's own Step: (T, B, ...)."""
        names = [name for name in self.CELL.Step.__annotations__ if name != "x" and not name.endswith("_prev")]
        found = {name: np.stack([one[name].T for one in self.numbers]) for name in names}
        parts = zip("hcn", zip(*self.befores, strict=True), strict=False)
        found |= {f"{name}_prev": np.stack([part.T for part in each]) for name, each in parts}
        x = np.eye(self.n_in, dtype=self.dtype)[self.xs] if self.xs.ndim == 2 else self.xs.swapaxes(1, 2)
        return self.CELL.Step(x=x, **found)

    def backward(
        self,
        dhs: np.ndarray,
        d_gates: Mapping[str, npt.ArrayLike] | None = None,
        d_end: State | None = None,
    ) -> dict[str, np.ndarray]:
        """From the loss's gradient at every h (T, H, B) to that of every weight, in grad. Returns it by name.

        Raises ValueError for gradients of another shape, and for gates that the cell does not have.
        """
        T, H, B = len(self.numbers), self.n_hidden, self.xs.shape[-1]
        if np.shape(dhs) != (T, H, B):
            raise ValueError(f"the gradient at h needs the shape {(T, H, B)}; got {np.shape(dhs)}")
        if unknown := set(d_gates or {}) - set(self.GATES):
            raise ValueError(f"{sorted(unknown)} are none of the gates {sorted(self.GATES)}")
        if d_end is not None and [np.shape(part) for part in d_end] != [(H, B)] * len(self.after):
            needed, got = f"{len(self.after)} of {(H, B)}", [np.shape(part) for part in d_end]
            raise ValueError(f"the gradient at the end state needs the shapes {needed}; got {got}")
        pulls = {gate: np.broadcast_to(d, (T, H, B)) for gate, d in (d_gates or {}).items()}
        d_state = tuple(np.zeros((H, B), self.dtype) for _ in self.after) if d_end is None else d_end
        d_all, W_back = np.empty((T, len(self.LETTERS), H, B), self.dtype), np.ascontiguousarray(self.W_h.T)
        for t in reversed(range(T)):
            numbers, there = self.numbers[t], self.has[t]
            d_state = (d_state[0] + dhs[t], *d_state[1:])
            pull = {gate: d[t] * sigmoid_slope(numbers[gate]) for gate, d in pulls.items()}
            d_sums, d_before = self.behind(numbers | {"before": self.befores[t]}, d_state, pull)
            for place, d in zip(d_all[t], d_sums, strict=True):
                place[...] = d
            if there is not None:
                d_all[t] *= there
                d_before = tuple(np.where(there, new, old) for new, old in zip(d_before, d_state, strict=True))
            if self.RECURRENT:
                d_before = (d_before[0] + W_back @ d_all[t].reshape(-1, B), *d_before[1:])
            d_state = d_before
        self.d_before, self.d_all = d_state, d_all.reshape(T, -1, B)
        self.weigh()
        return self.gradient

    def weigh(self) -> None:
        """The gradients of the weights, from those at the sums: one product over steps and sequences."""
        d_flat = self.d_all.transpose(1, 0, 2).reshape(self.d_all.shape[1], -1)
        n, kind = self.n_hidden, "W" if self.RECURRENT else "V"
        parts = []
        if self.RECURRENT:
            parts.append(d_flat @ np.stack([before[0] for before in self.befores]).transpose(0, 2, 1).reshape(-1, n))
        if self.xs.ndim == 3:
            parts.append(d_flat @ self.xs.transpose(0, 2, 1).reshape(-1, self.n_in))
        else:
            picked = np.zeros((d_flat.shape[0], self.n_in), self.dtype)
            ids, order = self.xs.ravel(), np.argsort(self.xs.ravel(), kind="stable")
            seen, first = np.unique(ids[order], return_index=True)
            picked[:, seen] = np.add.reduceat(d_flat[:, order], first, axis=1)
            parts.append(picked)
        dW, db = np.concatenate(parts, axis=1), d_flat.sum(axis=1)
        for k, letter in enumerate(self.LETTERS):
            self.gradient[f"{kind}_{letter}"][...] = dW[k * n : (k + 1) * n]
            self.gradient[f"b_{letter}"][...] = db[k * n : (k + 1) * n]

    def end(self) -> State:
        """The state after the last step, its parts (H, B)."""
        return self.after

    def d_start(self) -> State:
        """The gradient at every part of the start state, each (H, B), after `backward`."""
        return self.d_before

    def dx(self) -> np.ndarray:
        """The gradient at every input, (T, D, B), after `backward`."""
        return np.matmul(self.W_x.T, self.d_all)

    def price(self, d_gates: Mapping[str, npt.ArrayLike]) -> float:
        """The loss whose gradient at the gates is d_gates: the sum of gate times d."""
        return float(sum(np.sum(np.stack([one[gate] for one in self.numbers]) * d) for gate, d in d_gates.items()))
