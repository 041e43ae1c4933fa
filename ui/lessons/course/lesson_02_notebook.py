"""Lesson 2: a notebook."""

from lstm.figures.lessons import by_hand
from ui.lessons import TEXT
from ui.lessons.lesson import Lesson, Onward

LESSON = Lesson(
    "A notebook",
    TEXT["notebook"],
    by_hand.notebook,
    Onward("21_One_unit_by_hand", "Set a unit that remembers", {"lesson": "remember"}),
)
