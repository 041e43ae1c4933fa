"""The memory ribbon of the start page."""

from ui.widgets.components import component

RIBBON = component(__file__)


def ribbon(picture):
    """Mount the picture of lstm.figures.who_wrote.ribbon."""
    RIBBON(key="ribbon", data=picture)
