"""The sLSTM: two belts. The normaliser counts what was written, and says how much of the memory each word may take."""

import numpy as np

from lstm.cells import Step
from lstm.figures.wires import Node, Phase, Wire, riser, squash
from lstm.linear import Weights

BELT = "c"
SYMBOLS = {"i": "ln i"}
NODES = [
    Node("end", 40, 92, "c(t−1)", "c_prev", (2,), "The memory that arrives: what stands in the notebook."),
    Node("end", 40, 214, "n(t−1)", "n_prev", (1,), "The logarithm of all that was written so far."),
    Node("end", 40, 420, "h(t−1)", "h_prev", (1, 2, 3), "What the cell sent out at the word before."),
    Node("end", 160, 474, "x", "x", (1, 2, 3), "The word that is read now."),
    Node("join", 160, 420, "", "x", (1, 2, 3)),
    squash(340, "f", "σ", "Forget gate", (1,)),
    Node("squash", 520, 318, "Σ", "i", (1,), "Input gate: its logarithm is the sum as it is. Click to open it."),
    squash(760, "candidate", "tanh", "Candidate", (2,)),
    squash(920, "o", "σ", "Output gate", (3,)),
    Node("operator", 430, 214, "+", "n", (1,), "Plus: what is kept of the count, and what this word adds to it."),
    Node("operator", 610, 214, "÷", "new", (1,), "This word's part of all that was written so far."),
    Node("operator", 480, 150, "1−", "old", (2,), "One minus: the part of all that was written before."),
    Node("operator", 480, 92, "×", "kept", (2,), "Times: this share of the memory stays."),
    Node("operator", 760, 150, "×", "written", (2,), "Times: this share of the candidate is written."),
    Node("operator", 760, 92, "+", "c", (2,), "Plus: what was kept and what is written make the new memory."),
    Node("operator", 1050, 262, "×", "h", (3,), "Times: the output gate shows this share."),
    Node("end", 1206, 92, "c(t)", "c", (2,), "The memory that goes on to the next word."),
    Node("end", 1206, 214, "n(t)", "n", (1,), "The count that goes on to the next word, as a logarithm."),
    Node("end", 1206, 420, "h(t)", "h", (3,), "What goes out: to the next word, and up to the prediction."),
]
WIRES = [
    Wire("M86,420 H920", "h_prev", (96, 408), (1, 2, 3), arrow=False),
    Wire("M160,456 V426", "x", (), (1, 2, 3), arrow=False),
    riser(340, "f", (1,)),
    riser(520, "i", (1,)),
    riser(760, "candidate", (2,)),
    riser(920, "o", (3,)),
    Wire("M86,214 H408", "n_prev", (200, 200), (1,), 0),
    Wire("M340,286 V252 H430 V236", "f", (328, 274, "end"), (1,), 1),
    Wire("M520,286 V252 H430", "i", (532, 276), (1,), 1, arrow=False),
    Wire("M520,252 H610 V236", "i", (), (1,), 1),
    Wire("M452,214 H588", "n", (), (1,), 2),
    Wire("M632,214 H1168", "n", (1110, 202, "end"), (1,), 2),
    Wire("M610,192 V150", "new", (622, 188), (1, 2), 3, arrow=False),
    Wire("M610,150 H738", "new", (), (2,), 3),
    Wire("M610,150 H502", "new", (), (2,), 3),
    Wire("M480,129 V114", "old", (), (2,), 4),
    Wire("M86,92 H458", "c_prev", (200, 78), (2,), 0),
    Wire("M502,92 H738", "kept", (620, 78, "middle"), (2,), 5),
    Wire("M760,286 V172", "candidate", (772, 274), (2,), 2),
    Wire("M760,128 V114", "written", (784, 134), (2,), 5),
    Wire("M782,92 H1168", "c", (900, 78), (2,), 6),
    Wire("M1050,92 V240", "c", (), (3,), 6),
    Wire("M920,286 V262 H1028", "o", (932, 250), (3,), 2),
    Wire("M1050,284 V420 H1168", "h", (1062, 344), (3,), 7),
    Wire("M1140,420 V226 M1140,202 V104 M1140,80 V34", "h", (), (3,), 7),
]
PHASES = [
    Phase(
        "Weigh the word",
        "The input gate has no upper end: its logarithm is {i}. Of the count of all before, the forget gate keeps "
        "{f:%}. So this word makes {new:%} of the new count of unit {unit}.",
    ),
    Phase(
        "Update the memory c",
        "The memory is a mean: the same {new:%} of it are new. {old} × {c_prev} + {new} × {candidate} = {c}. "
        "That is what now stands in the notebook of unit {unit}.",
    ),
    Phase(
        "What to show",
        "The output gate shows {o:%} of it. So {o} × {c} = {h} is read aloud: to the gates at the next word, and to "
        "the prediction.",
    ),
]


def signals(trace: Step, weights: Weights) -> Weights:
    """What flows between the operators, over a trace (T, H)."""
    new = np.exp(trace.i - trace.n)
    return {"new": new, "old": 1.0 - new, "kept": (1.0 - new) * trace.c_prev, "written": new * trace.candidate}
