"""The peephole LSTM: the same cell, but its gates may look at the memory they guard.

As the LSTM, plus one weight per unit and gate, each (H,): P_f and P_i see c(t-1), P_o sees c(t).
"""

import numpy as np

from lstm.cells import lstm
from lstm.cells.lstm import GATES, MADE, WORKED, start
from lstm.linear import Feed, State, Weights, join, product_back, total
from lstm.squash import sigmoid, sigmoid_slope, tanh, tanh_slope

NAME = "Peephole LSTM"
SOURCE = "Gers, Schraudolph & Schmidhuber 2002"
EQUATIONS = {
    "f": r"f_t = \sigma(W_f\,[h_{t-1}, x_t] + P_f \odot c_{t-1} + b_f)",
    "i": r"i_t = \sigma(W_i\,[h_{t-1}, x_t] + P_i \odot c_{t-1} + b_i)",
    "candidate": lstm.EQUATIONS["candidate"],
    "c": lstm.EQUATIONS["c"],
    "o": r"o_t = \sigma(W_o\,[h_{t-1}, x_t] + P_o \odot c_t + b_o)",
    "h": lstm.EQUATIONS["h"],
}
SEES = {"f": "c_prev", "i": "c_prev", "o": "c"}  # gate -> the memory it may look at
__all__ = ["EQUATIONS", "GATES", "MADE", "NAME", "SOURCE", "WORKED", "Step", "init", "start", "step", "step_back"]


class Step(lstm.Step):
    """The LSTM's numbers, under the same names."""

    __slots__ = ()

    def feeds(self, w: Weights, quantity: str) -> list[Feed]:
        """As the LSTM's, and for a gate the peephole: weights (H, 1), each on its own unit's memory, (..., H, 1)."""
        feeds = super().feeds(w, quantity)
        if quantity in SEES:
            memory = getattr(self, SEES[quantity])
            feeds.insert(2, Feed(SEES[quantity], f"P_{quantity}", w[f"P_{quantity}"][:, None], memory[..., None]))
        return feeds


def init(n_in: int, n_hidden: int, rng: np.random.Generator) -> Weights:
    """First weights: the LSTM's, and peepholes (H,) drawn with a spread of 0.1."""
    return lstm.init(n_in, n_hidden, rng) | {f"P_{k}": rng.normal(0.0, 0.1, n_hidden) for k in GATES}


def step(w: Weights, x: np.ndarray, state: State) -> Step:
    """One tick: x (..., D), and a state of h and c (..., H). The output gate comes after the memory, for it sees it."""
    h_prev, c_prev = state
    z = join(h_prev, x)
    f = sigmoid(z @ w["W_f"].T + w["P_f"] * c_prev + w["b_f"])
    i = sigmoid(z @ w["W_i"].T + w["P_i"] * c_prev + w["b_i"])
    candidate = tanh(z @ w["W_c"].T + w["b_c"])
    c = f * c_prev + i * candidate
    o = sigmoid(z @ w["W_o"].T + w["P_o"] * c + w["b_o"])
    h = o * tanh(c)
    return Step(x, h_prev, c_prev, f, i, o, candidate, c, h)


def step_back(w: Weights, s: Step, d_state: State, d_gates: Weights | None = None) -> tuple[Weights, np.ndarray, State]:
    """One tick of the chain rule; see lstm.step_back. Gradients at the state before (..., H), and at x (..., D)."""
    dh, dc = d_state
    pull = d_gates or {}
    shown = tanh(s.c)
    d = {"o": (dh * shown + pull.get("o", 0.0)) * sigmoid_slope(s.o)}
    dc = dc + dh * s.o * tanh_slope(shown) + d["o"] * w["P_o"]
    d["f"] = (dc * s.c_prev + pull.get("f", 0.0)) * sigmoid_slope(s.f)
    d["i"] = (dc * s.candidate + pull.get("i", 0.0)) * sigmoid_slope(s.i)
    d["c"] = dc * s.i * tanh_slope(s.candidate)
    dw, dz = product_back(w, d, join(s.h_prev, s.x))
    dw |= {f"P_{k}": total(d[k] * getattr(s, SEES[k])) for k in GATES}
    dh_prev, dx = np.split(dz, [s.h.shape[-1]], axis=-1)
    return dw, dx, (dh_prev, dc * s.f + d["f"] * w["P_f"] + d["i"] * w["P_i"])
