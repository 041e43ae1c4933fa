"""The start page."""

from ui.text import text_of

TEXT = text_of(__file__)
FOUND_BY = "notebook, ribbon, memory"
IN_VIEW = (".ribbon svg", ".ribbon .answer:not(:empty), .ribbon [data-role=answer]")
