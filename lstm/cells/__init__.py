"""One module per cell variant; the folder is the registry.

A cell is a module of pure functions over a dict of named weights. It has

- `NAME`, what people call it, and `SOURCE`, the paper it is from;
- `GATES`, letter -> name of everything that is a sigmoid between 0 and 1;
- `EQUATIONS`, quantity -> LaTeX, one for each number a step computes, in the order it computes them;
- `WORKED`, quantity -> a template to put numbers in, for the quantities that are no squashed sum, and `MADE`,
  quantity -> a function of the Step that computes it from the other numbers;
- `Step`, a NamedTuple of every number one tick computes, with `state` and `feeds` (see lstm/cells/lstm.py), and
  `carried` where the memory goes on by a share that is kept and something added;
- `init(n_in, n_hidden, rng)`, `start(n_hidden, batch)`, `step(w, x, state)`, `step_back(w, s, d_state, d_gates)`.

Shapes carry any leading batch axes: x may be (D,) or (B, D).
"""

from importlib import import_module
from pkgutil import iter_modules

CELLS = {m.name: import_module(f"{__name__}.{m.name}") for m in iter_modules(__path__) if m.name[0] != "_"}
