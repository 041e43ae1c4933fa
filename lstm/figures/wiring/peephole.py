"""The peephole LSTM: the LSTM's wiring, and three wires by which the gates look at the belt."""

from lstm.figures.wires import Wire
from lstm.figures.wiring import lstm
from lstm.figures.wiring.lstm import BELT, NODES, PHASES, signals

PEEPHOLES = [
    Wire("M300,92 V284", "c_prev", (), (1,), 1),
    Wire("M300,268 H470 V284", "c_prev", (), (2,), 1),
    Wire("M838,92 V284", "c", (), (4,), 4),
]
WIRES = [*lstm.WIRES, *PEEPHOLES]
__all__ = ["BELT", "NODES", "PHASES", "WIRES", "signals"]
