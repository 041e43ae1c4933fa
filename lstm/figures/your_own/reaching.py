"""How much of a gradient is left on its way back through one layer, on what it reads; for ui/vanishing/fading."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from lstm.cells import Step
from lstm.figures.colours import CONTENDERS
from lstm.figures.sentence.strip import significant
from lstm.figures.text import listed
from lstm.figures.vanishing.faded import belt, line
from lstm.figures.vanishing.fading import PRODUCT
from lstm.figures.vanishing.half_life import draw as half_life
from lstm.figures.vanishing.powers import axis, power
from lstm.numbers import percent


def draw(left: np.ndarray | Sequence[float], trace: Step) -> dict[str, Any]:
    """Everything ui/vanishing/fading shows of shares (T,) of a gradient that are left 0, 1, ... steps back.

    Beside them stands what a trace (T, H) keeps along its belt in the unit that keeps most, where it has one.
    """
    with np.errstate(divide="ignore"):
        sizes = np.log10(np.asarray(left, float))
    lines = [line("own", "this layer", CONTENDERS[0], sizes)]
    if hasattr(trace, "carried"):
        kept = np.maximum(trace.carried[0][-len(sizes) :], 1e-300)
        lines.append(
            line("product", f"{'f × f × …' if 'f' in trace._fields else 'what is kept'} alone", PRODUCT, belt(kept))
        )
    ends = [size for one in lines for size in one["median"]]
    low, high, ticks = axis(max(min(ends), -30.0), max(ends), least=-4.0)
    for one in lines:
        one["below"] = "below the axis" if one["median"][-1] < low else ""
    return {
        "xs": list(range(len(sizes))),
        "words": None,
        "range": [low, high],
        "ticks": [[tick, power(tick)] for tick in ticks],
        "lines": lines,
        "title": "Size of the gradient at the memory: 1 at the last step",
        "axis": "steps back from the end",
        "alt": f"{len(sizes) - 1} steps back: " + listed([f"{one['name']} {one['left']}" for one in lines]) + ".",
    }


def describe(left: np.ndarray | Sequence[float], least: float) -> str:
    """What is to be seen, in numbers, for shares (T,)."""
    small = np.flatnonzero(np.asarray(left) < least)
    if not len(small):
        return f"After all {len(left) - 1} steps back, {percent(float(left[-1]))} of the gradient is left."
    return f"{small[0]} steps back, less than {percent(least)} of the gradient at the end is left."


def lives(found: np.ndarray) -> dict[str, Any]:
    """Everything ui/vanishing/half_life shows of half-lives, (H,) numbers of steps; the curve is the median's."""
    kept = float(significant(0.5 ** (1.0 / max(float(np.median(found)), 0.05)), 2))
    return half_life(kept, found.tolist(), "Half-lives of its units", "over what it reads here")
