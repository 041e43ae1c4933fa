"""A training as a visitor has it: how far it is, when it was solved, and the film of how it got there."""

from time import perf_counter
from typing import Any, NamedTuple

import numpy as np

from lstm.live.check import Report, check, solved_now
from lstm.live.settings import Settings
from lstm.live.tasks import LIVE
from lstm.live.updates import Diverged, Record, Training, advance, begin
from lstm.training import optimise

MOST_FRAMES = 80  # in a film; when there are more, every second one goes
MOST_NUMBERS = 4_000_000  # in all frames of a film together: 32 MB


class Frame(NamedTuple):
    """One moment of a training, as the film keeps it: all that is needed to go on from there."""

    updates: int
    flat: np.ndarray  # (P,) the weights then
    memory: optimise.Memory
    value: float  # the task's metric on the held-out examples then


class Run(NamedTuple):
    """A training between two turns of whoever drives it."""

    training: Training
    frames: tuple[Frame, ...]  # the untrained network first, in order
    spacing: int  # least updates between two frames
    seconds: float  # spent on updates so far
    solved: tuple[int, float] | None  # (updates, seconds) at the first look that found it solved; see check.spacing
    trouble: str  # why it stopped by itself, or ""
    report: Report | None  # the check of where it stands


def start(settings: Settings, own: Any = None) -> Run:
    """Before the first update."""
    return resumed(begin(settings, own))


def resumed(training: Training) -> Run:
    """A run of a training that was begun elsewhere: its film begins here, and so does the counting of seconds."""
    run = kept(Run(training, (), 1, 0.0, None, "", None))
    return run._replace(solved=(training.updates, 0.0)) if run.report and run.report.solved else run


class Worked(NamedTuple):
    """What came of some updates."""

    training: Training  # the last good one, where the numbers ran away
    seconds: float  # spent on them
    trouble: str  # why the numbers ran away, or ""
    solved: bool  # whether it stopped because it is solved


def within(training: Training, most: int, budget: float = float("inf"), looking: bool = False) -> Worked:
    """At most `most` updates, and no new one after `budget` seconds; nor, if `looking`, after it is solved: Worked."""
    began, seconds, last = perf_counter(), 0.0, training.updates + most
    while training.updates < last:
        start = perf_counter()
        try:
            training = advance(training, 1)
        except Diverged as stopped:
            return Worked(stopped.training, seconds + perf_counter() - start, str(stopped), False)
        seconds += perf_counter() - start
        if looking and solved_now(training):
            return Worked(training, seconds, "", True)
        if perf_counter() - began >= budget:
            break
    return Worked(training, seconds, "", False)


def go(run: Run, most: int, budget: float = float("inf")) -> Run:
    """`within`, and then a look at where the run stands. It stops where it is solved for the first time.

    At most `most` updates, at least 0, and no new one after `budget` seconds.
    """
    return taken(run, within(run.training, most, budget, run.solved is None))


def taken(run: Run, worked: Worked) -> Run:
    """The run after some updates of it were done, wherever that was."""
    seconds = run.seconds + worked.seconds
    solved = run.solved or ((worked.training.updates, seconds) if worked.solved else None)
    news = solved != run.solved
    run = run._replace(training=worked.training, seconds=seconds, trouble=worked.trouble, solved=solved)
    return kept(run, news)


def kept(run: Run, news: bool = False) -> Run:
    """The run looked at, with a frame of where it stands if the last one is far enough back or there is other news."""
    training, last = run.training, run.frames[-1].updates if run.frames else -run.spacing
    report = check(training)
    run = run._replace(report=report)
    if not (news or training.updates - last >= run.spacing):
        return run
    frames = (*run.frames, Frame(training.updates, training.flat, training.memory, report.value))
    spacing, size = run.spacing, training.flat.size + training.memory.kept.size
    if len(frames) > max(10, min(MOST_FRAMES, MOST_NUMBERS // size)):
        frames, spacing = (*frames[:-1:2], frames[-1]), spacing * 2
    return run._replace(frames=frames, spacing=spacing)


def at_frame(run: Run, k: int) -> Training:
    """The training as it was at frame k of the film: going on from there gives what it gave then."""
    frame, training = run.frames[k], run.training
    turns = tuple(change for change in training.settings.turns if change.update < frame.updates)
    return training._replace(
        settings=training.settings._replace(turns=turns),
        flat=frame.flat,
        memory=frame.memory,
        updates=frame.updates,
        records=Record(*(part[: frame.updates] for part in training.records)),
    )


def back_to(run: Run, k: int) -> Run:
    """The run from frame k on, as if what came after had not been: to try something else from there."""
    solved = run.solved if run.solved and run.solved[0] <= run.frames[k].updates else None
    share = run.frames[k].updates / max(1, run.training.updates)
    training, seconds = at_frame(run, k), run.seconds * share
    return run._replace(
        training=training,
        frames=run.frames[: k + 1],
        solved=solved,
        trouble="",
        seconds=seconds,
        report=check(training),
    )


def best(run: Run) -> int:
    """The number of the frame with the best metric, the latest of them where several are as good.

    After the numbers ran away, the moment they did so from does not count: the network was on its way there.
    """
    sign = 1.0 if LIVE[run.training.settings.task].METRIC.better == "higher" else -1.0
    good = [k for k, frame in enumerate(run.frames) if not (run.trouble and frame.updates == run.training.updates)]
    return max(good or [0], key=lambda k: (sign * run.frames[k].value, k))
