"""A memory that halves again and again, and under it the half-lives of a network's units on a log axis."""

from ui.components import component

HALF_LIFE = component("half_life")


def half_life(picture):
    """Mount the picture of lstm.figures.half_life."""
    HALF_LIFE(key="half_life", data=picture)
