"""The page Backprop step by step."""

from ui.text import text_of

TEXT = text_of(__file__)
FOUND_BY = "backpropagation, chain rule, loss, gradient, slope, update, nudge"
IN_VIEW = (".walk [data-role=loss]",)
IN_A_ROOM = (".walk [data-column='0']", ".walk [data-role=said]")
