"""A training under way: its curves, its weights, and the held-out example, for the component in ui/train_live/train."""

from collections.abc import Sequence
from typing import Any, cast

import numpy as np

from lstm.cells import CELLS
from lstm.figures.text import percent
from lstm.figures.train_live.held_out import BINS, example, steps_read, up_to
from lstm.live import LIVE, in_force, options_of
from lstm.live.check import Report
from lstm.live.examples import Metric
from lstm.live.forms import form_of
from lstm.live.run import Run
from lstm.live.settings import metric_of
from lstm.live.tasks import Task
from lstm.live.updates import Record, Training
from lstm.numbers import clock, plain, sized

MOST_POINTS = 240  # of a curve: more than a screen can show apart
MOST_WORDS = 30  # said of a task above its picture
RECENT = 100  # updates over which the share of clipped ones is counted
NO_GOAL = ". How good an answer can be, nobody knows: no line says solved"


def draw(
    run: Run, shown: Training, report: Report, before: Report | None = None, depth: int | None = None
) -> dict[str, Any]:
    """Everything the page shows of a training, as plain data.

    `run` is a lstm.live.run.Run; `shown` the training at the moment in view, `report` the check of it; `before` the
    check of another moment, to stand beside it; `depth` the layer drawn of several.
    """
    settings, task = run.training.settings, LIVE[run.training.settings.task]
    now, judged = in_force(settings, run.training.updates), judged_on(task, run.training)
    return {
        "task": asked(task),
        "standing": standing(run, task, shown, report),
        "panels": [
            value_panel(run, task, report, judged),
            loss_panel(run.training.records),
            norm_panel(run.training.records, now.clip),
        ],
        "weights": weights(shown.flat),
        "shown": shown.updates,
        "before": None if before is None else example(settings, run.training.own, before, [report], depth),
        "example": example(settings, run.training.own, report, [before] if before else [], depth),
        "film": [frame.updates for frame in run.frames],
        "alt": describe(task, report, judged, metric_of(settings, run.training.own).solved is not None),
    }


def asked(task: Task) -> list[str]:
    """What the network is to learn: the task's name, and its first sentences, at most so many words of them."""
    sentences, told = task.ABOUT.split(". "), ""
    for one in sentences:
        if told and len(f"{told} {one}".split()) > MOST_WORDS:
            break
        told = f"{told} {one.rstrip('.')}.".strip()
    return [task.NAME.rstrip("?"), told]


def standing(run: Run, task: Task, shown: Training, report: Report) -> list[list[Any]]:
    """How far the training is, and what of it is in view: [text, whether it stands out], piece by piece."""
    metric, done = metric_of(run.training.settings, run.training.own), run.training.updates
    here = cast(Report, run.report)  # of a run that has begun
    value = value_said(metric, here.value)
    pieces = [
        [f"{done:,} update{'s' * (done != 1)}", True],
        [f"{f' in {clock(run.seconds)} of computing' if done else ''} · {metric.name}: ", False],
    ]
    goal = NO_GOAL if metric.solved is None else f", solved at {value_said(metric, metric.solved)}"
    pieces += [[value, True], [goal, False]]
    if here.far is not None:
        pieces.append([f" · on {task.FAR}: {value_said(metric, here.far)}", False])
    begun = run.frames[0].updates  # more than 0 where it was loaded from a file
    if begun:
        pieces.append([f" · loaded at update {begun:,}", False])
    if run.solved and run.solved[0] > begun:
        was = "" if here.solved else "was "
        pieces += [[" · ", False], [f"{was}solved after {run.solved[0]:,} updates and {clock(run.solved[1])}", True]]
    elif not done and run.training.own is None and metric.solved is not None:
        pieces.append([f". Press play: {task.UPDATES:,} updates at most, with the usual settings", False])
    price = in_force(run.training.settings, done).penalty
    if price:
        more = ": train on, and those that are not needed shut" if run.solved else ""
        pieces.append([f" · an open gate costs {plain(price)}, so that gates can be read{more}", False])
    if shown.updates != done:
        pieces.append([f" · in view: update {shown.updates:,}, {value_said(metric, report.value)}", True])
    return pieces


def judged_on(task: Task, training: Training) -> str:
    """What a task's metric is measured on, in words."""
    said = getattr(task, "judged_on", None)
    return said(options_of(training.settings, training.own)) if said else "held-out examples"


