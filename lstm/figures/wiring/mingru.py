"""The minGRU: one gate, which does not see what went out before, and the output itself is the belt."""

from lstm.cells import Step
from lstm.figures.wires import Node, Phase, Wire, riser, squash
from lstm.linear import Weights

BELT = "h"
NODES = [
    Node("end", 40, 92, "h(t−1)", "h_prev", (2, 3), "The memory that arrives; the gate does not look at it."),
    Node("end", 160, 474, "x", "x", (1, 2), "The word that is read now: all that the gate sees."),
    squash(340, "z", "σ", "Update gate", (1,)),
    Node("squash", 880, 318, "Σ", "candidate", (2,), "Candidate: the sum as it is. Click to open it."),
    Node("operator", 340, 164, "1−", "left", (2,), "One minus: what is not replaced is kept."),
    Node("operator", 340, 92, "×", "kept", (2, 3), "Times: this share of the memory stays."),
    Node("operator", 880, 206, "×", "written", (2,), "Times: the update gate lets this share of the candidate in."),
    Node("operator", 880, 92, "+", "h", (3,), "Plus: what was kept and what is written make the new memory."),
    Node("end", 1206, 92, "h(t)", "h", (3,), "The memory that goes on, and what goes out to the prediction."),
]
WIRES = [
    Wire("M160,456 V420 H880", "x", (), (1, 2), arrow=False),
    riser(340, "z", (1,)),
    riser(880, "candidate", (2,)),
    Wire("M340,286 V186", "z", (352, 262), (1, 2), 1),
    Wire("M340,206 H858", "z", (), (2,), 1),
    Wire("M340,142 V114", "left", (352, 134), (2,), 2),
    Wire("M86,92 H318", "h_prev", (190, 78), (2, 3), 0),
    Wire("M362,92 H858", "kept", (600, 78, "middle"), (2, 3), 3),
    Wire("M880,286 V228", "candidate", (892, 262), (2,), 1),
    Wire("M880,184 V114", "written", (892, 158), (2, 3), 3),
    Wire("M902,92 H1168", "h", (1010, 78), (3,), 4),
    Wire("M1140,92 V34", "h", (), (3,), 4),
]
PHASES = [
    Phase("How much to replace", "The update gate, the only one, looks at the word alone, and says {z:%}."),
    Phase(
        "Keep and write",
        "So {left} × {h_prev} = {kept} is kept in unit {unit}, and {z} × {candidate} = {written} is written. "
        "Nothing squashes the candidate.",
    ),
    Phase("The new memory", "Both add up: {kept} + {written} = {h}. That is the memory, and what goes out."),
]


def signals(trace: Step, weights: Weights) -> Weights:
    """What flows between the operators, over a trace (T, H)."""
    left = 1.0 - trace.z
    return {"left": left, "kept": left * trace.h_prev, "written": trace.z * trace.candidate}
