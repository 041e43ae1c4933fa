"""The frame of every page: the way around, how it is laid out in each window and on paper, and its link on paper."""

from ui.text import text_of

TEXT = text_of(__file__)
