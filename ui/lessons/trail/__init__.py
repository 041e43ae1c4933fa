"""You are here: the lessons in a row, those seen marked. What was seen stays in the visitor's browser."""

from ui.widgets.components import component

TRAIL = component(__file__)


def trail(names, place, part):
    """Draw the way through the course; `place` is the lesson in view and `part` its part, as the link says them."""
    TRAIL(key="trail", data={"names": names, "place": place, "part": part})
