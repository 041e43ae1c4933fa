"""The LSTM with coupled gates: what the input gate writes takes the place of as much of the memory, f = 1 - i.

As lstm/cells/lstm1997.py, whose weights it has, but for the line that makes the memory.
"""

import numpy as np

from lstm.cells import lstm1997
from lstm.cells.lstm1997 import GATES, start
from lstm.linear import State, Weights, join, product_back
from lstm.squash import sigmoid, sigmoid_slope, tanh, tanh_slope

NAME = "Coupled LSTM"
SOURCE = "Greff et al. 2017, where it is CIFG; coupled as in the GRU of Cho et al. 2014"
EQUATIONS = lstm1997.EQUATIONS | {"c": r"c_t = (1 - i_t) \odot c_{t-1} + i_t \odot \tilde c_t"}
WORKED = lstm1997.WORKED | {"c": "(1 − {i}) × {c_prev} + {i} × {candidate}"}
MADE = lstm1997.MADE | {"c": lambda s: (1.0 - s.i) * s.c_prev + s.i * s.candidate}
__all__ = ["EQUATIONS", "GATES", "MADE", "NAME", "SOURCE", "WORKED", "Step", "init", "start", "step", "step_back"]


class Step(lstm1997.Step):
    """The same numbers, under the same names."""

    __slots__ = ()

    @property
    def carried(self) -> tuple[np.ndarray, np.ndarray]:
        """How the memory goes on: the share of it that is kept, and what is added, -1..1, each (..., H)."""
        return 1.0 - self.i, self.i * self.candidate


def init(n_in: int, n_hidden: int, rng: np.random.Generator) -> Weights:
    """First weights: W (H, H + D), b (H,). The input bias starts at -1: memory is kept until learnt otherwise."""
    return lstm1997.init(n_in, n_hidden, rng) | {"b_i": np.full(n_hidden, -1.0)}


def step(w: Weights, x: np.ndarray, state: State) -> Step:
    """One tick: x (..., D), and a state of h and c (..., H). Read it against EQUATIONS."""
    h_prev, c_prev = state
    z = join(h_prev, x)
    i = sigmoid(z @ w["W_i"].T + w["b_i"])
    o = sigmoid(z @ w["W_o"].T + w["b_o"])
    candidate = tanh(z @ w["W_c"].T + w["b_c"])
    c = (1.0 - i) * c_prev + i * candidate
    h = o * tanh(c)
    return Step(x, h_prev, c_prev, i, o, candidate, c, h)


def step_back(w: Weights, s: Step, d_state: State, d_gates: Weights | None = None) -> tuple[Weights, np.ndarray, State]:
    """One tick of the chain rule; see lstm.step_back. Gradients at the state before (..., H), and at x (..., D)."""
    dh, dc = d_state
    pull = d_gates or {}
    shown = tanh(s.c)
    dc = dc + dh * s.o * tanh_slope(shown)
    d = {
        "i": (dc * (s.candidate - s.c_prev) + pull.get("i", 0.0)) * sigmoid_slope(s.i),
        "o": (dh * shown + pull.get("o", 0.0)) * sigmoid_slope(s.o),
        "c": dc * s.i * tanh_slope(s.candidate),
    }
    dw, dz = product_back(w, d, join(s.h_prev, s.x))
    dh_prev, dx = np.split(dz, [s.h.shape[-1]], axis=-1)
    return dw, dx, (dh_prev, dc * (1.0 - s.i))
