"""Backpropagation through time, one step per press: from the loss to the first word, and then the update."""

from ui import page
from ui.backprop import backprop
from ui.link import settings
from ui.sentence import controls

page.open_page(
    "Backprop through time, step by step",
    f"{controls.in_view(settings.get('walked'))} is asked for the last word. Its loss lights up, and the gradient "
    "walks back, one step per press. **Press →, or play.**",
)
read = backprop.sentence_read()
if read.found:
    backprop.walking(read)
    backprop.arrival(read)
backprop.choices()
if read.found:
    backprop.texts(read)
