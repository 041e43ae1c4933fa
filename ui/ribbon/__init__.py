"""The memory ribbon of the start page."""

from ui.components import component

RIBBON = component("ribbon", "bands.js")


def ribbon(picture):
    """Mount the picture of lstm.figures.ribbon."""
    RIBBON(key="ribbon", data=picture)
