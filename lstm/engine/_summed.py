"""An engine for a cell that says its arithmetic between the sums: what is common to all of them is done here.

What the inputs add to every sum is one product for all steps, and so is every gradient of a weight. Between stands the
loop over steps. About half as quick as an engine that is fused by hand. Where no sum waits for h(t-1), see _at_once.py.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from lstm.engine._plain import Plain
from lstm.linear import State

NOTHING = np.zeros((), np.float32)  # the gradient at h that comes by no other way than the sums
Numbers = dict[str, Any]  # quantities by name, (T, H, B)


class Summed(Plain):
    """Runs and trains batches of a cell of D inputs and H units; used as lstm/engine/__init__.py says."""

    LETTERS = ""  # of the weights, in the order of the sums: gates first, then the candidate
    GATES = ""  # those of them that are gates
    KIND = "W"  # of weights: W_k (H, H + D) where sums see h(t-1), V_k (H, D) where they do not

    def ahead(self, squashed: np.ndarray, before: State) -> tuple[np.ndarray, State]:
        """One step from its squashed sums (k, H, B) and the state before: tanh(c), and the state after."""
        raise NotImplementedError

    def behind(self, squashed: np.ndarray, shown: np.ndarray, before: State, d_state: State) -> tuple[State, State]:
        """The gradients at what was squashed, and at the state before by other ways than the sums, (H, B) each."""
        raise NotImplementedError

    def stacked(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """The weights on h (rows, H), on x (rows, D), and the biases (rows, 1)."""
        W = np.concatenate([self.weights[f"{self.KIND}_{k}"] for k in self.LETTERS])
        b = np.concatenate([self.weights[f"b_{k}"] for k in self.LETTERS])[:, None]
        n = W.shape[1] - self.n_in
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
        out, self.after = self.run(fed.reshape(T, -1, H, B), self.begin(state, B))
        return out

    def run(self, fed: np.ndarray, before: State) -> tuple[np.ndarray, State]:
        """Every step, from what the inputs add to the sums, (T, k, H, B): every h, (T, H, B), and the state after."""
        out, n, half = np.empty((len(fed), *fed.shape[2:]), self.dtype), len(self.GATES), np.array(0.5, self.dtype)
        self.squashed, self.shown, self.states = fed, [], [before]
        for t, sums in enumerate(fed):
            sums += (self.W_h @ before[0]).reshape(sums.shape)
            gates, there = sums[:n], self.has[t]
            gates *= half
            np.tanh(sums, sums)
            gates *= half
            gates += half  # sigmoid(z) = tanh(z / 2) / 2 + 1 / 2
            if there is not None:
                for gate, place in zip(self.GATES, gates, strict=True):
                    np.copyto(place, float(gate == "f"), where=~there)
            shown, after = self.ahead(sums, before)
            if there is not None:
                after = tuple(np.where(there, new, old) for new, old in zip(after, before, strict=True))
            self.shown.append(shown)
            self.states.append(after)
            before, out[t] = after, after[0]
        return out, before

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
        names = [name for name in self.CELL.Step.__annotations__ if name != "x"]
        found = {name: self.field(name).swapaxes(1, 2) for name in names}
        x = np.eye(self.n_in, dtype=self.dtype)[self.xs] if self.xs.ndim == 2 else self.xs.swapaxes(1, 2)
        return self.CELL.Step(x=x, **found)

    def field(self, name: str) -> np.ndarray:
        """A quantity at every step: (T, H, B)."""
        part, _, earlier = name.partition("_")
        if part in ("h", "c"):
            states = self.states[:-1] if earlier else self.states[1:]
            return np.stack([state["hc".index(part)] for state in states])
        return self.squashed[:, -1 if name == "candidate" else self.GATES.index(name)]

    def backward(
        self,
        dhs: np.ndarray,
        d_gates: Mapping[str, npt.ArrayLike] | None = None,
        d_end: State | None = None,
    ) -> dict[str, np.ndarray]:
        """From the loss's gradient at every h (T, H, B) to that of every weight, in grad. Returns it by name.

        Raises ValueError for gradients of another shape, and for gates that the cell does not have.
        """
        T, H, B = len(self.xs), self.n_hidden, self.xs.shape[-1]
        if np.shape(dhs) != (T, H, B):
            raise ValueError(f"the gradient at h needs the shape {(T, H, B)}; got {np.shape(dhs)}")
        if unknown := set(d_gates or {}) - set(self.GATES):
            raise ValueError(f"{sorted(unknown)} are none of the gates {sorted(self.GATES)}")
        if d_end is not None and [np.shape(part) for part in d_end] != [(H, B)] * len(self.after):
            needed, got = f"{len(self.after)} of {(H, B)}", [np.shape(part) for part in d_end]
            raise ValueError(f"the gradient at the end state needs the shapes {needed}; got {got}")
        pulls = {gate: np.broadcast_to(d, (T, H, B)) for gate, d in (d_gates or {}).items()}
        d_state = tuple(np.zeros((H, B), self.dtype) for _ in self.after) if d_end is None else d_end
        d_all, self.d_before = self.run_back(dhs, pulls, d_state)
        self.d_all = d_all.reshape(T, -1, B)
        self.weigh()
        return self.gradient

    def run_back(self, dhs: np.ndarray, pulls: Numbers, d_state: State) -> tuple[np.ndarray, State]:
        """Every step back: the gradients at the sums, (T, k, H, B), and at the state before the first step.

        `dhs` (T, H, B) is the loss's at every h, `pulls` that at gates, `d_state` that at the end state.
        """
        T, B, n = len(dhs), dhs.shape[-1], len(self.GATES)
        d_all, W_back = 1.0 - self.squashed**2, np.ascontiguousarray(self.W_h.T)  # tanh', and for gates sigmoid'
        np.multiply(self.squashed[:, :n], 1.0 - self.squashed[:, :n], d_all[:, :n])
        asked = {self.GATES.index(gate): d for gate, d in pulls.items()}
        for t in reversed(range(T)):
            there, d_state = self.has[t], (d_state[0] + dhs[t], *d_state[1:])
            found, d_before = self.behind(self.squashed[t], self.shown[t], self.states[t], d_state)
            for k, d in enumerate(found):
                d_all[t, k] *= d + asked[k][t] if k in asked else d
            if there is not None:
                d_all[t] *= there
                d_before = tuple(np.where(there, new, old) for new, old in zip(d_before, d_state, strict=True))
            d_state = (d_before[0] + W_back @ d_all[t].reshape(-1, B), *d_before[1:])
        return d_all, d_state

    def weigh(self) -> None:
        """The gradients of the weights, from those at the sums: one product over steps and sequences."""
        d_flat = self.d_all.transpose(1, 0, 2).reshape(self.d_all.shape[1], -1)
        n, parts = self.n_hidden, []
        if self.W_h.size:
            parts.append(d_flat @ self.field("h_prev").transpose(0, 2, 1).reshape(-1, n))
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
            self.gradient[f"{self.KIND}_{letter}"][...] = dW[k * n : (k + 1) * n]
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
        return float(sum(np.sum(self.field(gate) * d) for gate, d in d_gates.items()))
