"""A small picture of a network at work: what it reads, its memory, and what it answers."""

from lstm import CELLS, predict, words
from lstm import read as run
from lstm.figures.held_out import example, heat
from lstm.figures.text import percent
from lstm.live import check

MOST_TEXT = 44  # letters of what is read


def draw(training):
    """The held-out example of a Training of lstm.live that is shown first, as plain data."""
    report = check(training)
    shown = example(training.settings, training.own, report)
    if "tokens" in shown["read"]:  # not what a decoder wrote
        shown["read"]["tokens"] = shown["read"]["tokens"][: int(report.example.lengths[0])]
    drawn = {one["key"]: one for one in shown["quantities"]}
    memory = drawn.get("c", drawn["h"])
    return picture(shown["read"], drawn.get("x"), memory, shown["shape"][0], answer(shown["answers"]))


def of_sentence(model, text):
    """A model of words that reads a sentence."""
    tokens = [one for one in words.find(words.split(text), model.words)]
    trace = run(model, [one.id for one in tokens])[-1]
    chances = predict(model, trace)[-1]
    name = "c" if "c" in trace._fields else "h"
    said = f"then “{model.words[chances.argmax()]}”, {percent(chances.max())} sure"
    memory = heat(name, getattr(trace, name), CELLS[model.layers[-1].cell].GATES)
    return picture({"tokens": [one.token.text for one in tokens]}, None, memory, len(tokens), said)


def picture(read, x, memory, steps, said):
    """The parts of a small picture."""
    text = " ".join(read["tokens"]) if "tokens" in read else ""
    if "tokens" in read and all(len(token) == 1 for token in read["tokens"]):
        text = "".join(read["tokens"])
    return {
        "text": text if len(text) <= MOST_TEXT else f"… {text[-MOST_TEXT:].partition(' ')[2] or text[-MOST_TEXT:]}",
        "curve": read["numbers"][0] if read.get("numbers") else [],
        "maps": [one for one in (x, memory) if one],
        "steps": steps,
        "said": said,
        "alt": f"It reads {text or 'numbers'}; {said}.",
    }


def answer(answers):
    """What is answered in the end, in a few words."""
    if "said" in answers and "rows" in answers:
        return answers["said"]
    if "rows" in answers:
        last = next(row for row in reversed(answers["rows"]) if row)
        return f"it says “{last[0]}”, {percent(last[1])} sure"
    asked = max(t for t, one in enumerate(answers["asked"]) if one)
    said, truth = (answers[name][0][asked] for name in ("said", "truth"))
    return f"it says {said:.3g}; it was {truth:.3g}"
