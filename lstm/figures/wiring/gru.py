"""The GRU: the output itself is the belt. The reset gate acts before the product."""

from lstm.cells import Step
from lstm.figures.wires import Node, Phase, Wire, riser, squash
from lstm.linear import Weights

BELT = "h"
COMMON_NODES = [
    Node("end", 40, 92, "h(t−1)", "h_prev", (1, 2, 3), "The memory that arrives; it is also what went out before."),
    Node("end", 160, 474, "x", "x", (1, 2, 3), "The word that is read now."),
    squash(340, "z", "σ", "Update gate", (3,)),
    squash(560, "r", "σ", "Reset gate", (1,)),
    squash(880, "candidate", "tanh", "Candidate", (2,)),
    Node("operator", 340, 164, "1−", "left", (3,), "One minus: what is not replaced is kept."),
    Node("operator", 340, 92, "×", "kept", (3,), "Times: this share of the memory stays."),
    Node("operator", 880, 206, "×", "written", (3,), "Times: the update gate lets this share of the candidate in."),
    Node("operator", 880, 92, "+", "h", (3,), "Plus: what was kept and what is written make the new memory."),
    Node("operator", 720, 404, "×", "reset", (1,), "Times: the reset gate lets the candidate see this share."),
    Node("end", 1206, 92, "h(t)", "h", (3,), "The memory that goes on, and what goes out to the prediction."),
]
COMMON_WIRES = [
    Wire("M86,92 H318", "h_prev", (190, 78), (3,)),
    Wire("M110,92 V404 H540 M540,404 V350", "h_prev", (122, 250), (1, 2, 3), arrow=False),
    Wire("M160,456 V440 H900 V350", "x", (), (1, 2, 3)),
    riser(340, "z", (3,), 404, beside=-14, label=26),
    Wire("M354,440 V350", "x", (), (3,), arrow=False),
    riser(560, "r", (1,), 404, beside=-20, label=26),
    Wire("M574,440 V350", "x", (), (1,), arrow=False),
    Wire("M340,286 V186", "z", (352, 262), (3,), 2),
    Wire("M340,206 H858", "z", (), (3,), 2),
    Wire("M340,142 V114", "left", (352, 134), (3,), 2),
    Wire("M362,92 H858", "kept", (600, 78, "middle"), (3,), 3),
    Wire("M560,286 V258 H720 V382", "r", (648, 250, "middle"), (1,), 1),
    Wire("M880,286 V228", "candidate", (892, 268), (2, 3), 2),
    Wire("M880,184 V114", "written", (892, 158), (3,), 3),
    Wire("M902,92 H1168", "h", (960, 78), (3,), 4),
    Wire("M1140,92 V34", "h", (), (3,), 4),
]
NODES = COMMON_NODES
WIRES = [
    *COMMON_WIRES,
    Wire("M540,404 H698", "h_prev", (), (1,), arrow=False),
    Wire("M742,404 H866 V350", "reset", (752, 394), (1, 2), 1),
    Wire("", "sum candidate", (912, 390), (2,), 1),
]
UPDATE = Phase(
    "Replace that share",
    "The update gate replaces {z:%} of what unit {unit} held by the candidate. "
    "So {left} × {h_prev} + {z} × {candidate} = {h} is the new memory, and what goes out.",
)
PHASES = [
    Phase(
        "How much to look back",
        "The reset gate lets the candidate see {r:%} of the old memory of unit {unit}: {r} × {h_prev} = {reset}.",
    ),
    Phase(
        "What could be written",
        "From what it may see and the word, the candidate makes {candidate}. The memory itself is not touched yet.",
    ),
    UPDATE,
]


def signals(trace: Step, weights: Weights) -> Weights:
    """What flows between the operators, over a trace (T, H)."""
    return {
        "left": 1.0 - trace.z,
        "kept": (1.0 - trace.z) * trace.h_prev,
        "written": trace.z * trace.candidate,
        "reset": trace.r * trace.h_prev,
    }
