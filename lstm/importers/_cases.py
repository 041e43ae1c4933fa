"""What is held against what: which layers, read in which layout, can have made an output."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from lstm.importers._found import Layer
from lstm.importers._signal import width
from lstm.unroll import input_size

FEW = 4  # steps over which every combination is tried
MOST_STEPS = 512
WORK = 100_000_000  # weights times steps of one run


class Case(NamedTuple):
    """What is held against what: the layers whose outputs stand side by side, x (T, B, D), h (T, B, H) or its end."""

    layers: tuple[Layer, ...]
    x: np.ndarray
    h: np.ndarray
    c: np.ndarray | None
    layout: str
    last: bool
    whole: bool  # whether no step was left out, so that its end is the end


def targets(layers: Sequence[Layer]) -> Iterator[tuple[Layer, ...]]:
    """Each layer, and both directions of one together."""
    for layer in layers:
        yield (layer,)
        both = [one for one in layers if one.stack == layer.stack and one.level == layer.level and one is not layer]
        if not layer.reverse and len(both) == 1 and both[0].reverse:
            yield (layer, both[0])


def cases(target: tuple[Layer, ...], x: np.ndarray, h: np.ndarray, c: np.ndarray | None) -> Iterator[Case]:
    """What fits by its sizes, steps first and batch first."""
    wide = sum(map(width, target))
    if x.ndim < 2 or x.shape[-1] != input_size(target[0].weights) or h.shape[-1] != wide:
        return
    for layout in ("steps first", "batch first") if x.ndim == 3 else ("steps first",):
        xs = x[:, None] if x.ndim == 2 else x if layout == "steps first" else x.swapaxes(0, 1)
        whole = h.ndim == x.ndim and h.shape[:-1] == x.shape[:-1]
        hs = (h[:, None] if x.ndim == 2 else h if layout == "steps first" else h.swapaxes(0, 1)) if whole else None
        if not whole and h.size == xs.shape[1] * wide:
            hs = h.reshape(xs.shape[1], wide)
        if hs is not None:
            size = sum(array.size for layer in target for array in layer.weights.values())
            few = max(FEW, min(MOST_STEPS, WORK // (size * xs.shape[1]))) if whole else len(xs)
            part = slice(len(xs) - few, None) if len(xs) > few and target[0].reverse else slice(few)
            if len(target) > 1:
                part = slice(None)  # one of both ways needs either end
            yield Case(target, xs[part], hs[part] if whole else hs, c, layout, not whole, len(xs[part]) == len(xs))


def short(case: Case) -> Case:
    """The same over a few steps and two sequences; a result at the end alone needs all steps."""
    two = case._replace(x=case.x[:, :2], h=case.h[:2] if case.last else case.h[:, :2])
    two = two._replace(c=case.c if two.x.shape[1] == case.x.shape[1] else None)
    if case.last:
        return two
    if any(layer.reverse for layer in case.layers):
        return two._replace(x=two.x[-FEW:], h=two.h[-FEW:], whole=False) if len(case.layers) == 1 else two
    return two._replace(x=two.x[:FEW], h=two.h[:FEW], whole=False)
