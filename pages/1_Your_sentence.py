"""The visitor's sentence through a trained network: every gate of every unit, down to each product."""

from ui import controls, evidence, look_inside, page, sentence, tables, teaching

page.open_page(
    "Your sentence",
    f"{controls.in_view()} reads it word by word. Every cell of the picture is one number of one unit at one word.",
)
read = sentence.sentence_box()
controls.controls()
if read.found:
    teaching.strange_words(read)
    look_inside.look_inside(read)
    teaching.teaching(read)
    tables.tables(read)
evidence.evidence()
