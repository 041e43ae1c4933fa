"""Lesson 10: learning."""

from lstm.figures.lessons import learning
from ui.lessons import TEXT
from ui.lessons.lesson import Lesson, Onward

LESSON = Lesson("Learning", TEXT["learning"], learning.draw, Onward("31_Train_it_live", "Train a network", {}))
