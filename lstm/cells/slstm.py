"""The sLSTM: an input gate without an upper end, and a normaliser that counts what was written.

H units read D inputs. Every W is (H, H + D) and acts on [h(t-1), x(t)]; every b is (H,). The paper writes the memory as
a sum C and its normaliser as N, and shows o C / N. Both can overflow, so it carries a stabiliser too. Here c is C / N,
and n the logarithm of N, which says the same numbers and cannot overflow: c goes on by a share that is kept.
"""

from typing import NamedTuple

import numpy as np

from lstm.cells.lstm import LETTERS
from lstm.linear import Feed, State, Weights, join, matrix_feeds, product_back, uniform
from lstm.squash import log_sigmoid, sigmoid, sigmoid_slope, tanh, tanh_slope

NAME = "sLSTM"
SOURCE = "Beck et al. 2024, one head, with the sigmoid forget gate"
GATES = {"f": "forget", "o": "output"}
EQUATIONS = {
    "f": r"f_t = \sigma(W_f\,[h_{t-1}, x_t] + b_f)",
    "i": r"\ln i_t = W_i\,[h_{t-1}, x_t] + b_i",
    "o": r"o_t = \sigma(W_o\,[h_{t-1}, x_t] + b_o)",
    "candidate": r"\tilde c_t = \tanh(W_c\,[h_{t-1}, x_t] + b_c)",
    "n": r"n_t = \ln(f_t \odot e^{n_{t-1}} + i_t)",
    "c": r"c_t = c_{t-1} + i_t e^{-n_t} \odot (\tilde c_t - c_{t-1})",
    "h": r"h_t = o_t \odot c_t",
}
NOTHING = -1e30  # the logarithm of a normaliser of 0: nothing was written yet
WORKED = {
    "n": "ln({f} × exp({n_prev}) + exp({i}))",
    "c": "{c_prev} + exp({i} − {n}) × ({candidate} − {c_prev})",
    "h": "{o} × {c}",
}
MADE = {
    "n": lambda s: log_add(np.log(np.maximum(s.f, 1e-300)) + s.n_prev, s.i),
    "c": lambda s: s.c_prev + np.exp(s.i - s.n) * (s.candidate - s.c_prev),
    "h": lambda s: s.o * s.c,
}


class Step(NamedTuple):
    """Every number one tick computes."""

    x: np.ndarray  # (..., D) what came in
    h_prev: np.ndarray  # (..., H) what went out last time
    c_prev: np.ndarray  # (..., H) the memory before
    n_prev: np.ndarray  # (..., H) the logarithm of the normaliser before
    f: np.ndarray  # (..., H) 0..1, keep this much of the normaliser
    i: np.ndarray  # (..., H) the logarithm of the input gate: any number
    o: np.ndarray  # (..., H) 0..1, show this much of the memory
    candidate: np.ndarray  # (..., H) -1..1, what could be written
    n: np.ndarray  # (..., H) the logarithm of the normaliser after
    c: np.ndarray  # (..., H) -1..1, the memory after
    h: np.ndarray  # (..., H) -1..1, what goes out

    @property
    def state(self) -> State:
        """What the next tick is handed: (h, c, n)."""
        return self.h, self.c, self.n

    @property
    def carried(self) -> tuple[np.ndarray, np.ndarray]:
        """How the memory goes on: the share of it that is kept, and what is added, each (..., H)."""
        share = np.exp(self.i - self.n)
        return 1.0 - share, share * self.candidate

    @property
    def linear(self) -> tuple[str, ...]:
        """The quantities (..., H) that are sums as they are: nothing squashes them."""
        return ("i",)

    @property
    def worked(self) -> tuple[str, ...]:
        """The quantities (..., H), besides memory and output, that are made of others."""
        return ("n_prev", "n")

    def feeds(self, w: Weights, quantity: str) -> list[Feed]:
        """Every signal that feeds a gate or the candidate: weights (H, n), values (..., n)."""
        return matrix_feeds(w, LETTERS[quantity], self.h_prev, self.x)


def log_add(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """ln(e^a + e^b), of one shape, that cannot overflow."""
    return np.where(np.real(a) > np.real(b), a - log_sigmoid(a - b), b - log_sigmoid(b - a))


def init(n_in: int, n_hidden: int, rng: np.random.Generator) -> Weights:
    """First weights: W (H, H + D), b (H,). The forget bias starts at 1: memory is kept until learnt otherwise."""
    return uniform("fioc", n_in, n_hidden, rng) | {"b_f": np.ones(n_hidden)}


def start(n_hidden: int, batch: tuple[int, ...] = ()) -> State:
    """The state before the first word: h and c all zero, n the logarithm of nothing, each (*batch, H)."""
    return np.zeros((*batch, n_hidden)), np.zeros((*batch, n_hidden)), np.full((*batch, n_hidden), NOTHING)


def step(w: Weights, x: np.ndarray, state: State) -> Step:
    """One tick: x (..., D), and a state of h, c and n (..., H). Read it against EQUATIONS."""
    h_prev, c_prev, n_prev = state
    z = join(h_prev, x)
    sum_f = z @ w["W_f"].T + w["b_f"]
    f = sigmoid(sum_f)
    i = z @ w["W_i"].T + w["b_i"]
    o = sigmoid(z @ w["W_o"].T + w["b_o"])
    candidate = tanh(z @ w["W_c"].T + w["b_c"])
    n = log_add(log_sigmoid(sum_f) + n_prev, i)
    c = c_prev + np.exp(i - n) * (candidate - c_prev)
    h = o * c
    return Step(x, h_prev, c_prev, n_prev, f, i, o, candidate, n, c, h)


def step_back(w: Weights, s: Step, d_state: State, d_gates: Weights | None = None) -> tuple[Weights, np.ndarray, State]:
    """One tick of the chain rule; see lstm.step_back. d_state and the state before (..., H), x (..., D)."""
    dh, dc, dn = d_state
    pull, share = d_gates or {}, np.exp(s.i - s.n)
    dc = dc + dh * s.o
    d_share = dc * (s.candidate - s.c_prev) * share  # at ln(share) = i - n
    dn = dn - d_share
    d = {
        "f": dn * (1.0 - share) * (1.0 - s.f) + pull.get("f", 0.0) * sigmoid_slope(s.f),
        "i": d_share + dn * share,
        "o": (dh * s.c + pull.get("o", 0.0)) * sigmoid_slope(s.o),
        "c": dc * share * tanh_slope(s.candidate),
    }
    dw, dz = product_back(w, d, join(s.h_prev, s.x))
    dh_prev, dx = np.split(dz, [s.h.shape[-1]], axis=-1)
    return dw, dx, (dh_prev, dc * (1.0 - share), dn * (1.0 - share))
