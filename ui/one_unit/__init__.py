"""The page One unit by hand."""

from ui.text import text_of

TEXT = text_of(__file__)
