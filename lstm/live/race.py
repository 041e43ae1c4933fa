"""Several trainings side by side, told apart by one thing alone: the cell, say, with several seeds of each.

Networks of the same seed are trained on the very same batches. Plain data in, plain data out, as in lstm.live.updates:
however a race is cut into turns, its curves are the same to the last bit; only the seconds are the machine's.
"""

from time import perf_counter
from typing import Any, NamedTuple

import numpy as np

from lstm.live.check import check, spacing, value
from lstm.live.run import within
from lstm.live.settings import Settings, defaults, in_force, metric_of
from lstm.live.tasks import LIVE
from lstm.live.updates import Training, begin
from lstm.numbers import plain

TRIED = (0.001, 0.003, 0.01, 0.03, 0.1)  # learning rates of which bench/race.py finds the best for each task and cell
LONGER = 2  # a race ends after so many times the updates within which a task's defaults solve it


class Contender(NamedTuple):
    """What takes part in a race, once with each seed."""

    name: str
    changes: dict[str, Any]  # field of Settings -> its value


class Lane(NamedTuple):
    """One network of a race."""

    contender: int  # which of the contenders it is of
    training: Training
    values: tuple[
        float | None, ...
    ]  # its metric on the held-out examples at each of the race's checks so far; None: no number any more
    solved: int | None  # updates at the first check that was as good as solved: there it stops
    trouble: str  # why it stopped by itself, or ""
    seconds: float  # spent on its updates


class Race(NamedTuple):
    """A race between two turns of whoever drives it."""

    settings: Settings  # what all have in common
    kind: str  # one of RACES
    checks: tuple[int, ...]  # the updates at which every lane is looked at, 0 the first
    control: float  # the metric of the best answer that needs no memory
    lanes: tuple[Lane, ...]  # the seeds of the first contender first


CELLS = {"lstm": "LSTM", "gru": "GRU", "rnn": "plain RNN", "peephole": "peephole LSTM"}
CELLS |= {"lstm1997": "1997 LSTM", "coupled": "coupled LSTM"}
CELLS |= {"slstm": "sLSTM", "janet": "JANET", "minlstm": "minLSTM", "mingru": "minGRU"}


def cells(*names: str) -> tuple[Contender, ...]:
    """Contenders that differ in the cell."""
    return tuple(Contender(CELLS[name], {"cell": name}) for name in names)


RACES = {  # the first of each is the one the others are compared with
    "cells": cells("lstm", "gru", "rnn"),
    "four": cells("lstm", "gru", "rnn", "peephole"),
    "cousins": cells("lstm", "lstm1997", "coupled", "peephole"),
    "later": cells("lstm", "slstm", "janet", "minlstm"),
    "bias": tuple(Contender(f"bias {plain(bias)}", {"cell": "lstm", "forget": bias}) for bias in (3.0, 1.0, 0.0)),
}


def start(settings: Settings, kind: str, seeds: int = 5, own: Any = None) -> Race:
    """Before the first update: `seeds` networks of each contender, from settings.seed on.

    Raises ValueError, with a sentence, for settings that will not do.
    """
    settings = common(settings)
    lanes = [
        Lane(k, begin(entered(settings, contender, settings.seed + seed), own), (), None, "", 0.0)
        for k, contender in enumerate(RACES[kind])
        for seed in range(seeds)
    ]
    control = check(lanes[0].training).control
    return Race(settings, kind, checks_of(settings.task), control, tuple(looked_at(lane) for lane in lanes))


def checks_of(task: str) -> tuple[int, ...]:
    """The updates at which the networks of a race are looked at: from 0 to its end."""
    most = LONGER * LIVE[task].UPDATES
    return (*range(0, most, spacing(task)), most)


def common(settings: Settings) -> Settings:
    """The settings that all have in common: those of the first update, for later turns belong to one training."""
    return in_force(settings, 0)._replace(turns=())


def entered(settings: Settings, contender: Contender, seed: int) -> Settings:
    """The settings of one network of a race."""
    changed = settings._replace(seed=seed, **contender.changes)
    return changed if "forget" in contender.changes else changed._replace(rate=rate_of(settings, changed.cell))


def rate_of(settings: Settings, cell: str) -> float:
    """A cell's best known learning rate for the task, above 0; where another than the task's is set, that for all."""
    usual = defaults(settings.task).rate
    return LIVE[settings.task].RATES.get(cell, usual) if settings.rate == usual else settings.rate


def go(race: Race, budget: float = float("inf")) -> Race:
    """Bring the lanes on in turn, to one check after the other; no new update is begun after `budget` seconds."""
    began = perf_counter()
    while not over(race):
        k = behind(race)
        left = budget - (perf_counter() - began)
        race = race._replace(lanes=(*race.lanes[:k], driven(race.lanes[k], race.checks, left), *race.lanes[k + 1 :]))
        if perf_counter() - began >= budget:
            break
    return race


def over(race: Race) -> bool:
    """Whether every lane has stopped."""
    return all(stopped(lane, race.checks) for lane in race.lanes)


def stopped(lane: Lane, checks: tuple[int, ...]) -> bool:
    """Whether a lane is solved, has run away, or has done all its updates: the last of `checks`, at least 0 each."""
    return lane.solved is not None or bool(lane.trouble) or len(lane.values) == len(checks)


def behind(race: Race) -> int:
    """The number of the lane to bring on: the first of those that are least far."""
    running = [k for k, lane in enumerate(race.lanes) if not stopped(lane, race.checks)]
    return min(running, key=lambda k: len(race.lanes[k].values))


def driven(lane: Lane, checks: tuple[int, ...], budget: float) -> Lane:
    """A lane brought on towards its next check, for `budget` seconds, and looked at if it gets there.

    Numbers that run away stop it alone.
    """
    goal = checks[len(lane.values)]
    training, seconds, trouble, _ = within(lane.training, goal - lane.training.updates, budget)
    lane = lane._replace(training=training, seconds=lane.seconds + seconds, trouble=trouble)
    if trouble:
        return lane._replace(values=(*lane.values, None))
    return looked_at(lane) if training.updates == goal else lane


def looked_at(lane: Lane) -> Lane:
    """A lane with the value of where it stands, and stopped if that is as good as solved."""
    with np.errstate(all="ignore"):  # a network may be about to run away
        found = value(lane.training)
    solved = lane.training.updates if metric_of(lane.training.settings, lane.training.own).reached(found) else None
    return lane._replace(values=(*lane.values, found if np.isfinite(found) else None), solved=solved)
