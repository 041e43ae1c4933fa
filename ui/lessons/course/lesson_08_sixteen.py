"""Lesson 8: sixteen."""

from lstm.figures.lessons import trained
from ui.lessons import TEXT
from ui.lessons.lesson import Lesson, Onward

LESSON = Lesson("Sixteen", TEXT["sixteen"], trained.sixteen, Onward("11_Your_sentence", "All gates of all units", {}))
