"""The GRU cell: two gates, and the output itself is the memory. The reset gate acts before the product.

H units read D inputs. W_z and W_r are (H, H + D) and act on [h(t-1), x(t)]; W_h acts on [r * h(t-1), x(t)].
Here z is the share that is *replaced*, as in Chung et al. 2014; PyTorch's z is the share that is kept.
"""

from typing import NamedTuple

import numpy as np

from lstm.linear import Feed, State, Weights, join, matrix_feeds, product_back, uniform
from lstm.squash import sigmoid, sigmoid_slope, tanh, tanh_slope

NAME = "GRU"
SOURCE = "Cho et al. 2014, written as in Chung et al. 2014: reset before the product"
GATES = {"z": "update", "r": "reset"}
EQUATIONS = {
    "z": r"z_t = \sigma(W_z\,[h_{t-1}, x_t] + b_z)",
    "r": r"r_t = \sigma(W_r\,[h_{t-1}, x_t] + b_r)",
    "candidate": r"\tilde h_t = \tanh(W_h\,[r_t \odot h_{t-1}, x_t] + b_h)",
    "h": r"h_t = (1 - z_t) \odot h_{t-1} + z_t \odot \tilde h_t",
}
WORKED = {"h": "(1 − {z}) × {h_prev} + {z} × {candidate}"}  # what is no squashed sum, to put numbers in
MADE = {"h": lambda s: (1.0 - s.z) * s.h_prev + s.z * s.candidate}  # and to compute it alone


class Step(NamedTuple):
    """Every number one tick computes."""

    x: np.ndarray  # (..., D) what came in
    h_prev: np.ndarray  # (..., H) the memory before
    z: np.ndarray  # (..., H) 0..1, replace this much of the memory
    r: np.ndarray  # (..., H) 0..1, let the candidate see this much of the memory
    candidate: np.ndarray  # (..., H) -1..1, what could be written
    h: np.ndarray  # (..., H) -1..1, the memory after, and what goes out

    @property
    def state(self) -> State:
        """What the next tick is handed: (h,)."""
        return (self.h,)

    @property
    def carried(self) -> tuple[np.ndarray, np.ndarray]:
        """How the memory goes on: the share of it that is kept, and what is added, -1..1, each (..., H)."""
        return 1.0 - self.z, self.z * self.candidate

    def feeds(self, w: Weights, quantity: str) -> list[Feed]:
        """Every signal that feeds the squashing of a gate or of the candidate: weights (H, n), values (..., n)."""
        if quantity == "candidate":
            return matrix_feeds(w, "h", self.r * self.h_prev, self.x, h_source="r h_prev")
        return matrix_feeds(w, quantity, self.h_prev, self.x)


def init(n_in: int, n_hidden: int, rng: np.random.Generator) -> Weights:
    """First weights: W (H, H + D), b (H,). The update bias starts at -1: memory is kept until learnt otherwise."""
    return uniform("zrh", n_in, n_hidden, rng) | {"b_z": np.full(n_hidden, -1.0)}


def start(n_hidden: int, batch: tuple[int, ...] = ()) -> State:
    """The state before the first word: h all zero, (*batch, H)."""
    return (np.zeros((*batch, n_hidden)),)


def step(w: Weights, x: np.ndarray, state: State) -> Step:
    """One tick: x (..., D), and a state of h alone, (..., H). Read it against EQUATIONS."""
    (h_prev,) = state
    hx = join(h_prev, x)
    z = sigmoid(hx @ w["W_z"].T + w["b_z"])
    r = sigmoid(hx @ w["W_r"].T + w["b_r"])
    candidate = tanh(join(r * h_prev, x) @ w["W_h"].T + w["b_h"])
    h = (1.0 - z) * h_prev + z * candidate
    return Step(x, h_prev, z, r, candidate, h)


def step_back(w: Weights, s: Step, d_state: State, d_gates: Weights | None = None) -> tuple[Weights, np.ndarray, State]:
    """One tick of the chain rule; see lstm.step_back. Gradients at the state before (..., H), and at x (..., D)."""
    (dh,) = d_state
    pull, n = d_gates or {}, s.h.shape[-1]
    d_candidate = {"h": dh * s.z * tanh_slope(s.candidate)}
    dw, d_seen = product_back(w, d_candidate, join(s.r * s.h_prev, s.x))
    d_rh, dx = np.split(d_seen, [n], axis=-1)
    d = {
        "z": (dh * (s.candidate - s.h_prev) + pull.get("z", 0.0)) * sigmoid_slope(s.z),
        "r": (d_rh * s.h_prev + pull.get("r", 0.0)) * sigmoid_slope(s.r),
    }
    dw_gates, d_hx = product_back(w, d, join(s.h_prev, s.x))
    dh_gates, dx_gates = np.split(d_hx, [n], axis=-1)
    return dw | dw_gates, dx + dx_gates, (dh * (1.0 - s.z) + d_rh * s.r + dh_gates,)
