"""The held-out example of a training: what is read, what is answered, and every gate of a layer as a heat map."""

from base64 import b64encode
from collections.abc import Container, Sequence
from typing import Any

import numpy as np

from lstm.cells import CELLS, Step
from lstm.figures.colours import INK, Ink, reach
from lstm.live import LIVE, options_of
from lstm.live.check import Report
from lstm.live.examples import Examples, Symbols, labels_of
from lstm.live.forms import Form, form_of
from lstm.live.forms.encoder_decoder import END, before
from lstm.live.settings import Settings
from lstm.live.slow import Followed
from lstm.live.tasks import kind_of
from lstm.networks import ctc, ctc_decode

SHADES = 127  # steps of a cell's colour on either side of 0
BINS = 20  # of a histogram
MOST_CURVES = 4  # channels that are read drawn as curves; more are drawn as shades
READ = Ink("x", "what it reads", "comes in", "#7F7F7F", "#5E5E5E", "#ABABAB")


def example(
    settings: Settings, own: Any, report: Report, beside: Sequence[Report] = (), depth: int | None = None
) -> dict[str, Any]:
    """One example: what is read, what is answered, and every quantity of every unit that is looked at.

    `depth` is the layer that is drawn of several, from 0, the top one if not given.
    Scales hold for the reports that stand beside it too.
    """
    cell, form, kind = CELLS[settings.cell], form_of(settings.task), kind_of(settings.task)
    symbols, what = LIVE[settings.task].symbols(options_of(settings, own)), steps_read(settings, own, report)

    def side(one: Report, name: str) -> np.ndarray:
        return form.quantity(up_to(form, one.traces, depth), name)

    quantities = [
        heat(name, side(report, name), cell.GATES, [side(other, name) for other in beside]) for name in cell.EQUATIONS
    ]
    if what.get("channels") == []:
        quantities.insert(0, heat("x", report.example.xs[:, 0], ()))
    return {
        "updates": report.updates,
        "read": what,
        "answers": decoded(report, symbols) if form.WRITES else answers(report, kind, symbols),
        "quantities": quantities,
        "shape": list(side(report, "h").shape),
        "split": split(form, report) or drawn_of(form, report.traces, depth),
    }


def up_to(form: Form, traces: tuple[Step, ...], depth: int | None) -> tuple[Step, ...]:
    """Traces (T, n, H) up to a layer, which so is the top one; all of them where the cells are no layers."""
    return traces if depth is None or not form.STACKS else traces[: depth + 1]


def drawn_of(form: Form, traces: tuple[Step, ...], depth: int | None) -> dict[str, Any] | None:
    """Which layer of traces (T, n, H) is drawn, as a caption; None where there is but one, or cells are no layers."""
    count = len(traces)
    if count == 1 or not form.STACKS:
        return None
    k = count if depth is None else depth + 1
    reads = "what is read above" if k == 1 else f"the outputs of layer {k - 1}"
    answers = "; from its outputs the answer is read" if k == count else f"; its outputs are what layer {k + 1} reads"
    return {"steps": 0, "units": 0, "said": f"Drawn is layer {k} of {count}: it reads {reads}{answers}."}


def split(form: Form, report: Report) -> dict[str, Any] | None:
    """Where two cells share the picture: how many steps are the first one's or how many units, and a caption."""
    if not form.PARTS:
        return None
    (steps, units), (first, second) = report.traces[0].h.shape, form.PARTS
    if form.WRITES:
        return {"steps": steps, "units": 0, "said": f"Left of the line the {first}, right of it the {second}."}
    return {"steps": 0, "units": units, "said": f"Above each line the cell that reads {first}, below it {second}."}


def steps_read(settings: Settings, own: Any, report: Report) -> dict[str, list[Any]]:
    """What is read at each step: as tokens, as curves, or if they are too many for curves, without channels.

    After what an encoder reads comes what its decoder reads: what that wrote before.
    """
    task, options = LIVE[settings.task], options_of(settings, own)
    if hasattr(task, "reads"):
        return {"tokens": list(task.reads(report.example.xs[:, 0], options))}
    symbols, found = task.symbols(options), read(report.example, task.symbols(options))
    if len(found.get("channels", ())) > MOST_CURVES:
        return {"channels": [], "numbers": []}
    if form_of(settings.task).WRITES:
        found["tokens"] += [symbols.outputs[k] for k in before(report.outputs.argmax(axis=-1))]
    return found


