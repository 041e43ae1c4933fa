"""How each cell is drawn: one module per cell, named as the cell. The folder is the registry.

A wiring has

- `NODES` and `WIRES` (see `lstm.figures.wires`), each naming the signal whose number it shows;
- `PHASES`, the steps in which the cell is explained;
- `TOP`, where its sheet begins, if not at 0;
- `SYMBOLS`, signal -> how it is written, where that is not its letter: a logarithm;
- `BELT`, the signal that is carried along, whose history trails behind the cell;
- `signals(trace, weights)`, name -> array (T, H) of what flows besides the fields of the step and the sums.
"""

from importlib import import_module
from pkgutil import iter_modules
from typing import Any, Protocol, cast

from lstm.cells import CELLS, Step
from lstm.figures.wires import Node, Phase, Wire
from lstm.linear import Weights


class Wiring(Protocol):
    """What every wiring has, as said above; some also a TOP, or SYMBOLS."""

    NODES: list[Node]
    WIRES: list[Wire]
    PHASES: list[Phase]
    BELT: str

    def signals(self, trace: Step, weights: Weights) -> Weights: ...


WIRINGS = {
    m.name: cast(Wiring, import_module(f"{__name__}.{m.name}")) for m in iter_modules(__path__) if m.name[0] != "_"
}


class Like:
    """The wiring of a variant: that of the cell it is made of, with the signs of the functions it really has."""

    def __init__(self, base: Wiring, cell: Any) -> None:
        self.base, self.cell, self.WIRES, self.BELT, self.TOP = (
            base,
            cell,
            base.WIRES,
            base.BELT,
            getattr(base, "TOP", 0),
        )
        self.NODES = [node._replace(sign=self.sign(node)) if node.kind == "squash" else node for node in base.NODES]
        shown = cell.said.get("shown", "tanh").partition(":")[0]
        turned = [(one.title, one.text.replace("tanh({c})", f"{shown}({{c}})")) for one in base.PHASES]
        squash = cell.said.get("candidate", "tanh").partition(":")[0]
        self.PHASES = [Phase(title, text.replace("tanh({sum h})", f"{squash}({{sum h}})")) for title, text in turned]

    def sign(self, node: Node) -> str:
        """What stands in a squashing function: the usual sign, or the name of another function."""
        place = "shown" if node.signal == "shown" else "gates" if node.signal in self.cell.GATES else "candidate"
        return short_sign(self.cell.said[place]) if place in self.cell.said else node.sign

    def signals(self, trace: Step, weights: Weights) -> Weights:
        """What flows between the operators, over a trace (T, H)."""
        found = self.base.signals(trace, weights)
        return found | ({"shown": self.cell.functions["shown"][0](trace.c)} if "shown" in found else {})


def short_sign(name: str) -> str:
    """A squashing function, as it is written in a drawing: "hard σ" for "hard_sigmoid:0.2:0.5"."""
    return name.partition(":")[0].replace("_", " ").replace("sigmoid", "σ")


def wiring_of(name: str) -> Wiring | None:
    """The wiring of a cell in lstm.CELLS, of a variant too; None for one that is not drawn: a projection."""
    if name in WIRINGS:
        return WIRINGS[name]
    cell: Any = CELLS[name]
    if not hasattr(cell, "said") or cell.projection or cell.base not in WIRINGS:
        return None
    return Like(WIRINGS[cell.base], cell)
