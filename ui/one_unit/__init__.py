"""The page One unit by hand."""

from ui.text import text_of

TEXT = text_of(__file__)
FOUND_BY = "counter, latch, flip-flop, challenge, weights, bias"
IN_VIEW = (".curves svg",)
