"""A cell's equations, each letter in the colour of its quantity, as LaTeX."""

import re

from lstm.cells import Cell
from lstm.figures.colours import INK

QUANTITY = re.compile(r"\\tilde [ch]_t|(?<![A-Za-z\\])[fioczrhkn]_(?:t|\{t-1\})")


def draw(cell: Cell, dark: bool = False) -> list[str]:
    """One line of LaTeX for each of the cell's equations, in order; the inks are those for a light or a dark page."""
    return [QUANTITY.sub(lambda found: coloured(found.group(), dark), line) for line in cell.EQUATIONS.values()]


def coloured(letter: str, dark: bool) -> str:
    """A letter of an equation in its ink."""
    ink = INK["candidate" if letter.startswith("\\tilde") else letter[0]]
    return rf"\textcolor{{{ink.on_dark if dark else ink.on_light}}}{{{letter}}}"
