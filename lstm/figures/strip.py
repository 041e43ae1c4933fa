"""The main picture: every quantity of every unit over the words, ready for the component in ui/strip."""

import numpy as np

from lstm.figures.ink import INK, reach

SHOWN_NEXT = 5  # next words named at each place


def draw(cell, trace, tokens, ids, chances, words, beside=None):
    """Words x units, for every quantity a step computes.

    trace (T, H) of `cell`; tokens, T strings as typed, read as `ids`; chances (T, V) of each next word in `words`;
    Gates run over [0, 1], signals over a symmetric scale about 0, wide enough for the trace `beside` too, if there is
    one: so pictures may be compared. `foreseen` is the chance each word was given before it was read (None for the
    first: nothing came before it).
    """
    quantities = []
    for name in cell.EQUATIONS:
        values, ink = getattr(trace, name), INK[name]
        quantities.append(
            {
                "key": name,
                "symbol": ink.symbol,
                "name": ink.name,
                "does": ink.does,
                "gate": name in cell.GATES,
                "reach": reach(name, np.concatenate([values, getattr(beside or trace, name)]), cell.GATES),
                "ink": [ink.fill, ink.on_light, ink.on_dark],
                "values": significant(values.T).tolist(),  # [unit][place]
            }
        )
    return {
        "tokens": list(tokens),
        "quantities": quantities,
        "next": [best(row, words) for row in chances],
        "foreseen": [None, *(float(row[k]) for row, k in zip(chances, ids[1:], strict=False))],
    }


def best(chances, words, n=SHOWN_NEXT):
    """The n likeliest words and their chances, likeliest first."""
    return [[words[k], float(chances[k])] for k in np.argsort(-chances, kind="stable")[:n]]


def significant(values, digits=6):
    """Numbers rounded to so many significant digits, so that 0.0000312 does not turn into 0."""
    size = 10.0 ** (digits - 1 - np.floor(np.log10(np.maximum(np.abs(values), 1e-300))))
    return np.where(values == 0.0, 0.0, np.round(values * size) / size)
