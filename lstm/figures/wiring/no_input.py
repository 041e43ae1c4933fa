"""The LSTM without its input gate: the candidate goes straight to the belt."""

from lstm.cells import Step
from lstm.figures.wires import Phase, Wire
from lstm.figures.wiring import lstm
from lstm.figures.wiring.lstm import BELT
from lstm.linear import Weights
from lstm.squash import tanh

GONE = {"i", "sum i", "written"}  # signals of the LSTM that this one does not have
NODES = [node for node in lstm.NODES if node.signal not in GONE]
WIRES = [wire for wire in lstm.WIRES if wire.signal not in GONE | {"candidate"}]
WIRES += [Wire("M700,286 V212 H610 V114", "candidate", (712, 252), (2, 3), 2)]
PHASES = [
    lstm.PHASES[0],
    Phase(
        "What to write", "The candidate of unit {unit} is {candidate}. No gate stands before it: all of it is written."
    ),
    Phase(
        "Update the belt",
        "What was kept and the candidate add up: {kept} + {candidate} = {c}. "
        "Every word writes into the memory of unit {unit}, wanted or not.",
    ),
    lstm.PHASES[3],
]
__all__ = ["BELT", "NODES", "PHASES", "WIRES", "signals"]


def signals(trace: Step, weights: Weights) -> Weights:
    """What flows between the operators, over a trace (T, H)."""
    return {"kept": trace.f * trace.c_prev, "shown": tanh(trace.c)}
