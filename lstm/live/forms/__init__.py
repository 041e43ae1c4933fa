"""How a network is put together of cells and a readout; one module per form, found by looking.

A form is a module with

- `ABOUT`, the form in a few words;
- `weights(settings, sizes, rng, numbers)` -> every weight by name, untrained; `sizes` are the task's, and `numbers`
  says whether numbers are read and not tokens;
- `loss_and_gradient(settings, named, examples)` -> (what training makes small, its gradient by name);
- `answer(settings, named, kind, examples)` -> what is answered wherever it is asked, (T, n, O), by the engines;
- `run_through(settings, named, kind, examples)` -> (the same at every step, the traces of its cells, (T, n, H)), by the
  cells, which show every number;
- `alone(examples, k)` -> one of the examples, n = 1, without its padding;
- `quantity(traces, name)` -> one quantity of a single example in all cells that are looked at, (steps, units);
- `inside(settings, named)` -> Inside, the part that the pages which look inside a network can show;
- `CELL`, of a form that has no cell of its choice: the name of what stands in its place, in Settings too. Such a form
  has no traces, and neither `quantity` nor `inside`;
- `STACKS`, whether it may have two layers, be truncated, and be followed in slow motion; `WRITES`, whether its answer
  comes after what it read; `PARTS`, the names of its cells where there are two of them.

A task says which form it wants by `FORM`; "stack" if it does not.
"""

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any, Protocol, cast

import numpy as np

from lstm.cells import Step
from lstm.linear import Weights
from lstm.live.examples import Examples
from lstm.live.network import Inside
from lstm.live.tasks import LIVE

if TYPE_CHECKING:
    from lstm.live.settings import Settings


class Form(Protocol):
    """What every form has, as said above."""

    ABOUT: str
    STACKS: bool
    WRITES: bool
    PARTS: tuple[str, ...]

    def weights(
        self, settings: "Settings", sizes: tuple[int, int, str], rng: np.random.Generator, numbers: bool
    ) -> Weights: ...
    def loss_and_gradient(self, settings: "Settings", named: Weights, examples: Examples) -> tuple[float, Weights]: ...
    def answer(self, settings: "Settings", named: Weights, kind: str, examples: Examples) -> np.ndarray: ...
    def run_through(
        self, settings: "Settings", named: Weights, kind: str, examples: Examples
    ) -> tuple[np.ndarray, tuple[Step, ...]]: ...
    def alone(self, examples: Examples, k: int) -> Examples: ...
    def quantity(self, traces: tuple[Step, ...], name: str) -> np.ndarray: ...
    def inside(self, settings: "Settings", named: Weights) -> Inside: ...


FORMS = {m.name: cast(Form, import_module(f"{__name__}.{m.name}")) for m in iter_modules(__path__) if m.name[0] != "_"}


WHOLE = {name: cast(Any, form).CELL for name, form in FORMS.items() if hasattr(form, "CELL")}  # name -> what it is


def form_of(task: str, cell: str = "") -> Form:
    """The form of a task's network, by the task's name; of one of WHOLE, which stands in a cell's place, its own."""
    return FORMS[cell] if cell in WHOLE else FORMS[getattr(LIVE[task], "FORM", "stack")]
