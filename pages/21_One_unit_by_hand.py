"""One unit, one number a step, twelve weights: set by hand, to feel what each of them does."""

from ui import page
from ui.one_unit import TEXT, one_unit

page.open_page("One unit by hand", TEXT["lead"])
one_unit.one_unit()
