"""A class in the room: questions about the run in view, answered on phones, discussed, answered again, then decided."""

from ui.text import text_of

TEXT = text_of(__file__)
FOUND_BY = "teacher, lecture, vote, phones, lesson plan, students, presenter"
IN_VIEW = (".st-key-class_here", ".st-key-sight [data-testid=stButtonGroup]")
