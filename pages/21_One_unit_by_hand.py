"""One unit, one number a step, twelve weights: set by hand, to feel what each of them does."""

from ui import page
from ui.one_unit import one_unit

page.open_page(
    "One unit by hand",
    "An LSTM of one unit, **set by hand, not trained**. Drag any of its twelve numbers and watch which curves move.",
)
one_unit.one_unit()