def value_panel(run: Run, task: Task, report: Report, judged: str) -> dict[str, Any]:
    """The task's metric over the film."""
    metric, values = metric_of(run.training.settings, run.training.own), [float(frame.value) for frame in run.frames]
    solved: list[Any] = [] if metric.solved is None else [[metric.solved, "solved"]]
    high = 1.0 if metric.better == "higher" else max(report.control, *(level for level, _ in solved), *values) * 1.05
    lines = [*solved, [report.control, task.CONTROL.partition(",")[0]]]
    updates = [frame.updates for frame in run.frames]
    drawn = panel("value", f"{metric.name}, on {judged}", updates, values, high, lines)
    return drawn | {"short": metric.name}


def loss_panel(records: Record) -> dict[str, Any]:
    """The loss of every update on its batch."""
    updates, losses = thinned(records.loss)
    return panel("loss", "loss on the training batches", updates, losses, max([0.01, *losses]), [])


def norm_panel(records: Record, clip: float) -> dict[str, Any]:
    """The length of every update's gradient, and how often it was clipped of late."""
    updates, norms = thinned(records.norm)
    title = "length of the gradient"
    if clip and len(updates):
        share = float(np.mean(records.clipped[-RECENT:] > 0))
        title = f"length of the gradient: {percent(share)} clipped"
    return panel(
        "norm", title, updates, norms, max([0.01, 1.2 * clip, *norms]), [[clip, "clipped above"]] if clip else []
    )


def panel(
    key: str, title: str, updates: Sequence[int], values: Sequence[float], high: float, lines: Sequence[list[Any]]
) -> dict[str, Any]:
    """One curve over the updates, from 0 to `high`; lines are [height, name]."""
    return {"key": key, "title": title, "xs": updates, "ys": values, "high": high, "lines": lines}


def thinned(values: np.ndarray) -> tuple[list[int], list[float]]:
    """Updates, from 0, and values (n,), each point the mean of so many updates that MOST_POINTS are enough."""
    width = max(1, int(np.ceil(len(values) / MOST_POINTS)))
    parts = [values[k : k + width] for k in range(0, len(values), width)]
    return [k * width + len(part) for k, part in enumerate(parts)], [float(part.mean()) for part in parts]


def weights(flat: np.ndarray) -> dict[str, Any]:
    """How the weights (n,) are spread: how many lie in each of the bins between -reach and reach."""
    limit = float(2.0 ** np.ceil(np.log2(max(1.0, np.abs(flat).max()))))
    return {
        "reach": limit,
        "counts": np.histogram(flat, 2 * BINS, (-limit, limit))[0].tolist(),
        "largest": float(np.abs(flat).max()),
    }


def value_said(metric: Metric, value: float) -> str:
    """A metric's value, in the unit of the metric, for people."""
    return percent(value) if metric.better == "higher" else sized(value)


def describe(task: Task, report: Report, judged: str, goal: bool) -> str:
    """What is shown, in words."""
    metric, state = task.METRIC, ", solved" if report.solved else ", not solved yet" if goal else ""
    return (
        f"After {report.updates:,} updates: {metric.name} {value_said(metric, report.value)} on {judged}"
        f"{state}; {task.CONTROL}: {value_said(metric, report.control)}."
    )


def update_table(run: Run) -> list[dict[str, float | None]]:
    """One row for each update: its loss, the length of its gradient, the share cut off, and the metric if kept."""
    name = LIVE[run.training.settings.task].METRIC.name
    values = {frame.updates: float(frame.value) for frame in run.frames}
    records = zip(*run.training.records, strict=True)
    return [
        {
            "update": k,
            "loss": float(loss),
            "length of the gradient": float(norm),
            "clipped": float(cut),
            name: values.get(k),
        }
        for k, (loss, norm, cut) in enumerate(records, start=1)
    ]


def gate_table(run: Run, report: Report, depth: int | None = None) -> list[dict[str, Any]]:
    """One row for each step and unit of the example: what is read, and every quantity of a layer, else the top one."""
    settings, form = run.training.settings, form_of(run.training.settings.task)
    traces = up_to(form, report.traces, depth)
    columns = {name: form.quantity(traces, name) for name in CELLS[settings.cell].EQUATIONS}
    found = steps_read(settings, run.training.own, report)
    numbers = report.example.xs[:, 0].tolist()
    names = found["tokens"] if "tokens" in found else [str(tuple(row)) for row in numbers]
    return [
        {"step": t + 1, "reads": names[t], "unit": unit} | {name: float(a[t, unit]) for name, a in columns.items()}
        for t, unit in np.ndindex(columns["h"].shape)
    ]
