"""An engine for a cell none of whose sums waits for h(t-1): all of it at once, but for one line a step.

Its memory goes on as h(t) = kept(t) h(t-1) + added(t), and what is kept and added is known of all steps beforehand.
"""

import numpy as np

from lstm.engine._summed import Numbers, Summed
from lstm.linear import State


class AtOnce(Summed):
    """Runs and trains batches of a cell of D inputs and H units; used as lstm/engine/__init__.py says."""

    KIND = "V"
    KEPT: tuple[float, ...] = ()  # what GATES are where there is no step

    def shares(self, sums: np.ndarray) -> tuple[Numbers, np.ndarray, np.ndarray]:
        """From the sums of all steps, (T, k, H, B): quantities, what is kept and what is added, (T, H, B) each."""
        raise NotImplementedError

    def at_sums(self, s: Numbers, d: np.ndarray, into: np.ndarray) -> None:
        """The gradients at the sums, written into (T, k, H, B), from those at every h, (T, H, B)."""
        raise NotImplementedError

    def run(self, fed: np.ndarray, before: State) -> tuple[np.ndarray, State]:
        """Every step, from what the inputs add to the sums, (T, k, H, B): every h, (T, H, B), and the state after."""
        fields, kept, added = self.shares(fed)
        for t, there in enumerate(self.has):
            if there is not None:  # no such step: keep all, add nothing
                places = [*(fields[gate] for gate in self.GATES), kept, added]
                for field, value in zip(places, (*self.KEPT, 1.0, 0.0), strict=True):
                    np.copyto(field[t], value, where=~there)
        every = np.empty((len(fed) + 1, *fed.shape[2:]), self.dtype)
        every[0] = before[0]
        for share, more, h, after in zip(kept, added, every[:-1], every[1:], strict=True):
            np.multiply(share, h, after)
            np.add(after, more, after)
        self.fields = fields | {"kept": kept, "h_prev": every[:-1], "h": every[1:]}
        return every[1:], (every[-1],)

    def field(self, name: str) -> np.ndarray:
        """A quantity at every step: (T, H, B)."""
        return self.fields[name]

    def run_back(self, dhs: np.ndarray, pulls: Numbers, d_state: State) -> tuple[np.ndarray, State]:
        """Every step back: the gradients at the sums, (T, k, H, B), and at the state before the first step.

        `dhs` (T, H, B) is the loss's at every h, `pulls` that at gates, `d_state` that at the end state.
        """
        s, d, later = self.fields, np.array(dhs, self.dtype), np.array(d_state[0], self.dtype)
        for share, at_h in zip(s["kept"][::-1], d[::-1], strict=True):
            np.add(at_h, later, at_h)
            np.multiply(share, at_h, later)
        d_all = np.empty((len(d), len(self.LETTERS), *d.shape[1:]), self.dtype)
        self.at_sums(s, d, d_all)
        for gate, pull in pulls.items():
            d_all[:, self.LETTERS.index(gate)] += pull * (s[gate] * (1.0 - s[gate]))
        for t, there in enumerate(self.has):
            if there is not None:
                d_all[t] *= there
        return d_all, (later,)
