"""The minimal GRU: its one gate sees the input alone.

H units read D inputs. V_z and V_h are (H, D) and act on x(t) alone; every b is (H,). As no gate waits for h(t-1), all
steps can be computed at once: see lstm/engine/minlstm.py.
"""

from typing import NamedTuple

import numpy as np

from lstm.cells.minlstm import start
from lstm.linear import Feed, State, Weights, input_feeds, input_product_back, uniform_inputs
from lstm.squash import sigmoid, sigmoid_slope

NAME = "minGRU"
SOURCE = "Feng et al. 2024"
GATES = {"z": "update"}
EQUATIONS = {
    "z": r"z_t = \sigma(V_z\,x_t + b_z)",
    "candidate": r"\tilde h_t = V_h\,x_t + b_h",
    "h": r"h_t = (1 - z_t) \odot h_{t-1} + z_t \odot \tilde h_t",
}
LETTERS = {"z": "z", "candidate": "h"}  # quantity -> the letter of its weights
LARGEST = np.inf  # nothing squashes what goes out
WORKED = {"h": "(1 − {z}) × {h_prev} + {z} × {candidate}"}
MADE = {"h": lambda s: (1.0 - s.z) * s.h_prev + s.z * s.candidate}
__all__ = ["EQUATIONS", "GATES", "MADE", "NAME", "SOURCE", "WORKED", "Step", "init", "start", "step", "step_back"]


class Step(NamedTuple):
    """Every number one tick computes."""

    x: np.ndarray  # (..., D) what came in
    h_prev: np.ndarray  # (..., H) the memory before
    z: np.ndarray  # (..., H) 0..1, replace this much of the memory
    candidate: np.ndarray  # (..., H) what could be written: a sum as it is
    h: np.ndarray  # (..., H) the memory after, and what goes out

    @property
    def state(self) -> State:
        """What the next tick is handed: (h,)."""
        return (self.h,)

    @property
    def carried(self) -> tuple[np.ndarray, np.ndarray]:
        """How the memory goes on: the share of it that is kept, and what is added, each (..., H)."""
        return 1.0 - self.z, self.z * self.candidate

    @property
    def linear(self) -> tuple[str, ...]:
        """The quantities (..., H) that are sums as they are: nothing squashes them."""
        return ("candidate",)

    def feeds(self, w: Weights, quantity: str) -> list[Feed]:
        """Every signal that feeds the gate or the candidate: weights (H, n), values (..., n)."""
        return input_feeds(w, LETTERS[quantity], self.x)


def init(n_in: int, n_hidden: int, rng: np.random.Generator) -> Weights:
    """First weights: V (H, D), b (H,). The update bias starts at -1: memory is kept until learnt otherwise."""
    return uniform_inputs("zh", n_in, n_hidden, rng) | {"b_z": np.full(n_hidden, -1.0)}


def step(w: Weights, x: np.ndarray, state: State) -> Step:
    """One tick: x (..., D), and a state of h alone, (..., H). Read it against EQUATIONS."""
    (h_prev,) = state
    z = sigmoid(x @ w["V_z"].T + w["b_z"])
    candidate = x @ w["V_h"].T + w["b_h"]
    h = (1.0 - z) * h_prev + z * candidate
    return Step(x, np.broadcast_to(h_prev, h.shape), z, candidate, h)


def step_back(w: Weights, s: Step, d_state: State, d_gates: Weights | None = None) -> tuple[Weights, np.ndarray, State]:
    """One tick of the chain rule; see lstm.step_back. d_state and the state before (..., H), x (..., D)."""
    (dh,) = d_state
    pull = d_gates or {}
    d = {
        "z": (dh * (s.candidate - s.h_prev) + pull.get("z", 0.0)) * sigmoid_slope(s.z),
        "h": dh * s.z,
    }
    dw, dx = input_product_back(w, d, s.x)
    return dw, dx, (dh * (1.0 - s.z),)
