"""A small picture of a network at work: what it reads, its memory, and what it answers."""

from typing import Any

import numpy as np

from lstm import predict, words
from lstm import read as run
from lstm.cells import Step
from lstm.figures.text import percent
from lstm.figures.train_live.held_out import example, heat
from lstm.live import LIVE, Report, options_of
from lstm.live.check import SEED, run_through
from lstm.live.examples import Examples
from lstm.live.forms import form_of
from lstm.live.updates import Training
from lstm.model import Model

MOST_TEXT = 44  # letters of what is read


def draw(training: Training) -> dict[str, Any]:
    """A Training of lstm.live at work: on its task's card, or on an example that is not trained on."""
    task, form = LIVE[training.settings.task], form_of(training.settings.task)
    options = options_of(training.settings, training.own)
    words, examples = task.card(options) if hasattr(task, "card") else (None, one_of(training))
    outputs, traces = run_through(training, examples)
    traces = tuple(map(alone, traces))
    report = Report(training.updates, 0.0, False, 0.0, None, examples, outputs[:, 0], traces)
    shown = example(training.settings, training.own, report)
    read, steps = shown["read"], shown["shape"][0]
    read = {"tokens": words} if words else read
    said = task.tell(report.outputs, options) if hasattr(task, "tell") else answer(shown["answers"])
    if "tokens" in read:  # not what a decoder wrote
        read["tokens"] = read["tokens"][: int(report.example.lengths[0])]
    drawn = {one["key"]: one for one in shown["quantities"]}
    name = "c" if "c" in drawn else "h"
    return picture(read, drawn.get("x"), memory(name, form.quantity(report.traces, name)), steps, said)


def one_of(training: Training) -> Examples:
    """One example that is not trained on: the one that is shown of a task, or the first of those it is judged by."""
    task, given, rng = (
        LIVE[training.settings.task],
        options_of(training.settings, training.own),
        np.random.default_rng(SEED),
    )
    if hasattr(task, "draw_shown"):
        return task.draw_shown(rng, 1, given)
    return form_of(training.settings.task).alone(getattr(task, "draw_test", task.draw)(rng, 1, given), 0)


def alone(trace: Step) -> Step:
    """The trace (T, 1, H) of one example without its batch axis."""
    return type(trace)(*(field[:, 0] for field in trace))


def memory(name: str, values: np.ndarray) -> dict[str, Any]:
    """A memory (T, H) as shades: full where only a fiftieth of it is larger, so that it can be seen."""
    return heat(name, np.clip(values, *(np.quantile(np.abs(values), 0.98) * np.array([-1.0, 1.0]))), ())


def of_sentence(model: Model, text: str) -> dict[str, Any]:
    """A model of words that reads a sentence."""
    tokens = words.find(words.split(text), model.words)
    trace = run(model, [one.id for one in tokens])[-1]
    chances = predict(model, trace)[-1]
    name = "c" if "c" in trace._fields else "h"
    said = f"then “{model.words[chances.argmax()]}”, {percent(chances.max())} sure"
    read = {"tokens": [one.token.text for one in tokens]}
    return picture(read, None, memory(name, getattr(trace, name)), len(tokens), said)


def picture(
    read: dict[str, list[Any]], x: dict[str, Any] | None, kept: dict[str, Any], steps: int, said: str
) -> dict[str, Any]:
    """The parts of a small picture."""
    text = " ".join(read["tokens"]) if "tokens" in read else ""
    if "tokens" in read and all(len(token) == 1 for token in read["tokens"]):
        text = "".join(read["tokens"])
    return {
        "text": text if len(text) <= MOST_TEXT else f"… {text[-MOST_TEXT:].partition(' ')[2] or text[-MOST_TEXT:]}",
        "curve": read["numbers"][0] if read.get("numbers") else [],
        "maps": [one for one in (x, kept) if one],
        "steps": steps,
        "said": said,
        "alt": f"It reads {text or 'numbers'}; {said}.",
    }


def answer(answers: dict[str, Any]) -> str:
    """What is answered in the end, in a few words."""
    if "said" in answers:
        return answers["said"]
    last = next(row for row in reversed(answers["rows"]) if row)
    return f"it says “{last[0]}”, {percent(last[1])} sure"
