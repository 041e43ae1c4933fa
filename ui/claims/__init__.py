"""The page Court of claims."""

from ui.text import text_of

TEXT = text_of(__file__)
