"""The page After the LSTM."""

from ui.text import text_of

TEXT = text_of(__file__)
