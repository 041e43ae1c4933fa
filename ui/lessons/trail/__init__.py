"""You are here: the lessons in a row, those seen marked. What was seen stays in the visitor's browser."""

from ui.widgets.components import component

TRAIL = component(__file__)


def trail(names, place):
    """Draw the way through the course; `place` is the part in view, as the link says it."""
    TRAIL(key="trail", data={"names": names, "place": place})
