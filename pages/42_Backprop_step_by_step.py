"""Backpropagation through time, one step per press: from the loss to the first word, and then the update."""

from ui import page
from ui.backprop import TEXT, backprop
from ui.link import settings
from ui.sentence import controls, network_switch, visitor_network

large = network_switch.large()
page.open_page(
    "Backprop through time, step by step",
    TEXT["lead"].format(reader=visitor_network.reader(large) if large else controls.in_view(settings.get("walked"))),
)
read = backprop.sentence_read()
if read.found:
    backprop.walking(read)
    backprop.arrival(read)
backprop.choices()
if read.found:
    backprop.texts(read)
