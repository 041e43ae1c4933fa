"""The LSTM, drawn as it usually is: the belt along the top, the gates below it. Source: after Olah 2015."""

from lstm.cells import Step
from lstm.figures.wires import Node, Phase, Wire, riser, squash
from lstm.linear import Weights
from lstm.squash import tanh

BELT = "c"
NODES = [
    Node("end", 40, 92, "c(t−1)", "c_prev", (1,), "The memory that arrives: what stands in the notebook."),
    Node("end", 40, 420, "h(t−1)", "h_prev", (1, 2, 4), "What the cell sent out at the word before."),
    Node("end", 160, 474, "x", "x", (1, 2, 4), "The word that is read now."),
    Node("join", 160, 420, "", "x", (1, 2, 4)),
    squash(340, "f", "σ", "Forget gate", (1,)),
    squash(520, "i", "σ", "Input gate", (2,)),
    squash(700, "candidate", "tanh", "Candidate", (2,)),
    squash(880, "o", "σ", "Output gate", (4,)),
    Node("operator", 340, 92, "×", "kept", (1,), "Times: the forget gate lets this share of the memory stay."),
    Node("operator", 610, 212, "×", "written", (2,), "Times: the input gate lets this share of the candidate in."),
    Node("operator", 610, 92, "+", "c", (3,), "Plus: what was kept and what is written make the new memory."),
    Node("squash", 1010, 152, "tanh", "shown", (4,), "tanh of the memory: between −1 and 1 before it is shown."),
    Node("operator", 1010, 262, "×", "h", (4,), "Times: the output gate shows this share."),
    Node("end", 1206, 92, "c(t)", "c", (3,), "The memory that goes on to the next word."),
    Node("end", 1206, 420, "h(t)", "h", (4,), "What goes out: to the next word, and up to the prediction."),
]
WIRES = [
    Wire("M86,420 H880", "h_prev", (96, 408), (1, 2, 4), arrow=False),
    Wire("M160,456 V426", "x", (), (1, 2, 4), arrow=False),
    riser(340, "f", (1,)),
    riser(520, "i", (2,)),
    riser(700, "candidate", (2,)),
    riser(880, "o", (4,)),
    Wire("M86,92 H318", "c_prev", (200, 78), (1,), 0),
    Wire("M340,286 V114", "f", (352, 206), (1,), 2),
    Wire("M362,92 H588", "kept", (475, 78, "middle"), (1, 3), 3),
    Wire("M520,286 V212 H588", "i", (508, 252, "end"), (2,), 2),
    Wire("M700,286 V212 H632", "candidate", (712, 252), (2,), 2),
    Wire("M610,190 V114", "written", (622, 160), (2, 3), 3),
    Wire("M632,92 H1168", "c", (800, 78), (3,), 4),
    Wire("M1010,92 V118", "c", (), (4,), 4),
    Wire("M1010,186 V240", "shown", (1022, 228), (4,), 4),
    Wire("M880,286 V262 H988", "o", (892, 252), (4,), 2),
    Wire("M1010,284 V420 H1168", "h", (1022, 344), (4,), 5),
    Wire("M1140,420 V104 M1140,80 V34", "h", (), (4,), 5),
]
PHASES = [
    Phase(
        "What to keep",
        "The forget gate keeps {f:%} of what unit {unit} held. So {f} × {c_prev} = {kept} stays in the notebook c.",
    ),
    Phase(
        "What to write",
        "The candidate offers {candidate}, and the input gate lets {i:%} of it in. "
        "So {i} × {candidate} = {written} is written.",
    ),
    Phase(
        "Update the memory c",
        "What was kept and what is written add up: {kept} + {written} = {c}. "
        "That is what now stands in the notebook of unit {unit}.",
    ),
    Phase(
        "What to show",
        "tanh({c}) = {shown}, and the output gate shows {o:%} of it. "
        "So {o} × {shown} = {h} is read aloud: to the gates at the next word, and to the prediction.",
    ),
]


def signals(trace: Step, weights: Weights) -> Weights:
    """What flows between the operators, over a trace (T, H)."""
    return {"kept": trace.f * trace.c_prev, "written": trace.i * trace.candidate, "shown": tanh(trace.c)}
