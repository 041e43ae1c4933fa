"""The minLSTM: no gate sees what went out before, and the output itself is the belt."""

from lstm.cells import Step
from lstm.figures.wires import Node, Phase, Wire, riser, squash
from lstm.linear import Weights

BELT = "h"
NODES = [
    Node("end", 40, 92, "h(t−1)", "h_prev", (2, 3), "The memory that arrives; no gate looks at it."),
    Node("end", 160, 474, "x", "x", (1, 2), "The word that is read now: all that the gates see."),
    squash(340, "f", "σ", "Forget gate", (1,)),
    squash(520, "i", "σ", "Input gate", (1,)),
    Node("squash", 880, 318, "Σ", "candidate", (2,), "Candidate: the sum as it is. Click to open it."),
    Node("operator", 430, 212, "÷", "k", (1,), "The forget gate's part of both: f / (f + i)."),
    Node("operator", 430, 92, "×", "kept", (2, 3), "Times: this share of the memory stays."),
    Node("operator", 640, 150, "1−", "rest", (2,), "One minus: what is not kept is written."),
    Node("operator", 880, 150, "×", "written", (2,), "Times: this share of the candidate is written."),
    Node("operator", 880, 92, "+", "h", (3,), "Plus: what was kept and what is written make the new memory."),
    Node("end", 1206, 92, "h(t)", "h", (3,), "The memory that goes on, and what goes out to the prediction."),
]
WIRES = [
    Wire("M160,456 V420 H880", "x", (), (1, 2), arrow=False),
    riser(340, "f", (1,)),
    riser(520, "i", (1,)),
    riser(880, "candidate", (2,)),
    Wire("M340,286 V212 H408", "f", (328, 262, "end"), (1,), 1),
    Wire("M520,286 V212 H452", "i", (532, 262), (1,), 1),
    Wire("M430,190 V114", "k", (418, 158, "end"), (1, 2), 2),
    Wire("M430,150 H618", "k", (), (2,), 2),
    Wire("M662,150 H858", "rest", (760, 138, "middle"), (2,), 3),
    Wire("M86,92 H408", "h_prev", (200, 78), (2, 3), 0),
    Wire("M452,92 H858", "kept", (640, 78, "middle"), (2, 3), 3),
    Wire("M880,286 V172", "candidate", (892, 250), (2,), 1),
    Wire("M880,128 V114", "written", (904, 134), (2, 3), 4),
    Wire("M902,92 H1168", "h", (1010, 78), (3,), 5),
    Wire("M1140,92 V34", "h", (), (3,), 5),
]
PHASES = [
    Phase(
        "Share out",
        "Both gates look at the word alone. They say {f} and {i}, and the forget gate's part of both is {k:%}.",
    ),
    Phase(
        "Keep and write",
        "So {k} × {h_prev} = {kept} is kept in unit {unit}, and {rest} × {candidate} = {written} is written. "
        "Nothing squashes the candidate.",
    ),
    Phase("The new memory", "Both add up: {kept} + {written} = {h}. That is the memory, and what goes out."),
]


def signals(trace: Step, weights: Weights) -> Weights:
    """What flows between the operators, over a trace (T, H)."""
    rest = 1.0 - trace.k
    return {"rest": rest, "kept": trace.k * trace.h_prev, "written": rest * trace.candidate}
