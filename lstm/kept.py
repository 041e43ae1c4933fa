"""What depends on content alone is computed once: the latest results of a function, kept for all visitors of a server.

The key is the content of what the function is given, never the place where that lies: arrays by their bytes, a reading
by its network, its tokens and what was made of them. A network is known by itself, and held for as long as it is one.
Of what visitors typed there is no more in it than tokens, and those for no longer than their results are among the
latest. Arrays in a result cannot be written to; whoever is given a dict or a list must leave it as it is.

Source: ours.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from threading import Lock
from typing import ParamSpec, TypeVar

import numpy as np

from lstm.model import Model

P = ParamSpec("P")
R = TypeVar("R")
PLAIN = {str, int, float}


def kept(most: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """A decorator: the results of a function, for the `most` contents, at least 1, that it was asked for last."""

    def keep(make: Callable[P, R]) -> Callable[P, R]:
        entries, turn = OrderedDict(), Lock()  # content -> (result, the networks that are part of the content)

        @wraps(make)
        def known(*given: P.args, **named: P.kwargs) -> R:
            networks = []
            key = content(given, networks), content(named, networks)
            with turn:
                if key in entries:
                    entries.move_to_end(key)
                    return entries[key][0]
            result = make(*given, **named)
            lock(result)
            with turn:
                entries[key] = result, networks
                while len(entries) > most:
                    entries.popitem(last=False)
            return result

        known.entries = entries  # pyrefly: ignore[missing-attribute]
        return known

    return keep


def content(thing: object, networks: list[Model]) -> Hashable:
    """Something hashable that is equal for equal content; the networks met in it are added to a list."""
    if isinstance(thing, Model):
        networks.append(thing)
        return id(thing)  # which nothing else can have while the network is held
    if isinstance(thing, np.ndarray):
        return thing.shape, thing.dtype.str, thing.tobytes()
    if hasattr(thing, "content"):
        return content(thing.content, networks)
    if isinstance(thing, dict):
        return tuple((content(name, networks), content(part, networks)) for name, part in thing.items())
    if isinstance(thing, (tuple, list)):
        kinds = set(map(type, thing))
        if len(kinds) == 1 and kinds <= PLAIN:  # long ones are
            return type(thing), *kinds, *thing
        return type(thing), *(content(part, networks) for part in thing)
    return type(thing), thing  # 1, 1.0 and True are equal, and not the same


def lock(thing: object) -> None:
    """Let nobody write to the arrays of a result."""
    if isinstance(thing, np.ndarray):
        thing.setflags(write=False)
    elif isinstance(thing, dict):
        lock(list(thing.values()))
    elif isinstance(thing, (tuple, list)) and not set(map(type, thing)) <= PLAIN:  # long ones are, and hold no arrays
        for part in thing:
            lock(part)
