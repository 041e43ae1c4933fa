"""One module per cell variant; the folder is the registry.

A cell is a module of pure functions over a dict of named weights. It has

- `NAME`, what people call it, and `SOURCE`, the paper it is from;
- `GATES`, letter -> name of everything that is a sigmoid between 0 and 1;
- `EQUATIONS`, quantity -> LaTeX, one for each number a step computes, in the order it computes them;
- `WORKED`, quantity -> a template to put numbers in, for the quantities that are no squashed sum, and `MADE`,
  quantity -> a function of the Step that computes it from the other numbers;
- `Step`, a NamedTuple of every number one tick computes, with `state` and `feeds` (see lstm/cells/lstm.py), and
  `carried` where the memory goes on by a share that is kept and something added; `linear`, its sums that nothing
  squashes, and `worked`, what is made of its other numbers, besides memory and output, where it has such;
- `LARGEST`, how far from 0 its output may be, if that is not 1;
- `init(n_in, n_hidden, rng)`, `start(n_hidden, batch)`, `step(w, x, state)`, `step_back(w, s, d_state, d_gates)`.

Shapes carry any leading batch axes: x may be (D,) or (B, D).
"""

from collections.abc import Callable, Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, Protocol, Self, cast

import numpy as np

from lstm.linear import Feed, State, Weights


class Step(Protocol):
    """What the Step of every cell has: the numbers of one step, or of a trace with an axis of T steps before them."""

    @property
    def x(self) -> np.ndarray: ...  # (..., D)
    @property
    def h_prev(self) -> np.ndarray: ...  # (..., H)
    @property
    def h(self) -> np.ndarray: ...  # (..., H)
    @property
    def state(self) -> State: ...
    def feeds(self, w: Weights, quantity: str) -> list[Feed]: ...
    def __getattr__(self, name: str, /) -> Any: ...  # c, and the gates: what only some cells have
    @property
    def _fields(self) -> tuple[str, ...]: ...
    def _asdict(self) -> Weights: ...
    def _replace(self, **fields: np.ndarray) -> Self: ...
    def __iter__(self) -> Iterator[np.ndarray]: ...


MakesStep = Callable[..., Step]  # a cell's own NamedTuple


class Cell(Protocol):
    """What the module of every cell has, as said above."""

    NAME: str
    SOURCE: str
    GATES: dict[str, str]
    EQUATIONS: dict[str, str]
    WORKED: dict[str, str]
    MADE: dict[str, Callable[[Any], np.ndarray]]
    Step: MakesStep

    def init(self, n_in: int, n_hidden: int, rng: np.random.Generator) -> Weights: ...
    def start(self, n_hidden: int, batch: tuple[int, ...] = ()) -> State: ...
    def step(self, w: Weights, x: np.ndarray, state: State) -> Step: ...
    def step_back(
        self, w: Weights, s: Step, d_state: State, d_gates: Weights | None = None
    ) -> tuple[Weights, np.ndarray, State]: ...


class Cells(dict[str, Cell]):
    """The cells by name. One asked for by a name such as "lstm[gates=hard_sigmoid]" is made: see _variant.py."""

    def __missing__(self, name: str) -> Cell:
        from lstm.cells._variant import variant

        return variant(name)


CELLS = Cells(
    {m.name: cast(Cell, import_module(f"{__name__}.{m.name}")) for m in iter_modules(__path__) if m.name[0] != "_"}
)
