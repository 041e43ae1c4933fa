"""The cell drawn, alive with the numbers of one word: its four steps, its gates opened, and through time."""

from ui import controls, layers, mine, mine_box, one_step, page, sentence, weights

own = mine.network()
step = mine.step(own) if own else "word"
page.open_page(
    "Inside one step",
    f"{mine.reader(own) if own else controls.in_view()}, drawn. "
    f"Every wire carries the number of the {step} in view. Click a gate to open it.",
)
read = mine_box.box(own, layers.in_view(len(own.layers))) if own else sentence.sentence_box()
mine.about(own) if own else mine.missing()
if read.found:
    one_step.one_step(read)
    weights.weights(read)
if not own:
    controls.controls()
