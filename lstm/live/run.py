"""A training as a visitor has it: how far it is, when it was solved, and the film of how it got there."""

from time import perf_counter
from typing import NamedTuple

import numpy as np

from lstm.live.check import check
from lstm.live.fold import Diverged, Training, advance, begin

MOST_FRAMES = 80  # in a film; when there are more, every second one goes


class Frame(NamedTuple):
    """One moment of a training, as the film keeps it."""

    updates: int
    flat: np.ndarray  # (P,) the weights then
    value: float  # the task's metric on the held-out examples then


class Run(NamedTuple):
    """A training between two turns of whoever drives it."""

    training: Training
    frames: tuple  # of Frame, the untrained network first, in order
    spacing: int  # least updates between two frames
    seconds: float  # spent on updates so far
    solved: tuple | None  # (updates, seconds) at the first frame that was solved
    trouble: str  # why it stopped by itself, or ""


def start(settings, own=None):
    """Before the first update."""
    return kept(Run(begin(settings, own), (), 1, 0.0, None, ""))


def go(run, most, budget=float("inf")):
    """At most `most` updates more, and no new one after `budget` seconds; then a look at where it stands."""
    training, began, n = run.training, perf_counter(), 0
    trouble = ""
    try:
        while n < most and (n == 0 or perf_counter() - began < budget):
            training, n = advance(training, 1), n + 1
    except Diverged as stopped:
        training = stopped.training
        trouble = f"{stopped} The rate may be too high. These are the weights before that update."
    seconds = run.seconds + perf_counter() - began
    return kept(run._replace(training=training, seconds=seconds, trouble=trouble))


def kept(run):
    """The run with a frame of where it stands, if the last one is far enough back or it is solved now."""
    training, last = run.training, run.frames[-1].updates if run.frames else -run.spacing
    report = check(training)
    solved = run.solved or ((training.updates, run.seconds) if report.solved else None)
    if training.updates - last < run.spacing and solved == run.solved:
        return run
    frames, spacing = (*run.frames, Frame(training.updates, training.flat, report.value)), run.spacing
    if len(frames) > MOST_FRAMES:
        frames, spacing = (*frames[:-1:2], frames[-1]), spacing * 2
    return run._replace(frames=frames, spacing=spacing, solved=solved)


def at_frame(run, k):
    """The training as it was at frame k of the film."""
    frame = run.frames[k]
    return run.training._replace(flat=frame.flat, updates=frame.updates)
