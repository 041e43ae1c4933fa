"""The LSTM without its input gate: every candidate is written in full.

H units read D inputs. Every W is (H, H + D) and acts on [h(t-1), x(t)]; every b is (H,).
"""

from typing import NamedTuple

import numpy as np

from lstm.cells import lstm
from lstm.cells.lstm import LETTERS, start
from lstm.linear import Feed, State, Weights, join, matrix_feeds, product_back, uniform
from lstm.squash import sigmoid, sigmoid_slope, tanh, tanh_slope

NAME = "LSTM without input gate"
SOURCE = "Greff et al. 2017, where it is NIG"
GATES = {"f": "forget", "o": "output"}
EQUATIONS = {name: lstm.EQUATIONS[name] for name in ("f", "o", "candidate")} | {
    "c": r"c_t = f_t \odot c_{t-1} + \tilde c_t",
    "h": lstm.EQUATIONS["h"],
}
WORKED = {"c": "{f} × {c_prev} + {candidate}", "h": lstm.WORKED["h"]}
MADE = {"c": lambda s: s.f * s.c_prev + s.candidate, "h": lstm.MADE["h"]}
__all__ = ["EQUATIONS", "GATES", "MADE", "NAME", "SOURCE", "WORKED", "Step", "init", "start", "step", "step_back"]


class Step(NamedTuple):
    """Every number one tick computes."""

    x: np.ndarray  # (..., D) what came in
    h_prev: np.ndarray  # (..., H) what went out last time
    c_prev: np.ndarray  # (..., H) the memory before
    f: np.ndarray  # (..., H) 0..1, keep this much of the memory
    o: np.ndarray  # (..., H) 0..1, show this much of the memory
    candidate: np.ndarray  # (..., H) -1..1, what is written
    c: np.ndarray  # (..., H) the memory after
    h: np.ndarray  # (..., H) -1..1, what goes out

    @property
    def state(self) -> State:
        """What the next tick is handed: (h, c)."""
        return self.h, self.c

    @property
    def carried(self) -> tuple[np.ndarray, np.ndarray]:
        """How the memory goes on: the share of it that is kept, and what is added, each (..., H)."""
        return self.f, self.candidate

    def feeds(self, w: Weights, quantity: str) -> list[Feed]:
        """Every signal that feeds the squashing of a gate or of the candidate: weights (H, n), values (..., n)."""
        return matrix_feeds(w, LETTERS[quantity], self.h_prev, self.x)


def init(n_in: int, n_hidden: int, rng: np.random.Generator) -> Weights:
    """First weights: W (H, H + D), b (H,). The forget bias starts at 1: memory is kept until learnt otherwise."""
    return uniform("foc", n_in, n_hidden, rng) | {"b_f": np.ones(n_hidden)}


def step(w: Weights, x: np.ndarray, state: State) -> Step:
    """One tick: x (..., D), and a state of h and c (..., H). Read it against EQUATIONS."""
    h_prev, c_prev = state
    z = join(h_prev, x)
    f = sigmoid(z @ w["W_f"].T + w["b_f"])
    o = sigmoid(z @ w["W_o"].T + w["b_o"])
    candidate = tanh(z @ w["W_c"].T + w["b_c"])
    c = f * c_prev + candidate
    h = o * tanh(c)
    return Step(x, h_prev, c_prev, f, o, candidate, c, h)


def step_back(w: Weights, s: Step, d_state: State, d_gates: Weights | None = None) -> tuple[Weights, np.ndarray, State]:
    """One tick of the chain rule; see lstm.step_back. d_state and the state before (..., H), x (..., D)."""
    dh, dc = d_state
    pull = d_gates or {}
    shown = tanh(s.c)
    dc = dc + dh * s.o * tanh_slope(shown)
    d = {
        "f": (dc * s.c_prev + pull.get("f", 0.0)) * sigmoid_slope(s.f),
        "o": (dh * shown + pull.get("o", 0.0)) * sigmoid_slope(s.o),
        "c": dc * tanh_slope(s.candidate),
    }
    dw, dz = product_back(w, d, join(s.h_prev, s.x))
    dh_prev, dx = np.split(dz, [s.h.shape[-1]], axis=-1)
    return dw, dx, (dh_prev, dc * s.f)
