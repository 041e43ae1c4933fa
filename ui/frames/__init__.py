"""Frames under the picture that is read: the chances at each, which says what, and memory and gates of both ways."""

from ui.components import component

FRAMES = component("frames")


def frames(picture, key="frames", file="frames", tight=False):
    """Mount the picture of lstm.figures.frames. `file` names what is saved; `tight` makes it low."""
    FRAMES(key=key, data=picture | {"file": file, "tight": tight})
