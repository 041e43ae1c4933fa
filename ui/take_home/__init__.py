"""What can be taken home from a page: a worksheet, a notebook, a part of the app in one file, and how to cite it."""

from ui.text import text_of

TEXT = text_of(__file__)
