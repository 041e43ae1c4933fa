"""The lessons, one file each, in the order of their names: each has a LESSON."""

from importlib import import_module
from pkgutil import iter_modules

LESSONS = [import_module(f"{__name__}.{name}").LESSON for name in sorted(one.name for one in iter_modules(__path__))]
