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
- `side_by_side(traces, name)` -> one quantity of a single example in all cells that are looked at, (steps, units);
- `inside(settings, named)` -> Inside, the part that the pages which look inside a network can show;
- `STACKS`, whether it may have two layers, be truncated, and be followed in slow motion; `WRITES`, whether its answer
  comes after what it read; `PARTS`, the names of its cells where there are two of them.

A task says which form it wants by `FORM`; "stack" if it does not.
"""

from importlib import import_module
from pkgutil import iter_modules

from lstm.live.tasks import LIVE

FORMS = {m.name: import_module(f"{__name__}.{m.name}") for m in iter_modules(__path__) if m.name[0] != "_"}


def form_of(task):
    """The form of a task's network, by the task's name."""
    return FORMS[getattr(LIVE[task], "FORM", "stack")]
