"""The LSTM as it first was: no forget gate, so the memory only ever adds up.

H units read D inputs. Every W is (H, H + D) and acts on [h(t-1), x(t)]; every b is (H,). Written in the form of
lstm/cells/lstm.py: the paper squashes to (-2, 2) and (-1, 1) and cuts its gradients short; here all go all the way.
"""

from typing import NamedTuple

import numpy as np

from lstm.cells import lstm
from lstm.cells.lstm import LETTERS, start
from lstm.linear import Feed, State, Weights, join, matrix_feeds, product_back, uniform
from lstm.squash import sigmoid, sigmoid_slope, tanh, tanh_slope

NAME = "1997 LSTM"
SOURCE = "Hochreiter & Schmidhuber 1997"
GATES = {"i": "input", "o": "output"}
EQUATIONS = {name: lstm.EQUATIONS[name] for name in ("i", "o", "candidate")} | {
    "c": r"c_t = c_{t-1} + i_t \odot \tilde c_t",
    "h": lstm.EQUATIONS["h"],
}
WORKED = {"c": "{c_prev} + {i} × {candidate}", "h": lstm.WORKED["h"]}  # what is no squashed sum, to put numbers in
MADE = {"c": lambda s: s.c_prev + s.i * s.candidate, "h": lstm.MADE["h"]}  # and to compute it alone
__all__ = ["EQUATIONS", "GATES", "MADE", "NAME", "SOURCE", "WORKED", "Step", "init", "start", "step", "step_back"]


class Step(NamedTuple):
    """Every number one tick computes."""

    x: np.ndarray  # (..., D) what came in
    h_prev: np.ndarray  # (..., H) what went out last time
    c_prev: np.ndarray  # (..., H) the memory before
    i: np.ndarray  # (..., H) 0..1, write this much of the candidate
    o: np.ndarray  # (..., H) 0..1, show this much of the memory
    candidate: np.ndarray  # (..., H) -1..1, what could be written
    c: np.ndarray  # (..., H) the memory after
    h: np.ndarray  # (..., H) -1..1, what goes out

    @property
    def state(self) -> State:
        """What the next tick is handed: (h, c)."""
        return self.h, self.c

    @property
    def carried(self) -> tuple[np.ndarray, np.ndarray]:
        """How the memory goes on: all of it is kept, 1, and what is added, -1..1, each (..., H)."""
        return np.ones_like(self.c), self.i * self.candidate

    def feeds(self, w: Weights, quantity: str) -> list[Feed]:
        """Every signal that feeds the squashing of a gate or of the candidate: weights (H, n), values (..., n)."""
        return matrix_feeds(w, LETTERS[quantity], self.h_prev, self.x)


def init(n_in: int, n_hidden: int, rng: np.random.Generator) -> Weights:
    """First weights, W (H, H + D) and b (H,). No bias is for keeping: everything is kept."""
    return uniform("ioc", n_in, n_hidden, rng)


def step(w: Weights, x: np.ndarray, state: State) -> Step:
    """One tick: x (..., D), and a state of h and c (..., H). Read it against EQUATIONS."""
    h_prev, c_prev = state
    z = join(h_prev, x)
    i = sigmoid(z @ w["W_i"].T + w["b_i"])
    o = sigmoid(z @ w["W_o"].T + w["b_o"])
    candidate = tanh(z @ w["W_c"].T + w["b_c"])
    c = c_prev + i * candidate
    h = o * tanh(c)
    return Step(x, h_prev, c_prev, i, o, candidate, c, h)


def step_back(w: Weights, s: Step, d_state: State, d_gates: Weights | None = None) -> tuple[Weights, np.ndarray, State]:
    """One tick of the chain rule; see lstm.step_back. Gradients at the state before (..., H), and at x (..., D)."""
    dh, dc = d_state
    pull = d_gates or {}
    shown = tanh(s.c)
    dc = dc + dh * s.o * tanh_slope(shown)
    d = {
        "i": (dc * s.candidate + pull.get("i", 0.0)) * sigmoid_slope(s.i),
        "o": (dh * shown + pull.get("o", 0.0)) * sigmoid_slope(s.o),
        "c": dc * s.i * tanh_slope(s.candidate),
    }
    dw, dz = product_back(w, d, join(s.h_prev, s.x))
    dh_prev, dx = np.split(dz, [s.h.shape[-1]], axis=-1)
    return dw, dx, (dh_prev, dc)  # nothing at all stands in the belt's way
