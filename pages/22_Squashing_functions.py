"""Sigmoid and tanh: where a trained network works on them, and what another function in their place does."""

from ui import page
from ui.sentence import controls, sentence_box
from ui.squashing import TEXT, squashing

page.open_page("Squashing functions", TEXT["lead"])
read = sentence_box.sentence_box()
if read.found:
    squashing.curves(read)
controls.controls()
if read.found:
    squashing.swaps(read)
