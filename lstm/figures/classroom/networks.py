"""What a class can be asked about a network that is being trained, or was brought along: by its own numbers."""

import numpy as np

from lstm.cells import CELLS, Step
from lstm.figures.classroom.asked import measured
from lstm.figures.classroom.question import Question
from lstm.figures.colours import INK
from lstm.live import LIVE, Report

SAME = 0.1  # of the control's value: no further from it is the same
FAR = 0.5  # what a unit puts out, further from 0 than that


def against_control(task: str, report: Report) -> Question:
    """Is a network better by now than what needs no memory?"""
    about = LIVE[task]
    gain = (report.value - report.control) * (1.0 if about.METRIC.better == "higher" else -1.0)
    right = 1 if abs(gain) <= SAME * abs(report.control) else 0 if gain > 0 else 2
    text = f"“{about.NAME}”, after {report.updates:,} updates: how does the network do on what it was not trained on?"
    text += f" Against: {about.CONTROL}."
    return Question("choice", text, right, ("Better", "The same, within a tenth", "Worse"))


def widest(cell: str, trace: Step) -> Question | None:
    """Which gate of a layer is open widest, on average over a trace (T, H)? None where it has not two of them."""
    gates = CELLS[cell].GATES
    if len(gates) < 2:
        return None
    means = [float(getattr(trace, name).mean()) for name in gates]
    text = f"{CELLS[cell].NAME}, over {len(trace.h)} steps: which gate is open widest, all units and steps together?"
    answers = tuple(INK[name].name.capitalize() for name in gates)
    return Question("choice", text, means.index(max(means)), answers)


def beyond(cell: str, trace: Step) -> Question:
    """How often does a unit of a layer put out more than a half, up or down? In per cent, over a trace (T, H)."""
    text = f"{CELLS[cell].NAME}, over {len(trace.h)} steps: how often is what a unit puts out beyond ±{FAR}, in"
    share = float((np.abs(trace.h) > FAR).mean())
    return measured(f"{text} per cent?", 100.0 * share, 0.0, 100.0, "\u00a0%", 10.0)
