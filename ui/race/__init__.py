"""A race between cells: a thin line for each network, a thick one for the middle of each contender."""

from ui.components import component

RACE = component("race")


def race(picture):
    """Mount the picture of lstm.figures.race."""
    RACE(key="race", data=picture)
