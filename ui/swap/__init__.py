"""A sentence through an LSTM, and through the same one with another function at one place."""

from ui.components import component

SWAP = component("swap")


def swap(picture):
    """Mount the picture of lstm.figures.swap."""
    SWAP(key="swap", data=picture)
