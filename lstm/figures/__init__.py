"""Pictures: data in, a picture out. One module each, with a function `draw`; what is drawn depends on the data alone.

A picture is either a Plotly Figure or, for those that move under the hand, a plain dict of numbers and labels that a
component in ui/ puts on the screen. Only the modules that make Figures import Plotly. They stand in a folder for each
page; what several pages draw stands with the sentence.

Source: ours, but for what a module names. Here these words and arguments mean

    `values`, `before`                   by quantity: gates 0 to 1, h and candidate mostly -1 to 1, c any number
    size                                 at least 0: the length of a vector
    thickness                            0 to 1: of the thickest line
    `depth`                              whole: which layer, from 0 at the bottom; None is the top one
    `start`, `cut`, `first`, `end`       whole, from 0: which value of a series
    `ahead`                              whole, at least 1: how many values
    `said`, `right`, `source`, `truth`   ids of words or labels
    `place`, `reason`, `order`           whole, from 0: which step; which units, from the top down
"""

from importlib import import_module
from pkgutil import walk_packages
from types import ModuleType


def figures() -> dict[str, ModuleType]:
    """Every picture by name: module name -> module."""
    modules = [import_module(m.name) for m in walk_packages(__path__, f"{__name__}.") if not m.ispkg]
    return {m.__name__.rpartition(".")[2]: m for m in modules if hasattr(m, "draw") and ".wiring." not in m.__name__}
