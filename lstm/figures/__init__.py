"""Pictures: data in, a picture out. One module each, with a function `draw`; what is drawn depends on the data alone.

A picture is either a Plotly Figure or, for those that move under the hand, a plain dict of numbers and labels that a
component in ui/ puts on the screen. Only the modules that make Figures import Plotly. They stand in a folder for each
page; what several pages draw stands with the sentence.
"""

from importlib import import_module
from pkgutil import walk_packages
from types import ModuleType


def figures() -> dict[str, ModuleType]:
    """Every picture by name: module name -> module."""
    modules = [import_module(m.name) for m in walk_packages(__path__, f"{__name__}.") if not m.ispkg]
    return {m.__name__.rpartition(".")[2]: m for m in modules if hasattr(m, "draw") and ".wiring." not in m.__name__}
