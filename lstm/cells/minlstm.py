"""The minimal LSTM: gates see the input alone, and share out what is kept and what is written.

H units read D inputs. V_f, V_i and V_h are (H, D) and act on x(t) alone; every b is (H,). As no gate waits for h(t-1),
all steps can be computed at once: see lstm/engine/minlstm.py.
"""

from typing import NamedTuple

import numpy as np

from lstm.linear import Feed, State, Weights, input_feeds, input_product_back, uniform_inputs
from lstm.squash import log_sigmoid, sigmoid, sigmoid_slope

NAME = "minLSTM"
SOURCE = "Feng et al. 2024"
GATES = {"f": "forget", "i": "input"}
EQUATIONS = {
    "f": r"f_t = \sigma(V_f\,x_t + b_f)",
    "i": r"i_t = \sigma(V_i\,x_t + b_i)",
    "candidate": r"\tilde h_t = V_h\,x_t + b_h",
    "k": r"k_t = f_t / (f_t + i_t)",
    "h": r"h_t = k_t \odot h_{t-1} + (1 - k_t) \odot \tilde h_t",
}
LETTERS = {"f": "f", "i": "i", "candidate": "h"}  # quantity -> the letter of its weights
LARGEST = np.inf  # nothing squashes what goes out
WORKED = {"k": "{f} / ({f} + {i})", "h": "{k} × {h_prev} + (1 − {k}) × {candidate}"}
MADE = {
    "k": lambda s: s.f / np.maximum(s.f + s.i, 1e-300),
    "h": lambda s: s.k * s.h_prev + (1.0 - s.k) * s.candidate,
}


class Step(NamedTuple):
    """Every number one tick computes."""

    x: np.ndarray  # (..., D) what came in
    h_prev: np.ndarray  # (..., H) the memory before
    f: np.ndarray  # (..., H) 0..1
    i: np.ndarray  # (..., H) 0..1
    candidate: np.ndarray  # (..., H) what could be written: a sum as it is
    k: np.ndarray  # (..., H) 0..1, keep this much of the memory, and write as much of the candidate as is missing to 1
    h: np.ndarray  # (..., H) the memory after, and what goes out

    @property
    def state(self) -> State:
        """What the next tick is handed: (h,)."""
        return (self.h,)

    @property
    def carried(self) -> tuple[np.ndarray, np.ndarray]:
        """How the memory goes on: the share of it that is kept, and what is added, any number, each (..., H)."""
        return self.k, (1.0 - self.k) * self.candidate

    @property
    def linear(self) -> tuple[str, ...]:
        """The quantities (..., H) that are sums as they are: nothing squashes them."""
        return ("candidate",)

    @property
    def worked(self) -> tuple[str, ...]:
        """The quantities (..., H), besides memory and output, that are made of others."""
        return ("k",)

    def feeds(self, w: Weights, quantity: str) -> list[Feed]:
        """Every signal that feeds a gate or the candidate: weights (H, n), values (..., n)."""
        return input_feeds(w, LETTERS[quantity], self.x)


def init(n_in: int, n_hidden: int, rng: np.random.Generator) -> Weights:
    """First weights: V (H, D), b (H,). Memory is kept until learnt otherwise.

    The forget bias starts at 1 and the input bias at -1: so k starts at sigmoid(1), where an LSTM's f does.
    """
    return uniform_inputs("fih", n_in, n_hidden, rng) | {"b_f": np.ones(n_hidden), "b_i": np.full(n_hidden, -1.0)}


def start(n_hidden: int, batch: tuple[int, ...] = ()) -> State:
    """The state before the first word: h all zero, (*batch, H)."""
    return (np.zeros((*batch, n_hidden)),)


def step(w: Weights, x: np.ndarray, state: State) -> Step:
    """One tick: x (..., D), and a state of h alone, (..., H). Read it against EQUATIONS.

    k is found from the logarithms: where both gates are shut, f and i may be 0 to the last digit.
    """
    (h_prev,) = state
    sum_f, sum_i = x @ w["V_f"].T + w["b_f"], x @ w["V_i"].T + w["b_i"]
    f = sigmoid(sum_f)
    i = sigmoid(sum_i)
    candidate = x @ w["V_h"].T + w["b_h"]
    k = sigmoid(log_sigmoid(sum_f) - log_sigmoid(sum_i))
    h = k * h_prev + (1.0 - k) * candidate
    return Step(x, np.broadcast_to(h_prev, h.shape), f, i, candidate, k, h)


def step_back(w: Weights, s: Step, d_state: State, d_gates: Weights | None = None) -> tuple[Weights, np.ndarray, State]:
    """One tick of the chain rule; see lstm.step_back. Gradients at the state before (..., H), and at x (..., D)."""
    (dh,) = d_state
    pull, d_k = d_gates or {}, dh * (s.h_prev - s.candidate) * sigmoid_slope(s.k)
    d = {
        "f": d_k * (1.0 - s.f) + pull.get("f", 0.0) * sigmoid_slope(s.f),
        "i": -d_k * (1.0 - s.i) + pull.get("i", 0.0) * sigmoid_slope(s.i),
        "h": dh * (1.0 - s.k),
    }
    dw, dx = input_product_back(w, d, s.x)
    return dw, dx, (dh * s.k,)
