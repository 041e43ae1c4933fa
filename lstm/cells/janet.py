"""JANET: the forget gate alone. What is kept and what is written hang on one sum, and the memory is what goes out.

H units read D inputs. W_f and W_c are (H, H + D) and act on [h(t-1), x(t)]; b_f and b_c are (H,). The paper calls the
memory c, and puts h = c; here it is h, as in the GRU. With s the sum that f is the sigmoid of, it writes
1 - sigmoid(s - 1) of the candidate, which is (1 - f) / (1 - f + f / e).
"""

from math import e
from typing import NamedTuple

import numpy as np

from lstm.linear import Feed, State, Weights, join, matrix_feeds, product_back, uniform
from lstm.squash import sigmoid, sigmoid_slope, tanh, tanh_slope

NAME = "JANET"
SOURCE = "van der Westhuizen & Lasenby 2018, with its beta of 1"
GATES = {"f": "forget"}
EQUATIONS = {
    "f": r"f_t = \sigma(W_f\,[h_{t-1}, x_t] + b_f)",
    "candidate": r"\tilde h_t = \tanh(W_c\,[h_{t-1}, x_t] + b_c)",
    "h": r"h_t = f_t \odot h_{t-1} + \frac{1 - f_t}{1 - f_t + f_t / e} \odot \tilde h_t",
}
LETTERS = {"f": "f", "candidate": "c"}  # quantity -> the letter of its weights
LARGEST = e  # what goes out may grow so far: with s large, (1 - sigmoid(s - 1)) / (1 - sigmoid(s))
WORKED = {"h": "{f} × {h_prev} + (1 − {f}) / (1 − {f} + {f} / e) × {candidate}"}
MADE = {"h": lambda s: s.f * s.h_prev + written(s.f) * s.candidate}


class Step(NamedTuple):
    """Every number one tick computes."""

    x: np.ndarray  # (..., D) what came in
    h_prev: np.ndarray  # (..., H) the memory before
    f: np.ndarray  # (..., H) 0..1, keep this much of the memory
    candidate: np.ndarray  # (..., H) -1..1, what could be written
    h: np.ndarray  # (..., H) -e..e, the memory after, and what goes out

    @property
    def state(self) -> State:
        """What the next tick is handed: (h,)."""
        return (self.h,)

    @property
    def carried(self) -> tuple[np.ndarray, np.ndarray]:
        """How the memory goes on: the share of it that is kept, and what is added, each (..., H)."""
        return self.f, written(self.f) * self.candidate

    def feeds(self, w: Weights, quantity: str) -> list[Feed]:
        """Every signal that feeds the squashing of the gate or of the candidate: weights (H, n), values (..., n)."""
        return matrix_feeds(w, LETTERS[quantity], self.h_prev, self.x)


def written(f: np.ndarray) -> np.ndarray:
    """1 - sigmoid(s - 1) where sigmoid(s) is f, (..., H): how much of the candidate is written."""
    return (1.0 - f) / (1.0 - f + f / e)


def init(n_in: int, n_hidden: int, rng: np.random.Generator) -> Weights:
    """First weights: W (H, H + D), b (H,). The forget bias starts at 1: memory is kept until learnt otherwise."""
    return uniform("fc", n_in, n_hidden, rng) | {"b_f": np.ones(n_hidden)}


def start(n_hidden: int, batch: tuple[int, ...] = ()) -> State:
    """The state before the first word: h all zero, (*batch, H)."""
    return (np.zeros((*batch, n_hidden)),)


def step(w: Weights, x: np.ndarray, state: State) -> Step:
    """One tick: x (..., D), and a state of h alone, (..., H). Read it against EQUATIONS."""
    (h_prev,) = state
    z = join(h_prev, x)
    f = sigmoid(z @ w["W_f"].T + w["b_f"])
    candidate = tanh(z @ w["W_c"].T + w["b_c"])
    h = f * h_prev + written(f) * candidate
    return Step(x, h_prev, f, candidate, h)


def step_back(w: Weights, s: Step, d_state: State, d_gates: Weights | None = None) -> tuple[Weights, np.ndarray, State]:
    """One tick of the chain rule; see lstm.step_back. d_state and the state before (..., H), x (..., D)."""
    (dh,) = d_state
    pull, share = d_gates or {}, written(s.f)
    d = {
        "f": (dh * s.h_prev + pull.get("f", 0.0)) * sigmoid_slope(s.f) - dh * s.candidate * sigmoid_slope(share),
        "c": dh * share * tanh_slope(s.candidate),
    }
    dw, dz = product_back(w, d, join(s.h_prev, s.x))
    dh_prev, dx = np.split(dz, [s.h.shape[-1]], axis=-1)
    return dw, dx, (dh * s.f + dh_prev,)
