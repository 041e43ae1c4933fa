"""JANET: one gate, and the output itself is the belt."""

from lstm.cells import Step
from lstm.cells.janet import written
from lstm.figures.wires import Node, Phase, Wire, riser, squash
from lstm.linear import Weights

BELT = "h"
NODES = [
    Node("end", 40, 92, "h(t−1)", "h_prev", (1, 2, 3), "The memory that arrives; it is also what went out before."),
    Node("end", 160, 474, "x", "x", (1, 2), "The word that is read now."),
    squash(340, "f", "σ", "Forget gate", (1,)),
    squash(880, "candidate", "tanh", "Candidate", (2,)),
    Node("operator", 340, 92, "×", "kept", (1,), "Times: this share of the memory stays."),
    Node("operator", 600, 206, "w", "share", (2,), "What is not kept is written, and a little more: 1 − σ(s − 1)."),
    Node("operator", 880, 206, "×", "written", (2,), "Times: this share of the candidate is written."),
    Node("operator", 880, 92, "+", "h", (3,), "Plus: what was kept and what is written make the new memory."),
    Node("end", 1206, 92, "h(t)", "h", (3,), "The memory that goes on, and what goes out to the prediction."),
]
WIRES = [
    Wire("M86,92 H318", "h_prev", (190, 78), (1,)),
    Wire("M110,92 V404 H880", "h_prev", (122, 250), (1, 2), arrow=False),
    Wire("M160,456 V404", "x", (), (1, 2), arrow=False),
    riser(340, "f", (1,), 404),
    riser(880, "candidate", (2,), 404),
    Wire("M340,286 V114", "f", (352, 250), (1,), 2),
    Wire("M340,206 H578", "f", (), (2,), 2),
    Wire("M622,206 H858", "share", (740, 194, "middle"), (2,), 2),
    Wire("M362,92 H858", "kept", (600, 78, "middle"), (1, 3), 3),
    Wire("M880,286 V228", "candidate", (892, 268), (2,), 2),
    Wire("M880,184 V114", "written", (892, 158), (2, 3), 3),
    Wire("M902,92 H1168", "h", (960, 78), (3,), 4),
    Wire("M1140,92 V34", "h", (), (3,), 4),
]
PHASES = [
    Phase(
        "What to keep",
        "The forget gate, the only one, keeps {f:%} of what unit {unit} held: {f} × {h_prev} = {kept}.",
    ),
    Phase(
        "What to write",
        "The same sum says how much is written: {share:%}, a little more than what was let go. "
        "So {share} × {candidate} = {written} is written.",
    ),
    Phase("The new memory", "Both add up: {kept} + {written} = {h}. That is the memory, and what goes out."),
]


def signals(trace: Step, weights: Weights) -> Weights:
    """What flows between the operators, over a trace (T, H)."""
    share = written(trace.f)
    return {"kept": trace.f * trace.h_prev, "share": share, "written": share * trace.candidate}
