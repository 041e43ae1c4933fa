"""The LSTM cell: three gates, one candidate, one conveyor belt.

H units read D inputs. Every W is (H, H + D) and acts on [h(t-1), x(t)]; every b is (H,).
"""

from typing import NamedTuple

import numpy as np

from lstm.linear import Feed, State, Weights, join, matrix_feeds, product_back, uniform
from lstm.squash import sigmoid, sigmoid_slope, tanh, tanh_slope

NAME = "LSTM"
SOURCE = "Hochreiter & Schmidhuber 1997, with the forget gate of Gers, Schmidhuber & Cummins 2000"
GATES = {"f": "forget", "i": "input", "o": "output"}
EQUATIONS = {
    "f": r"f_t = \sigma(W_f\,[h_{t-1}, x_t] + b_f)",
    "i": r"i_t = \sigma(W_i\,[h_{t-1}, x_t] + b_i)",
    "o": r"o_t = \sigma(W_o\,[h_{t-1}, x_t] + b_o)",
    "candidate": r"\tilde c_t = \tanh(W_c\,[h_{t-1}, x_t] + b_c)",
    "c": r"c_t = f_t \odot c_{t-1} + i_t \odot \tilde c_t",
    "h": r"h_t = o_t \odot \tanh(c_t)",
}
LETTERS = {"f": "f", "i": "i", "o": "o", "candidate": "c"}  # quantity -> the letter of its weights
WORKED = {
    "c": "{f} × {c_prev} + {i} × {candidate}",
    "h": "{o} × tanh({c})",
}  # what is no squashed sum, to put numbers in
MADE = {"c": lambda s: s.f * s.c_prev + s.i * s.candidate, "h": lambda s: s.o * tanh(s.c)}  # and to compute it alone


class Step(NamedTuple):
    """Every number one tick computes. Stack T of them and the same fields are a trace."""

    x: np.ndarray  # (..., D) what came in
    h_prev: np.ndarray  # (..., H) what went out last time
    c_prev: np.ndarray  # (..., H) the memory before
    f: np.ndarray  # (..., H) 0..1, keep this much of the memory
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
        """How the memory goes on: the share of it that is kept, and what is added, -1..1, each (..., H)."""
        return self.f, self.i * self.candidate

    def feeds(self, w: Weights, quantity: str) -> list[Feed]:
        """Every signal that feeds the squashing of a gate or of the candidate: weights (H, n), values (..., n)."""
        return matrix_feeds(w, LETTERS[quantity], self.h_prev, self.x)


def init(n_in: int, n_hidden: int, rng: np.random.Generator) -> Weights:
    """First weights: W (H, H + D), b (H,). The forget bias starts at 1: memory is kept until learnt otherwise.

    So as in Jozefowicz, Zaremba & Sutskever 2015.
    """
    return uniform("fioc", n_in, n_hidden, rng) | {"b_f": np.ones(n_hidden)}


def start(n_hidden: int, batch: tuple[int, ...] = ()) -> State:
    """The state before the first word: h and c all zero, each (*batch, H)."""
    return np.zeros((*batch, n_hidden)), np.zeros((*batch, n_hidden))


def step(w: Weights, x: np.ndarray, state: State) -> Step:
    """One tick: x (..., D), and a state of h and c (..., H).

    Read it against EQUATIONS: the same six lines, in the same order.
    """
    h_prev, c_prev = state
    z = join(h_prev, x)
    f = sigmoid(z @ w["W_f"].T + w["b_f"])
    i = sigmoid(z @ w["W_i"].T + w["b_i"])
    o = sigmoid(z @ w["W_o"].T + w["b_o"])
    candidate = tanh(z @ w["W_c"].T + w["b_c"])
    c = f * c_prev + i * candidate
    h = o * tanh(c)
    return Step(x, h_prev, c_prev, f, i, o, candidate, c, h)


def step_back(w: Weights, s: Step, d_state: State, d_gates: Weights | None = None) -> tuple[Weights, np.ndarray, State]:
    """One tick of the chain rule: gradients at (h, c) in; at w, x and the (h, c) before, out.

    `d_gates` may hold the gradient of a loss that looks at the gates themselves, by letter: (..., H).
    """
    dh, dc = d_state
    pull = d_gates or {}
    shown = tanh(s.c)
    dc = dc + dh * s.o * tanh_slope(shown)
    d = {  # the gradient at each squashing function's input
        "f": (dc * s.c_prev + pull.get("f", 0.0)) * sigmoid_slope(s.f),
        "i": (dc * s.candidate + pull.get("i", 0.0)) * sigmoid_slope(s.i),
        "o": (dh * shown + pull.get("o", 0.0)) * sigmoid_slope(s.o),
        "c": dc * s.i * tanh_slope(s.candidate),
    }
    dw, dz = product_back(w, d, join(s.h_prev, s.x))
    dh_prev, dx = np.split(dz, [s.h.shape[-1]], axis=-1)
    return dw, dx, (dh_prev, dc * s.f)  # dc * f is the belt: no matrix stands in its way
