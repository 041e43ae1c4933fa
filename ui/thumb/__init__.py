"""A network at work, small: what it reads, its memory, what it answers."""

from ui.components import component

THUMB = component("thumb")


def thumb(picture, key):
    """Mount a picture of lstm.figures.thumbnail."""
    THUMB(key=key, data=picture)
