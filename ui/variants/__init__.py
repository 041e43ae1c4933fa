"""The LSTM drawn once for each of its variants: what it leaves out is struck, what it adds is thick."""

from ui.components import component

VARIANTS = component("variants")


def variants(picture):
    """Mount the drawings of lstm.figures.cousins."""
    VARIANTS(key="variants", data=picture)
