"""The gallery of applications, what their pages share, and a room for each."""

from ui.text import text_of

TEXT = text_of(__file__)
FOUND_BY = "gallery, examples"
IN_VIEW = (".thumb svg, .thumb canvas",)
