"""The page Speech."""

from ui.text import text_of

TEXT = text_of(__file__)
FOUND_BY = "CTC, sound, audio, spoken digits, alignment, blank"
IN_VIEW = (".st-key-sight h4", ".frames [data-picture=read]")
