"""A class in the room: questions about the run in view, answered on phones, discussed, answered again, then decided."""

from ui.text import text_of

TEXT = text_of(__file__)
