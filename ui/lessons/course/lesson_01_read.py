"""Lesson 1: read."""

from lstm.figures.lessons import trained
from ui.lessons import TEXT
from ui.lessons.lesson import Lesson, Onward

LESSON = Lesson("Read", TEXT["read"], trained.guesses, Onward("11_Your_sentence", "Read a sentence of your own", {}))
