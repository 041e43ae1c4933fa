"""The main picture: every quantity of every unit over the words, ready for the component in ui/sentence/strip."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from lstm.figures.colours import INK, reach
from lstm.figures.sentence.answered import ends
from lstm.kept import kept
from lstm.reading import Reading


@kept(48)
def draw(read: Reading, beside: Reading | None = None, units: Sequence[int] | None = None) -> dict[str, Any]:
    """Words x units, for every quantity a step of a Reading computes.

    Gates run over [0, 1], signals over a symmetric scale about 0, wide enough for the Reading `beside` too, if there is
    one: so pictures may be compared. See answered.ends for what is drawn of both ends. Of many units only the values of
    some `units` may be asked for; there is None in the place of the others.
    """
    quantities, cell, trace = [], read.cell, read.trace
    shown = range(trace.h.shape[-1]) if units is None else set(units)
    seen = sorted(shown) or slice(None)
    for name in cell.EQUATIONS:
        values, ink = getattr(trace, name), INK[name]
        quantities.append(
            {
                "key": name,
                "symbol": ink.symbol,
                "name": ink.name,
                "does": ink.does,
                "gate": name in cell.GATES,
                "reach": reach(
                    name, np.concatenate([values, getattr((beside or read).trace, name)])[:, seen], cell.GATES
                ),
                "ink": [ink.fill, ink.on_light, ink.on_dark],
                "values": [
                    row.tolist() if unit in shown else None for unit, row in enumerate(values.T)
                ],  # [unit][place]
            }
        )
    return {
        "tokens": read.tokens,
        "how": [one.how for one in read.found],
        "quantities": quantities,
        "noun": read.noun,
        "close": read.close,
    } | ends(read)


def significant(values: float | np.ndarray, digits: int = 6) -> np.ndarray:
    """Numbers of any shape rounded to so many significant digits, so that 0.0000312 does not turn into 0."""
    size = 10.0 ** (digits - 1 - np.floor(np.log10(np.maximum(np.abs(values), 1e-300))))
    return np.where(values == 0.0, 0.0, np.round(values * size) / size)
