"""One module per task; the folder is the registry.

A task is a module with `NAME` and `ABOUT`, its `VOCABULARY` (`<unk>` first), and pure functions that draw sentences
from a generator: `sentence(rng, ...)`, `options(words)`, `minimal_pair(rng, ...)`, `held_out(words)`; see everyday.py.
"""

from importlib import import_module
from pkgutil import iter_modules

TASKS = {m.name: import_module(f"{__name__}.{m.name}") for m in iter_modules(__path__) if m.name[0] != "_"}
