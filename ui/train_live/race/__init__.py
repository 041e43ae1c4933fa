"""A race between cells: a thin line for each network, a thick one for the middle of each contender."""

from ui.widgets.components import component

RACE = component(__file__)


def race(picture):
    """Mount the picture of lstm.figures.train_live.race."""
    RACE(key="race", data=picture)
