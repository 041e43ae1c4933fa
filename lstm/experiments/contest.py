"""What came after the LSTM, on small tasks: who tracks a state, who looks things up, who counts.

All have about as many weights, read the same batches for the same seed, and train for the same seconds of one core,
each with its own best learning rate of RATES, found with another seed. `python bench/contest.py` measured what is
stored.
"""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from lstm.experiments.court.plan import Plan, as_large
from lstm.live.check import SEED, score
from lstm.live.settings import Settings, defaults
from lstm.live.tasks import LIVE
from lstm.live.updates import Training

FILE = Path(__file__).parent / "contest.json"
RATES = (0.001, 0.003, 0.01, 0.03, 0.1)
SEEDS, TRIED = (0, 1, 2), 50  # of the contest, and of the search for the rates
TESTED = 256  # sequences asked at each length


class Task(NamedTuple):
    """A task of the contest."""

    name: str
    live: str  # of LIVE
    options: dict[str, int]  # as trained
    twice: dict[str, int]  # and further
    seconds: float  # of one core, for each network


TASKS = {
    "parity": Task("Odd or even", "parity", {"length": 12}, {"length": 24}, 0.6),
    "lookup": Task("The value of a key", "lookup", {"pairs": 5}, {"pairs": 10}, 1.5),
    "timing": Task("Equally long again", "timing", {"longest": 8}, {"longest": 16}, 0.6),
}
CONTESTANTS = {
    "lstm": "LSTM",
    "slstm": "sLSTM",
    "janet": "JANET",
    "minlstm": "minLSTM",
    "mingru": "minGRU",
    "mlstm": "mLSTM",
    "attention": "Attention, 2 blocks",
}
LIKE = 17  # units of the LSTM that all are as large as: with them, all can be within a twentieth
MOST = 3000  # updates, whatever an update costs


def settings(who: str, task: str, seed: int, rate: float) -> Settings:
    """The settings of a contestant with as many weights as the LSTM has."""
    one = TASKS[task]
    usual = defaults(one.live, seed=seed, options=tuple(sorted(one.options.items())), penalty=0.0)
    like = usual._replace(cell="lstm", units=LIKE, forget=1.0)
    return as_large(Plan(like._replace(cell=who, rate=rate), 1), like).settings


def right(training: Training, options: dict[str, int]) -> float:
    """The task's metric, 0..1, on sequences with these options, the same for everybody."""
    task = LIVE[training.settings.task]
    given = {name: option.default for name, option in task.OPTIONS.items()} | options | {"own": None}
    return score(training, task.draw(np.random.default_rng([SEED, 24]), TESTED, given))


def control(task: str) -> float:
    """The metric, 0..1, of the best answer that needs no memory."""
    one, given = LIVE[TASKS[task].live], TASKS[task].options
    usual = {name: option.default for name, option in one.OPTIONS.items()} | given | {"own": None}
    return one.control(one.draw(np.random.default_rng([SEED, 24]), TESTED, usual), usual)


def plan(who: str, task: str, seed: int) -> Plan:
    """The training of a contestant, with the learning rate and for the updates that were found."""
    found = stored()["tasks"][task][who]
    return Plan(settings(who, task, seed, found["rate"]), found["updates"], False)


def known(who: str, task: str, seed: int, far: bool) -> float:
    """`skill` of a network of the contest, as it was stored."""
    found = stored()["tasks"][task][who]["twice" if far else "trained"]
    return (found[SEEDS.index(seed)] - control(task)) / (1.0 - control(task))


def skill(training: Training, task: str, far: bool) -> float:
    """The skill of a network at the trained length, or, if `far`, at twice that."""
    guess = control(task)
    return (right(training, TASKS[task].twice if far else TASKS[task].options) - guess) / (1.0 - guess)


@lru_cache(maxsize=1)
def stored() -> dict[str, Any]:
    """What bench/contest.py measured: see there for what the parts are."""
    return json.loads(FILE.read_text())
