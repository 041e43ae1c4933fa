"""Lesson 7: a trained unit."""

from lstm.figures.lessons import trained
from ui.lessons import TEXT
from ui.lessons.lesson import Lesson, Onward

LESSON = Lesson(
    "A trained unit",
    TEXT["trained"],
    trained.one_of_them,
    Onward("12_Inside_one_step", "Walk through one step", {"phase": "1"}),
)
