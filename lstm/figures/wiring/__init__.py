"""How each cell is drawn: one module per cell, named as the cell. The folder is the registry.

A wiring has

- `NODES` and `WIRES` (see `lstm.figures.wires`), each naming the signal whose number it shows;
- `PHASES`, the steps in which the cell is explained;
- `TOP`, where its sheet begins, if not at 0;
- `BELT`, the signal that is carried along, whose history trails behind the cell;
- `signals(trace, weights)`, name -> array (T, H) of what flows besides the fields of the step and the sums.
"""

from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol, cast

from lstm.cells import Step
from lstm.figures.wires import Node, Phase, Wire
from lstm.linear import Weights


class Wiring(Protocol):
    """What every wiring has, as said above; some also a TOP."""

    NODES: list[Node]
    WIRES: list[Wire]
    PHASES: list[Phase]
    BELT: str

    def signals(self, trace: Step, weights: Weights) -> Weights: ...


WIRINGS = {
    m.name: cast(Wiring, import_module(f"{__name__}.{m.name}")) for m in iter_modules(__path__) if m.name[0] != "_"
}
