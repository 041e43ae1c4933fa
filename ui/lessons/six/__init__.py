"""The six questions. What is answered stays in the visitor's browser, and never reaches the server."""

from lstm.figures.lessons import INKS
from ui.link import settings
from ui.widgets.components import component

SIX = component(__file__)


def six(questions, lessons, when):
    """Mount them; `when` is "before" the first lesson or "after" the last. In a room hands are counted instead.

    `lessons` are the numbers of those in which the answers are found.
    """
    inks = {ink.symbol: list(ink[3:]) for name, ink in INKS.items() if name not in ("rnn", "gradient")}
    asked = [one._asdict() for one in questions]
    SIX(
        key=f"six {when}",
        data={"questions": asked, "lessons": lessons, "when": when, "inks": inks, "room": bool(settings.get("room"))},
    )
