"""Lesson 4: write."""

from lstm.figures.lessons import by_hand
from ui.lessons import TEXT
from ui.lessons.lesson import Lesson, Onward

LESSON = Lesson(
    "Write",
    TEXT["write"],
    by_hand.write,
    Onward("21_One_unit_by_hand", "Set a unit that counts", {"lesson": "counter"}),
)
