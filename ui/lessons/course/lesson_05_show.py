"""Lesson 5: show."""

from lstm.figures.lessons import by_hand
from ui.lessons import TEXT
from ui.lessons.lesson import Lesson, Onward

LESSON = Lesson(
    "Show",
    TEXT["show"],
    by_hand.show,
    Onward("21_One_unit_by_hand", "Set a unit that shows a step late", {"challenge": "delay"}),
)
