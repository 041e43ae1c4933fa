"""One colour and one range per quantity, everywhere in the app.

Okabe & Ito's palette, which tells apart for colour-blind eyes too. `on_light` and `on_dark` are the steps of the same
hue that letters take: at least 4.5 : 1 against the page.

Source: Okabe & Ito 2008; which quantity has which is ours.
"""

from collections.abc import Container
from typing import NamedTuple

import numpy as np


class Ink(NamedTuple):
    """How one quantity is drawn."""

    symbol: str  # the letter of the equations
    name: str  # what people call it
    does: str  # what it does, in a word or two
    fill: str  # areas and lines
    on_light: str  # letters on a light page
    on_dark: str  # letters on a dark page


INK = {
    "f": Ink("f", "forget gate", "keep", "#D55E00", "#B34F00", "#FF8A3D"),
    "i": Ink("i", "input gate", "write", "#009E73", "#007556", "#2CC99B"),
    "o": Ink("o", "output gate", "show", "#0072B2", "#0067A1", "#5CB3E8"),
    "candidate": Ink("c̃", "candidate", "could be written", "#E69F00", "#8A5F00", "#F0B93A"),
    "c": Ink("c", "memory", "the notebook", "#CC79A7", "#A2457A", "#E39CC2"),
    "h": Ink("h", "output", "read aloud", "#56B4E9", "#1B6E9E", "#7CC7F2"),
    "z": Ink("z", "update gate", "replace", "#D55E00", "#B34F00", "#FF8A3D"),
    "k": Ink("k", "kept share", "keep", "#D55E00", "#B34F00", "#FF8A3D"),
    "n": Ink("n", "normaliser", "logarithm", "#8B929C", "#5A626D", "#AAB2BD"),
    "r": Ink("r", "reset gate", "look back", "#009E73", "#007556", "#2CC99B"),
}


class Line(NamedTuple):
    """How one contender of a race is drawn: told apart by dash and mark as well as by colour."""

    on_light: str  # lines and letters on a light page
    on_dark: str  # and on a dark one
    dash: str  # of SVG
    mark: str  # where it ends: circle, square, triangle or diamond


CONTENDERS = (  # none has the ink of a quantity, and no two look alike to colour-blind eyes
    Line("#5A4FE0", "#9D8CFF", "", "circle"),
    Line("#597324", "#D9E021", "12 5", "square"),
    Line("#7A0B2E", "#FF4F6E", "3 5", "triangle"),
    Line("#00626B", "#9BFBF9", "14 4 3 4", "diamond"),
)
NEGATIVE = "#4A5568"  # below zero, in every signed picture
NEUTRAL = "#8B929C"  # what is not one of the quantities
STEPS = (1.0, 1.5, 2.0, 3.0, 5.0, 10.0, 20.0, 50.0, 100.0)


def reach(name: str, values: float | np.ndarray, gates: Container[str]) -> float:
    """The half-width of a quantity's scale: 1 for what squashing bounds, a round number for the memory.

    Values are of any shape. Gates always run over [0, 1] and signals over [-reach, reach], so that noise never looks
    like a decision.
    """
    if name in gates or name in ("candidate", "h"):
        return 1.0
    largest = float(np.abs(values).max(initial=0.0))
    return next((step for step in STEPS if largest <= step), float(np.ceil(largest)))
