"""Pictures: data in, a picture out. One module each, with a function `draw`; what is drawn depends on the data alone.

A picture is either a Plotly Figure or, for those that move under the hand, a plain dict of numbers and labels that a
component in ui/ puts on the screen. Only the modules that make Figures import Plotly.
"""

from importlib import import_module
from pkgutil import iter_modules


def figures():
    """Every picture by name: module name -> module."""
    names = [m.name for m in iter_modules(__path__)]
    return {name: module for name in names if hasattr(module := import_module(f"{__name__}.{name}"), "draw")}
