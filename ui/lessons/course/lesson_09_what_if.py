"""Lesson 9: what if."""

from lstm.figures.lessons import trained
from ui.lessons import TEXT
from ui.lessons.lesson import Lesson, Onward

LESSON = Lesson(
    "What if",
    TEXT["what if"],
    trained.what_if,
    Onward("13_Who_wrote_the_memory", "Do more to the memory", {"operations": "f.all.10:0"}),
)
