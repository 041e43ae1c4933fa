"""The LSTM drawn once for each of its variants: what it leaves out is struck, what it adds is thick."""

from ui.widgets.components import component

VARIANTS = component(__file__)


def variants(picture):
    """Mount the drawings of lstm.figures.cousins.cousins."""
    VARIANTS(key="variants", data=picture)
