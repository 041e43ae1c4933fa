"""The cell drawn, alive with the numbers of one word: its four steps, its gates opened, and through time."""

from ui import page
from ui.inside_one_step import TEXT, inside_one_step, weights
from ui.sentence import controls, layers, network_box, sentence_box, visitor_network

own = visitor_network.network("Inside one step")
step = visitor_network.step(own) if own else "word"
page.open_page(
    "Inside one step",
    TEXT["lead"].format(reader=visitor_network.reader(own) if own else controls.in_view(), step=step),
)
read = network_box.box(own, layers.in_view(len(own.layers))) if own else sentence_box.sentence_box()
visitor_network.about(own) if own else visitor_network.missing()
if read.found:
    inside_one_step.one_step(read)
    weights.weights(read)
visitor_network.either(own)
if not own:
    controls.controls(heirs=True)
