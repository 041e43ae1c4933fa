"""The course "Start here": twelve lessons, and six questions before and after."""

from ui.text import text_of

TEXT = text_of(__file__)
