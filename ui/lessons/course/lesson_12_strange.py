"""Lesson 12: what it does not know."""

from lstm.figures.lessons import trained
from ui.lessons import TEXT
from ui.lessons.lesson import Lesson, Onward

LESSON = Lesson(
    "What it does not know",
    TEXT["strange"],
    trained.strange,
    Onward("11_Your_sentence", "Teach it a word of yours", {}),
)
