"""The LSTM and its cousins: what each costs, and how it does on three tasks with several seeds.

What was measured once, by bench/cousins.py, stands in data/cousins.json. The same functions measure it anew anywhere.

Source: the comparison is Greff et al. 2017's; the tasks, and what is measured, are ours.
"""

import json
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from statistics import median_high
from time import perf_counter
from typing import Any, NamedTuple

import numpy as np

from lstm.cells import CELLS
from lstm.live import race
from lstm.live.check import check
from lstm.live.settings import Settings, defaults
from lstm.live.standings import NEVER, level, time_of
from lstm.live.tasks import LIVE
from lstm.live.updates import advance, begin

FILE = Path(__file__).parent / "data" / "cousins.json"
TASKS = ("recall", "adding", "count")  # of LIVE
SEEDS = 5
TIMED = "adding"  # the task whose updates are timed
HELD = 16  # units there


class Cousin(NamedTuple):
    """One variant of the LSTM."""

    name: str
    cell: str  # of CELLS
    changes: dict[str, Any]  # field of Settings -> its value, besides the cell
    weights: str  # how many H units that read D inputs have


COUSINS = {
    "lstm": Cousin("LSTM", "lstm", {}, "4·H·(H + D + 1)"),
    "bias0": Cousin("LSTM, bias 0", "lstm", {"forget": 0.0}, "4·H·(H + D + 1)"),
    "lstm1997": Cousin("1997 LSTM", "lstm1997", {}, "3·H·(H + D + 1)"),
    "coupled": Cousin("Coupled LSTM", "coupled", {}, "3·H·(H + D + 1)"),
    "peephole": Cousin("Peephole LSTM", "peephole", {}, "4·H·(H + D + 1) + 3·H"),
    "gru": Cousin("GRU", "gru", {}, "3·H·(H + D + 1)"),
    "rnn": Cousin("Plain RNN", "rnn", {}, "H·(H + D + 1)"),
    "slstm": Cousin("sLSTM", "slstm", {}, "4·H·(H + D + 1)"),
    "janet": Cousin("JANET", "janet", {}, "2·H·(H + D + 1)"),
    "minlstm": Cousin("minLSTM", "minlstm", {}, "3·H·(D + 1)"),
    "mingru": Cousin("minGRU", "mingru", {}, "2·H·(D + 1)"),
}


class Result(NamedTuple):
    """How the networks of one cousin did on one task."""

    of: int  # how many there are
    solved: int  # of them
    updates: int | None  # the median over all of them of the updates to solve it; None: more than half did not
    value: float | None  # the median of the task's metric where each stands now; None: no number any more
    over: bool  # whether all have stopped


def count(cell: str, n_in: int, n_hidden: int) -> int:
    """How many weights a cell has."""
    return sum(array.size for array in CELLS[cell].init(n_in, n_hidden, np.random.default_rng(0)).values())


def settings(key: str, task: str, seed: int = 0) -> Settings:
    """What a cousin is trained with: the task's own defaults, and the cell's best known learning rate for it."""
    one = COUSINS[key]
    usual = defaults(task, seed=seed)
    return usual._replace(cell=one.cell, rate=race.rate_of(usual, one.cell), **one.changes)


def start(task: str, seeds: int = SEEDS) -> race.Race:
    """A race of all of them, before the first update, for lstm.live.race.go: lane k is of cousin k // seeds."""
    lanes = [
        race.Lane(k, begin(settings(key, task, seed)), (), None, "", 0.0)
        for k, key in enumerate(COUSINS)
        for seed in range(seeds)
    ]
    control = check(lanes[0].training).control
    return race.Race(defaults(task), "", race.checks_of(task), control, tuple(map(race.looked_at, lanes)))


def results(now: race.Race) -> dict[str, Result]:
    """How such a race stands: key -> Result, all cut to the checks that every network has had."""
    even, done = level(now), {}
    higher = LIVE[now.settings.task].METRIC.better == "higher"
    worst = -NEVER if higher else NEVER
    for k, key in enumerate(COUSINS):
        lanes = [lane for lane in even.lanes if lane.contender == k]
        updates = median_high([time_of(lane) for lane in lanes])
        value = sorted(worst if lane.values[-1] is None else lane.values[-1] for lane in lanes)[len(lanes) // 2]
        done[key] = Result(
            len(lanes),
            sum(lane.solved is not None for lane in lanes),
            None if updates == NEVER else int(updates),
            None if value == worst else value,
            all(race.stopped(lane, now.checks) for lane in lanes),
        )
    return done


def costs(rounds: int = 5, updates: int = 5, clock: Callable[[], float] = perf_counter) -> dict[str, float]:
    """Milliseconds for one update of each cousin on the task TIMED: key -> the least of some rounds.

    What else the machine does only adds to a time, and in every round each has its turn: so the least tells the cells.
    """
    trainings = {key: advance(begin(settings(key, TIMED)), 1) for key in COUSINS}  # buffers are made by the first
    found = {key: [] for key in COUSINS}
    for _ in range(rounds):
        for key, training in trainings.items():
            began = clock()
            advance(training, updates)
            found[key].append(1e3 * (clock() - began) / updates)
    return {key: min(some) for key, some in found.items()}


@lru_cache(maxsize=1)
def stored() -> dict[str, Any]:
    """What bench/cousins.py measured: see there for what the parts are."""
    return json.loads(FILE.read_text())
