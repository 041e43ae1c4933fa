"""The page Named entities."""

from ui.text import text_of

TEXT = text_of(__file__)
FOUND_BY = "bidirectional, names, people, places, tagging, both ways"
IN_VIEW = (".tape svg",)
