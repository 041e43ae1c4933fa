"""The page Handwriting."""

from ui.text import text_of

TEXT = text_of(__file__)
FOUND_BY = "CTC, digits, alignment, blank, bidirectional"
IN_VIEW = (".ink canvas, .ink svg", ".st-key-sight h4")
IN_A_ROOM = (".frames [data-picture=read]",)
