"""Cause and effect inside a trained network: who wrote its memory, and what an operation on it does."""

from lstm import CELLS
from ui import page
from ui.classroom import presenter
from ui.link import settings
from ui.sentence import controls, network_box, sentence_box, visitor_network
from ui.who_wrote import TEXT, units, who_wrote

own = visitor_network.network("Who wrote the memory")
cell = CELLS[own.layers[-1].cell if own else settings.get("cell")]
page.open_page(
    "Who wrote the memory",
    TEXT["lead"].format(
        reader=visitor_network.reader(own) if own else controls.in_view(), gate="a gate, " if cell.GATES else ""
    ),
)
read = network_box.box(own) if own else sentence_box.sentence_box()
visitor_network.about(own, below=False) if own else visitor_network.missing()
if read.found and not read.strange:
    who_wrote.who_wrote(read)
visitor_network.either(own)
if not own:
    controls.controls(heirs=True)
if read.found and not presenter.hidden():
    units.units(read)
