"""The page Music."""

from ui.text import text_of

TEXT = text_of(__file__)
FOUND_BY = "melody, notes, key, temperature, generate"
IN_VIEW = (".roll .piano", ".roll .given")
