"""The visitor's sentence through a trained network: every gate of every unit, down to each product."""

from ui import accounts, controls, evidence, layers, look_inside, mine, mine_box, page, sentence, tables, teaching

own = mine.network()
step = mine.step(own) if own else "word"
page.open_page(
    "Your sentence",
    f"{mine.reader(own) if own else controls.in_view()} reads it {step} by {step}. "
    f"Every cell of the picture is one number of one unit at one {step}.",
)
read = mine_box.box(own, layers.in_view(len(own.layers))) if own else sentence.sentence_box()
if own:
    mine.about(own)
else:
    mine.missing()
    controls.controls()
if read.found:
    look_inside.look_inside(read)
    teaching.teaching(read)
    tables.tables(read)
if not own:
    evidence.evidence()
    accounts.accounts()
