"""The visitor's sentence through a trained network: every gate of every unit, down to each product."""

from ui import page
from ui.sentence import (
    TEXT,
    accounts,
    controls,
    english_evidence,
    evidence,
    layers,
    look_inside,
    network_box,
    number_units,
    sentence_box,
    tables,
    teaching,
    visitor_network,
)

own = visitor_network.network()
step = visitor_network.step(own) if own else "word"
page.open_page(
    "Your sentence",
    TEXT["lead"].format(reader=visitor_network.reader(own) if own else controls.in_view(), step=step),
)
read = network_box.box(own, layers.in_view(len(own.layers))) if own else sentence_box.sentence_box()
if own:
    visitor_network.about(own)
else:
    visitor_network.missing()
if read.found:
    look_inside.look_inside(read)
visitor_network.either(own)
if not own:
    controls.controls()
if read.found:
    teaching.teaching(read)
    tables.tables(read)
if own and visitor_network.is_english(own) and not visitor_network.is_priced(own):
    number_units.number_units(own)
    english_evidence.evidence(own)
if not own:
    evidence.evidence()
    accounts.accounts()
