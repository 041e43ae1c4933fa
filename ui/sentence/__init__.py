"""A text, the network that reads it, and the pictures that every reading has. Its own page: Your sentence."""

from ui.text import text_of

TEXT = text_of(__file__)
