"""Frames under the picture that is read: the chances at each, which says what, and memory and gates of both ways."""

from ui.widgets.components import component

FRAMES = component(__file__)


def frames(picture, key="frames", file="frames", tight=False):
    """Mount the picture of lstm.figures.applications.frames. `file` names what is saved; `tight` makes it low."""
    FRAMES(key=key, data=picture | {"file": file, "tight": tight})
