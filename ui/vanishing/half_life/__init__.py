"""A memory that halves again and again, and under it the half-lives of a network's units on a log axis."""

from ui.widgets.components import component

HALF_LIFE = component(__file__)


def half_life(picture):
    """Mount the picture of lstm.figures.vanishing.half_life."""
    HALF_LIFE(key="half_life", data=picture)
