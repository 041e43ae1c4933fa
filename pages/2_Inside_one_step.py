"""The cell drawn, alive with the numbers of one word: its four steps, its gates opened, and through time."""

from ui import controls, one_step, page, sentence, teaching, weights

page.open_page(
    "Inside one step",
    f"{controls.in_view()}, drawn. Every wire carries the number of the word in view. Click a gate to open it.",
)
read = sentence.sentence_box()
if read.found:
    teaching.strange_words(read)
    one_step.one_step(read)
    weights.weights(read)
controls.controls()
