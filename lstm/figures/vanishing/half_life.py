"""A memory that loses a share at every step, and the half-lives of a network's units; for ui/vanishing/half_life."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from lstm.explain.jacobian import half_life
from lstm.figures.colours import INK
from lstm.figures.text import percent
from lstm.numbers import fixed, plain

STEPS = 100  # of the curve
LONGEST = 5  # powers of ten of steps on the axis of half-lives, which begins at a tenth of a step


def draw(kept: float, lives: Sequence[float] = (), whose: str = "", where: str = "") -> dict[str, Any]:
    """Everything ui/vanishing/half_life shows, as plain data.

    `kept` is the share f that each step keeps, between 0 and 1. `lives` are half-lives of units in steps, `whose`
    says of which network, and `where` on what.
    """
    life = float(half_life(kept))
    curve = kept ** np.arange(STEPS + 1)
    marks = [[k * life, 0.5**k] for k in range(1, 6) if k * life <= STEPS]
    return {
        "steps": STEPS,
        "curve": curve.tolist(),
        "marks": [[steps, share, percent(share)] for steps, share in marks],
        "life": life,
        "ink": list(INK["c"][3:]),
        "f_ink": list(INK["f"][3:]),
        "said": f"f = {plain(kept)}: half of the memory is gone after {in_words(life)}.",
        "at": place(life),
        "named": f"f = {plain(kept)}",
        "units": [[unit, place(each), in_words(each)] for unit, each in enumerate(lives)],
        "ticks": [[place(10.0**k), plain(10.0**k)] for k in range(-1, LONGEST + 1)],
        "whose": whose,
        "where": where,
        "alt": f"A memory of which each step keeps {percent(kept)}: half is left after {in_words(life)}, and "
        f"{percent(float(curve[-1]))} after {STEPS} steps.",
    }


def in_words(life: float) -> str:
    """A half-life for people: "6.6 steps"; "69 steps"."""
    if life >= 10.0**LONGEST:
        return "more than 100,000 steps"
    count = fixed(life, 1 if life < 9.95 else 0)
    return f"{count} step{'s' * (count != '1.0')}"


def place(life: float) -> float:
    """Where a half-life stands on the log axis: 0 at a tenth of a step, 1 at 100,000 steps or more."""
    return float(np.clip((np.log10(max(life, 1e-9)) + 1.0) / (LONGEST + 1.0), 0.0, 1.0))
