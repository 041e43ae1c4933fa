"""The LSTM of 1997: the LSTM's wiring without the forget gate, its belt unbroken from end to end."""

from typing import TypeVar

from lstm.cells import Step
from lstm.figures.wires import Node, Phase, Wire
from lstm.figures.wiring import lstm
from lstm.figures.wiring.lstm import BELT
from lstm.linear import Weights
from lstm.squash import tanh

GONE = {"f", "sum f", "kept"}  # signals of the LSTM that this one does not have
Part = TypeVar("Part", Node, Wire)


def unasked(part: Part) -> Part:
    """A part of the LSTM's drawing, but that no gate is asked in step 1."""
    return part._replace(steps=tuple(k for k in part.steps if k != 1)) if part.signal in ("h_prev", "x") else part


NODES = [unasked(node) for node in lstm.NODES if node.signal not in GONE]
WIRES = [unasked(wire) for wire in lstm.WIRES if wire.signal not in GONE | {"c_prev"}]
WIRES += [Wire("M86,92 H588", "c_prev", (200, 78), (1, 3))]
PHASES = [
    Phase(
        "All is kept",
        "There is no forget gate. All that unit {unit} held, {c_prev}, stays in the notebook c, wanted or not.",
    ),
    lstm.PHASES[1],
    Phase(
        "Update the memory c",
        "What was there and what is written add up: {c_prev} + {written} = {c}. "
        "The memory of unit {unit} can only be lost by writing its opposite.",
    ),
    lstm.PHASES[3],
]
__all__ = ["BELT", "NODES", "PHASES", "WIRES", "signals"]


def signals(trace: Step, weights: Weights) -> Weights:
    """What flows between the operators, over a trace (T, H)."""
    return {"written": trace.i * trace.candidate, "shown": tanh(trace.c)}
