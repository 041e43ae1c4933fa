"""A training under way: its curves, and one held-out example with its gates, for the component in ui/train."""

from base64 import b64encode

import numpy as np

from lstm.figures.ink import INK, reach
from lstm.figures.strip import significant
from lstm.figures.text import percent

MOST_POINTS = 240  # of a curve: more than a screen can show apart
SHADES = 127  # steps of a cell's colour on either side of 0


def draw(cell, metric, kind, symbols, records, frames, report):
    """Everything the page shows of a training, as plain data.

    records are the updates so far, a Record of arrays; frames the film's (updates, value); report is that of the
    moment in view: one held-out example, what is answered to it, and the trace (T, H) of the top layer.
    """
    trace = report.traces[-1]
    return {
        "loss": loss_curve(records),
        "value": [[frame.updates for frame in frames], [float(frame.value) for frame in frames]],
        "metric": {"name": metric.name, "better": metric.better, "solved": metric.solved, "control": report.control},
        "shown": report.updates,
        "read": read(report.example, symbols),
        "answers": answers(report, kind, symbols),
        "quantities": [heat(name, getattr(trace, name), cell.GATES) for name in cell.EQUATIONS],
        "shape": list(trace.h.shape),
        "alt": said(metric, report),
    }


def loss_curve(records):
    """[updates, losses], each point the mean of as many updates as it takes to have at most MOST_POINTS."""
    losses = records.loss
    width = max(1, int(np.ceil(len(losses) / MOST_POINTS)))
    parts = [losses[k : k + width] for k in range(0, len(losses), width)]
    return [[k * width + len(part) for k, part in enumerate(parts)], [float(part.mean()) for part in parts]]


def read(example, symbols):
    """What is read at each step: the names of tokens, or the numbers of each channel."""
    steps = int(example.lengths[0])
    if example.xs.ndim == 2:
        return {"tokens": [symbols.inputs[k] for k in example.xs[:steps, 0]]}
    return {"channels": list(symbols.inputs), "numbers": significant(example.xs[:steps, 0].T, 4).tolist()}


def answers(report, kind, symbols):
    """What is answered at each step against the truth; None where nothing is asked."""
    example, steps = report.example, int(report.example.lengths[0])
    asked = example.weights[:steps, 0] > 0
    if kind == "number":
        outputs, targets = (
            significant(array[:steps].T, 4).tolist() for array in (report.outputs, example.targets[:, 0])
        )
        return {"names": list(symbols.outputs), "said": outputs, "truth": targets, "asked": asked.tolist()}
    rows = []
    for t in range(steps):
        best, right = int(report.outputs[t].argmax()), int(example.targets[t, 0])
        chances = [float(report.outputs[t, k]) for k in (best, right)]
        rows.append([symbols.outputs[best], chances[0], symbols.outputs[right], chances[1]] if asked[t] else None)
    return {"rows": rows}


def heat(name, values, gates):
    """One quantity of every unit over the steps: the shades of its cells as bytes, unit by unit, -127..127."""
    far = reach(name, values, gates)
    shades = np.round(np.clip(values.T / far, -1.0, 1.0) * SHADES).astype(np.int8)
    ink = INK[name]
    about = {"key": name, "symbol": ink.symbol, "name": ink.name, "gate": name in gates, "reach": far}
    return about | {"ink": list(ink[3:]), "shades": b64encode(shades.tobytes()).decode()}


def value_said(metric, value):
    """A metric's value for people."""
    return percent(value) if metric.better == "higher" else f"{value:.3g}"


def said(metric, report):
    """What is shown, in words."""
    state = "solved" if report.solved else "not solved yet"
    return (
        f"After {report.updates:,} updates: {metric.name} {value_said(metric, report.value)} on held-out examples, "
        f"{state}; without memory {value_said(metric, report.control)}."
    )
