"""One step of the chain rule with its numbers: what each cell's step_back does.

The number of a line of `EQUATIONS` (chain_rules.py) is its `worked` with the numbers of `numbers` put in.

Source: the chain rule, worked out for each cell here.
"""

from typing import TYPE_CHECKING

import numpy as np

from lstm.cells.janet import written
from lstm.explain.chain_rules import EACH, EQUATIONS, Line
from lstm.linear import Weights
from lstm.squash import tanh

if TYPE_CHECKING:
    from lstm.explain.backward import Walk

__all__ = ["EACH", "EQUATIONS", "Line", "at_sum", "numbers"]


def at_sum(cell: str, quantity: str) -> str:
    """How a cell's chain rule writes the gradient at the sum of a squashed quantity: "δf", a plain RNN's "δs"."""
    return EQUATIONS[cell]["sum" if quantity == "h" else quantity].plain.partition(" = ")[0]


def numbers(walk: "Walk") -> Weights:
    """Every number that the lines of a walk's cell name, and the gradients they are equal to: name -> (T, H).

    "d" and a quantity is a gradient: "dh" and "dc" at the state, "df" and so on at the sum before squashing, "dsum" at
    the plain RNN's only sum. "onward" is what goes from a step straight to the memory before it.
    """
    trace = walk.trace
    found = {name: getattr(trace, name) for name in trace._fields if name != "x"}
    found |= {f"d{name}": values for name, values in walk.sums.items()}
    if "h" in walk.sums:
        found["dsum"] = walk.sums["h"]
    found |= {f"d{name}": values for name, values in walk.states.items()}
    found["loss"] = np.zeros_like(trace.h)
    found["loss"][-1] = walk.dh_loss
    straight = np.zeros_like(trace.h)
    if "c" in trace._fields:
        found |= {"shown": tanh(trace.c), "belt": walk.d_states[1], "onward": earlier_belt(walk)}
    elif hasattr(trace, "carried"):
        kept, _ = trace.carried
        found["onward"] = found["dh"] * kept
        straight[:-1] = found["onward"][1:]
        found["straight"] = straight
    if "r" in trace._fields:
        found |= resets(walk)
    if "n" in trace._fields:
        found |= {"along": walk.d_states[2], "new": np.exp(trace.i - trace.n)}
    if walk.model.layers[0].cell == "janet":
        found["share"] = written(trace.f)
    found["gates"] = found["dh"] - found["loss"] - straight
    found |= {name: np.broadcast_to(w, trace.h.shape) for name, w in walk.weights.items() if name[0] == "P"}
    return found


def earlier_belt(walk: "Walk") -> np.ndarray:
    """The gradient that each step hands to the memory before it: (T, H).

    The same as what comes along c one step earlier.
    """
    onward = np.zeros_like(walk.trace.c)
    onward[1:] = walk.d_states[1][:-1]
    onward[0] = walk.d_start[1]
    return onward


def resets(walk: "Walk") -> Weights:
    """What a GRU's reset gate is multiplied with on the way back: (T, H)."""
    weights, units = walk.weights, walk.trace.h.shape[-1]
    if "W_u" in weights:
        return {"recalled": walk.trace.h_prev @ weights["W_u"].T + weights["b_u"]}
    return {"back": walk.sums["candidate"] @ weights["W_h"][:, :units]}
