"""The LSTM with coupled gates: in place of the forget gate, one minus the input gate."""

from typing import TypeVar

from lstm.cells import Step
from lstm.figures.wires import Node, Phase, Wire
from lstm.figures.wiring import lstm
from lstm.figures.wiring.lstm import BELT
from lstm.linear import Weights
from lstm.squash import tanh

GONE = {"f", "sum f"}  # signals of the LSTM that this one does not have
Part = TypeVar("Part", Node, Wire)


def in_first_step(part: Part) -> Part:
    """A part of the LSTM's drawing, but that the input gate is asked in step 1 already."""
    return part._replace(steps=(1, *part.steps)) if part.signal in ("i", "sum i") else part


NODES = [
    *(in_first_step(node) for node in lstm.NODES if node.signal not in GONE | {"kept"}),
    Node("operator", 340, 164, "1−", "spared", (1,), "One minus: what is not written anew is kept."),
    Node("operator", 340, 92, "×", "kept", (1,), "Times: this share of the memory stays."),
]
WIRES = [
    *(in_first_step(wire) for wire in lstm.WIRES if wire.signal not in GONE),
    Wire("M520,212 H340 V186", "i", (), (1,), 2),
    Wire("M340,142 V114", "spared", (352, 134), (1,), 2),
]
PHASES = [
    Phase(
        "One gate for both",
        "The input gate will write {i:%}, so {spared:%} of what unit {unit} held is kept: "
        "{spared} × {c_prev} = {kept} stays in the notebook c.",
    ),
    lstm.PHASES[1],
    Phase(
        "Update the memory c",
        "What was kept and what is written add up: {kept} + {written} = {c}. "
        "Unit {unit} cannot keep its memory and add to it: what is written takes the place of as much.",
    ),
    lstm.PHASES[3],
]
__all__ = ["BELT", "NODES", "PHASES", "WIRES", "signals"]


def signals(trace: Step, weights: Weights) -> Weights:
    """What flows between the operators, over a trace (T, H)."""
    spared = 1.0 - trace.i
    return {
        "spared": spared,
        "kept": spared * trace.c_prev,
        "written": trace.i * trace.candidate,
        "shown": tanh(trace.c),
    }
