"""Backpropagation through time, one step per press: from the loss to the first word, and then the update."""

from ui import controls, page, settings, walking

page.open_page(
    "Backprop through time, step by step",
    f"{controls.in_view(settings.read('walked'))} is asked for the last word. Its loss lights up, and the gradient "
    "walks back, one step per press. **Press →, or play.**",
)
read = walking.sentence_read()
if read.found:
    walking.walking(read)
    walking.arrival(read)
walking.choices()
if read.found:
    walking.texts(read)
