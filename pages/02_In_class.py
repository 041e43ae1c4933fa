"""In front of a class: questions about the run in view, a lesson plan, and notes for each page."""

from ui import page
from ui.classroom import TEXT, in_class

page.open_page("In class", TEXT["lead"])
in_class.in_class()
