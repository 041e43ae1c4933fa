"""Lesson 6: four sums."""

from lstm.figures.lessons import sums
from ui.lessons import TEXT
from ui.lessons.lesson import Lesson, Onward

LESSON = Lesson(
    "Four sums", TEXT["sums"], sums.draw, Onward("22_Squashing_functions", "Where on the curve gates work", {})
)