def read(example: Examples, symbols: Symbols) -> dict[str, list[Any]]:
    """What is read at each step: the names of tokens, or the numbers of each channel."""
    steps = int(example.lengths[0])
    if example.xs.ndim == 2:
        return {"tokens": [symbols.inputs[k] for k in example.xs[:steps, 0]]}
    return {"channels": list(symbols.inputs), "numbers": example.xs[:steps, 0].T.tolist()}


def answers(report: Report | Followed, kind: str, symbols: Symbols) -> dict[str, Any]:
    """What is answered at each step against the truth; None where nothing is asked."""
    example, steps = report.example, int(report.example.lengths[0])
    if kind == "labels":
        return by_frame(report, symbols)
    mask = example.weights[:steps, 0] > 0
    if kind == "number":
        outputs, targets = (array[:steps].T.tolist() for array in (report.outputs, example.targets[:, 0]))
        return {"names": list(symbols.outputs), "said": outputs, "truth": targets, "asked": mask.tolist()}
    return {"rows": rows(report.outputs, np.where(mask, example.targets[:steps, 0], -1), symbols)}


def rows(outputs: np.ndarray, right: np.ndarray, symbols: Symbols) -> list[list[Any] | None]:
    """[what is said, its chance, what is right, its chance] at each step, or None where nothing is right (-1).

    outputs (T, O), and what is right (T,).
    """
    return [
        None if k < 0 else [symbols.outputs[int(said.argmax())], float(said.max()), symbols.outputs[k], float(said[k])]
        for said, k in zip(outputs, right.tolist(), strict=True)
    ]


def by_frame(report: Report | Followed, symbols: Symbols) -> dict[str, Any]:
    """What is answered at each frame, against where CTC would have each label of the right reading."""
    right = labels_of(report.example)[0]
    scores = np.log(np.maximum(report.outputs, 1e-300))[:, None]
    found = ctc.read(scores, [right])
    path = found.places[0][found.posterior[:, 0].argmax(axis=-1)]
    said = ctc_decode.greedy(scores)[0]
    return {"rows": rows(report.outputs, path, symbols), "said": outcome("reads", said, right, symbols)}


def decoded(report: Report, symbols: Symbols) -> dict[str, Any]:
    """What a decoder writes, word by word, against the right words; nothing is asked while the encoder reads."""
    example, said = report.example, report.outputs.argmax(axis=-1).tolist()
    right = example.targets[:, 0].tolist()
    none = [None] * int(example.lengths[0])
    return {
        "rows": none + rows(report.outputs, example.targets[:, 0], symbols),
        "said": outcome("writes", until_end(said), until_end(right), symbols),
    }


def until_end(words: list[int]) -> list[int]:
    """The ids of the words before the first that ends an answer, 0."""
    return words[: words.index(END)] if END in words else words


def outcome(does: str, said: Sequence[int], right: Sequence[int], symbols: Symbols) -> str:
    """What came of it, in words: of single letters and digits as one word."""
    texts = [[symbols.outputs[k] for k in words] for words in (said, right)]
    between = "" if all(len(one) == 1 for text in texts for one in text) else " "
    reads, truth = (between.join(text) for text in texts)
    return f"it {does} “{reads}”, and that is right" if reads == truth else f"it {does} “{reads}”; right is “{truth}”"


def heat(name: str, values: np.ndarray, gates: Container[str], beside: Sequence[np.ndarray] = ()) -> dict[str, Any]:
    """One quantity of every unit over the steps: the shades of its cells as bytes, unit by unit, -127..127.

    With how its values are spread between its ends, and what share of them is at an end (within a tenth of it). Its
    scale is that of the values (T, H) and of those `beside` them. "x" is what is read.
    """
    ink, gate = INK.get(name, READ), name in gates
    limit = max(reach(name, each, gates) for each in (values, *beside))
    shades = np.round(np.clip(values.T / limit, -1.0, 1.0) * SHADES).astype(np.int8)
    low = 0.0 if gate else -limit
    ends = [float(np.mean(values <= low + 0.1 * limit)), float(np.mean(values >= 0.9 * limit))]
    counts = np.histogram(np.clip(values, low, limit), BINS, (low, limit))[0].tolist()
    about = {"key": name, "symbol": ink.symbol, "name": ink.name, "gate": gate, "reach": limit, "ends": ends}
    about |= {"ink": list(ink[3:]), "shades": b64encode(shades.tobytes()).decode(), "counts": counts}
    return about | {"units": values.shape[1]}
