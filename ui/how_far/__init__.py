"""The page How far back."""

from ui.text import text_of

TEXT = text_of(__file__)
FOUND_BY = "gap, long-term, distance, trigram, GRU, plain RNN, gradient × input"
IN_VIEW = (".far .hold", ".far .bars")
IN_A_ROOM = (".far .text",)
