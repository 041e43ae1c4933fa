"""The LSTM without its output gate: the memory is always shown."""

from lstm.cells import Step
from lstm.figures.wires import Phase, Wire
from lstm.figures.wiring import lstm
from lstm.figures.wiring.lstm import BELT
from lstm.linear import Weights
from lstm.squash import tanh

GONE = {"o", "sum o"}  # signals of the LSTM that this one does not have
NODES = [node for node in lstm.NODES if node.signal not in GONE and (node.signal, node.kind) != ("h", "operator")]
WIRES = [wire for wire in lstm.WIRES if wire.signal not in GONE | {"h", "shown", "h_prev"}]
WIRES += [
    Wire("M86,420 H700", "h_prev", (96, 408), (1, 2), arrow=False),
    Wire("M1010,186 V300", "shown", (1022, 240), (4,), 4, arrow=False),
    Wire("M1010,300 V420 H1168", "h", (1022, 360), (4,), 5),
    Wire("M1140,420 V104 M1140,80 V34", "h", (), (4,), 5),
]
PHASES = [
    *lstm.PHASES[:3],
    Phase(
        "Show it",
        "tanh({c}) = {h} goes out. No gate stands before it: whatever unit {unit} holds is always seen.",
    ),
]
__all__ = ["BELT", "NODES", "PHASES", "WIRES", "signals"]


def signals(trace: Step, weights: Weights) -> Weights:
    """What flows between the operators, over a trace (T, H)."""
    return {"kept": trace.f * trace.c_prev, "written": trace.i * trace.candidate, "shown": tanh(trace.c)}
