"""Lesson 11: forgetting."""

from lstm.figures.lessons import forgets
from ui.lessons import TEXT
from ui.lessons.lesson import Lesson, Onward

LESSON = Lesson("Forgetting", TEXT["forgets"], forgets.draw, Onward("43_How_far_back", "Drag the gap open", {}))
