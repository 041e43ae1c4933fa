"""The held-out example of a training: what is read, what is answered, and every gate of its top layer as a heat map."""

from base64 import b64encode

import numpy as np

from lstm.cells import CELLS
from lstm.figures.ink import INK, reach
from lstm.figures.strip import significant
from lstm.live import LIVE, options_of

SHADES = 127  # steps of a cell's colour on either side of 0
BINS = 20  # of a histogram


def example(settings, own, report, beside=()):
    """One example: what is read, what is answered, and every quantity of every unit of the top layer.

    Scales hold for the reports that stand beside it too.
    """
    task, cell, trace = LIVE[settings.task], CELLS[settings.cell], report.traces[-1]
    options = options_of(settings, own)
    symbols = task.symbols(options)
    return {
        "updates": report.updates,
        "read": read(report.example, symbols),
        "answers": answers(report, task.sizes(options)[2], symbols),
        "quantities": [
            heat(name, getattr(trace, name), cell.GATES, [getattr(other.traces[-1], name) for other in beside])
            for name in cell.EQUATIONS
        ],
        "shape": list(trace.h.shape),
    }


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


def heat(name, values, gates, beside=()):
    """One quantity of every unit over the steps: the shades of its cells as bytes, unit by unit, -127..127.

    With how its values are spread between its ends, and what share of them is at an end (within a tenth of it).
    """
    far, gate, ink = max(reach(name, each, gates) for each in (values, *beside)), name in gates, INK[name]
    shades = np.round(np.clip(values.T / far, -1.0, 1.0) * SHADES).astype(np.int8)
    low = 0.0 if gate else -far
    ends = [float(np.mean(values <= low + 0.1 * far)), float(np.mean(values >= 0.9 * far))]
    counts = np.histogram(np.clip(values, low, far), BINS, (low, far))[0].tolist()
    about = {"key": name, "symbol": ink.symbol, "name": ink.name, "gate": gate, "reach": far, "ends": ends}
    return about | {"ink": list(ink[3:]), "shades": b64encode(shades.tobytes()).decode(), "counts": counts}
