"""The panel beside the main picture: one unit at one word, down to each product."""

from ui.components import component

ARITHMETIC = component("arithmetic")


def arithmetic(picture, **where):
    """Mount the panel of lstm.figures.arithmetic; `where` says which word, of how many, and what is expected next."""
    ARITHMETIC(key="arithmetic", data=picture | where)
