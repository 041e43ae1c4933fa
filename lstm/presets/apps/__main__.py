"""Train what is shipped of each task, and measure it beside its contenders: the same seconds, three seeds of each."""

import sys
import time
from collections.abc import Sequence
from typing import Any

import numpy as np

from lstm.live import LIVE, advance, begin, check, defaults, model_of
from lstm.live.settings import Settings
from lstm.live.updates import Training
from lstm.presets.apps import file_of, save, shipped, variants

CELLS = ("lstm", "gru", "rnn")
SEEDS = (0, 1, 2)
TIMED = 20  # updates that are timed to know how many fit into the same seconds


def make(task: str, variant: str = "") -> None:
    """Train and write one network, and print what was measured."""
    changes, updates = variants(task)[variant], LIVE[task].SHIPPED
    runs, seconds = {}, None
    for cell in CELLS:
        plan = defaults(task, cell=cell, **changes)
        if cell != "lstm":
            plan = plan._replace(rate=LIVE[task].RATES[cell])
        n = updates if seconds is None else max(1, round(seconds / each(plan)))
        runs[cell] = [trained(plan._replace(seed=seed, horizon=n), n) for seed in SEEDS]
        seconds = seconds or float(np.median([took for _, took in runs[cell]]))
        print(task, variant, cell, told(runs[cell]), flush=True)
    first = runs["lstm"][0][0]
    report = check(first)
    far = None if report.far is None else float(report.far)
    cells = {cell: told(lanes) for cell, lanes in runs.items()}
    save(
        file_of(task, variant),
        first,
        {"value": float(report.value), "far": far, "control": float(report.control), "cells": cells},
    )


def each(plan: Settings) -> float:
    """Seconds of computing that an update takes, the best of three."""
    training = advance(begin(plan), 2)
    return min(trained_from(training, TIMED)[1] for _ in range(3)) / TIMED


def trained(plan: Settings, updates: int) -> tuple[Training, float]:
    """(a network trained for so many updates and rounded as it is shipped, seconds of computing)."""
    training, seconds = trained_from(begin(plan), updates)
    return training._replace(flat=training.flat.astype(np.float32).astype(float)), seconds


def trained_from(training: Training, updates: int) -> tuple[Training, float]:
    """(the training after so many updates, seconds of computing that it took)."""
    began = time.process_time()
    return advance(training, updates), time.process_time() - began


def told(lanes: Sequence[tuple[Training, float]]) -> dict[str, Any]:
    """What is kept of the seeds of one cell: the metric of each, their updates, seconds and weights."""
    values = [round(float(check(one).value), 4) for one, _ in lanes]
    seconds = float(np.median([took for _, took in lanes]))
    found = {
        "values": values,
        "updates": lanes[0][0].updates,
        "seconds": round(seconds, 2),
        "weights": lanes[0][0].flat.size,
    }
    more = getattr(LIVE[lanes[0][0].settings.task], "more", None)
    return found | ({"more": [more(model_of(one)) for one, _ in lanes]} if more else {})


if __name__ == "__main__":
    for name in sys.argv[1:] or shipped():
        for variant in variants(name):
            make(name, variant)
