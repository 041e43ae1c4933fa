"""The plain RNN cell: one squashed sum, no gates. What the LSTM is compared with.

H units read D inputs. W_h is (H, H + D) and acts on [h(t-1), x(t)]; b_h is (H,).
"""

from typing import NamedTuple

import numpy as np

from lstm.linear import Feed, State, Weights, join, matrix_feeds, product_back, uniform
from lstm.squash import tanh, tanh_slope

NAME = "Plain RNN"
SOURCE = "Elman 1990"
GATES = {}
EQUATIONS = {"h": r"h_t = \tanh(W_h\,[h_{t-1}, x_t] + b_h)"}
WORKED = MADE = {}  # everything is a squashed sum


class Step(NamedTuple):
    """Every number one tick computes."""

    x: np.ndarray  # (..., D) what came in
    h_prev: np.ndarray  # (..., H) what went out last time
    h: np.ndarray  # (..., H) -1..1, what goes out, and all the memory there is

    @property
    def state(self) -> State:
        """What the next tick is handed: (h,)."""
        return (self.h,)

    def feeds(self, w: Weights, quantity: str = "h") -> list[Feed]:
        """Every signal that feeds the tanh: weights (H, n), values (..., n)."""
        return matrix_feeds(w, "h", self.h_prev, self.x)


def init(n_in: int, n_hidden: int, rng: np.random.Generator) -> Weights:
    """First weights: W_h (H, H + D), b_h (H,).

    The recurrent block starts orthogonal (Saxe, McClelland & Ganguli 2014): gradients neither fade nor grow at once.
    """
    w = uniform("h", n_in, n_hidden, rng)
    w["W_h"][:, :n_hidden] = np.linalg.qr(rng.normal(size=(n_hidden, n_hidden)))[0]
    return w


def start(n_hidden: int, batch: tuple[int, ...] = ()) -> State:
    """The state before the first word: h all zero, (*batch, H)."""
    return (np.zeros((*batch, n_hidden)),)


def step(w: Weights, x: np.ndarray, state: State) -> Step:
    """One tick: x (..., D), and a state of h alone, (..., H)."""
    (h_prev,) = state
    h = tanh(join(h_prev, x) @ w["W_h"].T + w["b_h"])
    return Step(x, h_prev, h)


def step_back(w: Weights, s: Step, d_state: State, d_gates: Weights | None = None) -> tuple[Weights, np.ndarray, State]:
    """One tick of the chain rule; see lstm.step_back. d_state (..., H), x (..., D); no gates to pull at."""
    (dh,) = d_state
    dw, dz = product_back(w, {"h": dh * tanh_slope(s.h)}, join(s.h_prev, s.x))
    dh_prev, dx = np.split(dz, [s.h.shape[-1]], axis=-1)
    return dw, dx, (dh_prev,)
