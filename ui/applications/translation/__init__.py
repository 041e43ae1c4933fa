"""The page Translation."""

from ui.text import text_of

TEXT = text_of(__file__)
FOUND_BY = "encoder, decoder, sequence to sequence, French, dates, ISO"
IN_VIEW = (".tape svg",)
