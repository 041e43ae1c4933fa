"""The glossary: what words mean, wherever they stand on a page."""

from ui.text import text_of

TEXT = text_of(__file__)
