"""Sigmoid and tanh: where a trained network works on them, and what another function in their place does."""

from ui import page
from ui.sentence import controls, sentence_box
from ui.squashing import squashing

page.open_page(
    "Squashing functions",
    "A sigmoid turns any sum into a share, a tanh turns it into a signed amount. Where they are flat, they decide "
    "firmly and learn hardly anything. **Drag the point.**",
)
read = sentence_box.sentence_box()
if read.found:
    squashing.curves(read)
controls.controls()
if read.found:
    squashing.swaps(read)
