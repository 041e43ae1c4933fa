"""Lesson 3: keep."""

from lstm.figures.lessons import by_hand
from ui.lessons import TEXT
from ui.lessons.lesson import Lesson, Onward

LESSON = Lesson("Keep", TEXT["keep"], by_hand.keep, Onward("41_Vanishing_gradients", "How long a memory lasts", {}))
