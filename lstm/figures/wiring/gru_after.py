"""The GRU of cuDNN, PyTorch and Keras: the reset gate acts on a product with all of the old memory."""

from lstm.cells import Step
from lstm.figures.wires import Node, Phase, Wire
from lstm.figures.wiring import gru
from lstm.figures.wiring.gru import BELT, COMMON_NODES, COMMON_WIRES, UPDATE
from lstm.linear import Weights

NODES = [
    *COMMON_NODES,
    Node("operator", 636, 404, "W", "recalled", (1,), "A product with all of the old memory, before the reset gate."),
]
WIRES = [
    *COMMON_WIRES,
    Wire("M540,404 H614", "h_prev", (), (1,), arrow=False),
    Wire("M658,404 H698", "recalled", (640, 376, "end"), (1,), 1),
    Wire("M742,404 H866 V350", "reset", (752, 394), (1, 2), 1),
    Wire("", "sum candidate", (912, 390), (2,), 1),
]
PHASES = [
    Phase(
        "How much to look back",
        "From the old memory of all units, {recalled} is made for unit {unit}. "
        "The reset gate lets {r:%} of it through: {reset}.",
    ),
    gru.PHASES[1],
    UPDATE,
]
__all__ = ["BELT", "NODES", "PHASES", "WIRES", "signals"]


def signals(trace: Step, weights: Weights) -> Weights:
    """What flows between the operators, over a trace (T, H)."""
    recalled = trace.h_prev @ weights["W_u"].T + weights["b_u"]
    return gru.signals(trace, weights) | {"recalled": recalled, "reset": trace.r * recalled}
