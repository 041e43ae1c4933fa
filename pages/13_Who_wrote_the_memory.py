"""Cause and effect inside a trained network: who wrote its memory, and what an operation on it does."""

from lstm import CELLS
from ui import controls, mine, mine_box, page, sentence, settings, units, who_wrote

own = mine.network()
cell = CELLS[own.layers[-1].cell if own else settings.read("cell")]
page.open_page(
    "Who wrote the memory",
    f"{mine.reader(own) if own else controls.in_view()}: which word its memory comes from, and what happens if you "
    f"interfere. **Click or tap {'a gate, ' if cell.GATES else ''}a word or the memory.**",
)
read = mine_box.box(own) if own else sentence.sentence_box()
mine.about(own, below=False) if own else mine.missing()
if read.found and not read.strange:
    who_wrote.who_wrote(read)
if not own:
    controls.controls()
if read.found:
    units.units(read)
