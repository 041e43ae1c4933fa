"""The GRU of cuDNN, PyTorch and Keras: the reset gate acts after the product, so one fused product serves all.

As lstm/cells/gru.py, but the candidate is tanh(W_x x + b_x + r * (W_u h(t-1) + b_u)) with W_x (H, D) and W_u (H, H).
"""

import numpy as np

from lstm.cells import gru
from lstm.cells.gru import GATES, MADE, WORKED, start
from lstm.linear import Feed, Fixed, State, Weights, join, matrix_feeds, outer, product_back, total
from lstm.squash import sigmoid, sigmoid_slope, tanh, tanh_slope

NAME = "GRU (reset after)"
SOURCE = "Cho et al. 2014 as built into cuDNN, PyTorch and Keras: reset after the product"
EQUATIONS = gru.EQUATIONS | {
    "candidate": r"\tilde h_t = \tanh(W_x\,x_t + b_x + r_t \odot (W_u\,h_{t-1} + b_u))",
}
__all__ = ["EQUATIONS", "GATES", "MADE", "NAME", "SOURCE", "WORKED", "Step", "init", "start", "step", "step_back"]


class Step(gru.Step):
    """The GRU's numbers, under the same names."""

    __slots__ = ()

    def feeds(self, w: Weights, quantity: str) -> list[Feed]:
        """As the GRU's; unit u's candidate sees r_u times the old memory, (..., H, H), and r_u times a second bias."""
        if quantity != "candidate":
            return matrix_feeds(w, quantity, self.h_prev, self.x)
        one = np.ones(self.x.shape[:-1] + (1,))
        reset = self.r[..., :, None]
        return [
            Feed("r h_prev", "W_u", w["W_u"], reset * self.h_prev[..., None, :]),
            Feed("x", "W_x", w["W_x"], self.x),
            Feed("r", "b_u", w["b_u"][:, None], reset),
            Feed("1", "b_x", w["b_x"][:, None], one),
        ]


def init(n_in: int, n_hidden: int, rng: np.random.Generator) -> Weights:
    """First weights: the GRU's, its W_h split into W_u (H, H) and W_x (H, D)."""
    w = gru.init(n_in, n_hidden, rng)
    W_u, W_x = np.split(w.pop("W_h"), [n_hidden], axis=1)
    return w | {"W_u": W_u, "W_x": W_x, "b_u": w.pop("b_h"), "b_x": np.zeros(n_hidden)}


def step(w: Weights, x: np.ndarray, state: State) -> Step:
    """One tick: x (..., D), and a state of h alone, (..., H). Read it against EQUATIONS."""
    (h_prev,) = state
    hx = join(h_prev, x)
    z = sigmoid(hx @ w["W_z"].T + w["b_z"])
    r = sigmoid(hx @ w["W_r"].T + w["b_r"])
    candidate = tanh(x @ w["W_x"].T + w["b_x"] + r * (h_prev @ w["W_u"].T + w["b_u"]))
    h = (1.0 - z) * h_prev + z * candidate
    return Step(x, h_prev, z, r, candidate, h)


def step_back(w: Weights, s: Step, d_state: State, d_gates: Weights | None = None) -> tuple[Weights, np.ndarray, State]:
    """One tick of the chain rule; see lstm.step_back. Gradients at the state before (..., H), and at x (..., D)."""
    (dh,) = d_state
    pull = d_gates or {}
    d_x = dh * s.z * tanh_slope(s.candidate)
    d_u = d_x * s.r
    recalled = s.h_prev @ w["W_u"].T + w["b_u"]
    d = {
        "z": (dh * (s.candidate - s.h_prev) + pull.get("z", 0.0)) * sigmoid_slope(s.z),
        "r": (d_x * recalled + pull.get("r", 0.0)) * sigmoid_slope(s.r),
    }
    dw, d_hx = product_back(w, d, join(s.h_prev, s.x))
    dh_gates, dx_gates = np.split(d_hx, [s.h.shape[-1]], axis=-1)
    if not isinstance(w, Fixed):
        dw |= {"W_u": outer(d_u, s.h_prev), "W_x": outer(d_x, s.x), "b_u": total(d_u), "b_x": total(d_x)}
    return dw, dx_gates + d_x @ w["W_x"], (dh * (1.0 - s.z) + d_u @ w["W_u"] + dh_gates,)
