"""The plain RNN: one squashed sum, and no belt."""

from lstm.cells import Step
from lstm.figures.wires import Node, Phase, Wire, riser, squash
from lstm.linear import Weights

BELT = "h"
TOP = 130  # nothing stands above this
NODES = [
    Node("end", 40, 420, "h(t−1)", "h_prev", (1,), "What the cell sent out at the word before: all its memory."),
    Node("end", 160, 474, "x", "x", (1,), "The word that is read now."),
    Node("join", 160, 420, "", "x", (1,)),
    squash(620, "h", "tanh", "Output", (2,)),
    Node("end", 1206, 212, "h(t)", "h", (2,), "What goes out: to the next word, and up to the prediction."),
]
WIRES = [
    Wire("M86,420 H620", "h_prev", (96, 408), (1,), arrow=False),
    Wire("M160,456 V426", "x", (), (1,), arrow=False),
    riser(620, "h", (1, 2)),
    Wire("M620,286 V212 H1168", "h", (700, 198), (2,), 2),
    Wire("M1140,212 V164", "h", (), (2,), 3),
]
PHASES = [
    Phase(
        "One sum",
        "The old output of all units and the new word are weighed and added up. For unit {unit} that makes {sum h}.",
    ),
    Phase(
        "Squash it",
        "tanh({sum h}) = {h} is the new output, and takes the place of the old one, {h_prev}. "
        "There is no gate, and no notebook c in which a number could just stay.",
    ),
]


def signals(trace: Step, weights: Weights) -> Weights:
    """Nothing flows here that is not in the step (H,)."""
    return {}
