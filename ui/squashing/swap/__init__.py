"""A sentence through an LSTM, and through the same one with another function at one place."""

from ui.widgets.components import component, once

SWAP = component(__file__)


def swap(picture):
    """Mount the picture of lstm.figures.squashing.swap."""
    SWAP(key="swap", data=once(picture))
