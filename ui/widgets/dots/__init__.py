"""What was measured for a claim, a dot for each seed."""

from ui.widgets.components import component

DOTS = component(__file__)


def dots(picture, key):
    """Mount the picture of lstm.figures.claims.dots."""
    DOTS(key=key, data=picture)
