"""A network at work, small: what it reads, its memory, what it answers."""

from ui.widgets.components import component

THUMB = component(__file__)


def thumb(picture, key):
    """Mount a picture of lstm.figures.applications.thumbnail."""
    THUMB(key=key, data=picture)
