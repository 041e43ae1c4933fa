"""The page Inside one step."""

from ui.text import text_of

TEXT = text_of(__file__)
FOUND_BY = "cell, wiring, drawing, four steps, products, weights, belt, notebook"
IN_VIEW = (".step [data-signal=c]", ".step [data-signal=h]", ".step .steps")
