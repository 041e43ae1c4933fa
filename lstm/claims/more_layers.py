"""More layers are better."""

from typing import Any

from lstm.experiments.court.plan import Plan, as_large, trained
from lstm.experiments.court.rule import Rule
from lstm.live.check import value
from lstm.live.tasks import LIVE

NUMBER = 16
CLAIM = "More layers are better."
SAID_BY = "Tutorials that stack LSTMs before they say why."
RULE = Rule(
    "updates until it was solved", "2", "less", 20.0, ("1",), unit="number", differ="the task, and what is equal"
)
TASKS = {"count": "count", "parity": "odd or even", "reber": "a grammar"}
COST = {"1": 1.0, "2": 1.9, "3": 2.8}  # of an update with as many weights: more layers are more, smaller products
CASES = {f"{task} {equal}": f"{name}, by {equal}" for task, name in TASKS.items() for equal in ("updates", "time")}
ARMS = {"1": "one layer", "2": "two layers", "3": "three layers"}
SEEDS = (0, 1, 2)
SMALL = (("1", "2"), ("parity updates", "parity time"))
HOW = (
    "Three networks of each depth, with equally many weights, on three tasks. Measured are the updates until the task "
    "is solved; “by time” counts an update of two layers as 1.9 and of three as 2.8, which is what it costs here. One "
    "that never gets there counts as all updates it had."
)
LITERATURE = (
    "On speech depth helped much ([Graves and others 2013](https://arxiv.org/abs/1303.5778)), with millions of "
    "weights. On small tasks a second layer is one more thing to train."
)
CHANGES = "A task with several levels, letters, words, phrases, and enough data for each of them."
REFUTED = ("“Training of deep networks becomes effective”: depth in time is not depth in layers.",)


def plan(case: str, arm: str, seed: int) -> Plan:
    """A task as it comes, with as many weights in all as one layer has."""
    task = case.split()[0]
    like = trained(task, "lstm", seed)
    return as_large(trained(task, "lstm", seed, layers=int(arm)), like.settings)


def measure(case: str, arm: str, seed: int, training: Any) -> float:
    """The updates it took, or what they cost in updates of one layer."""
    task, equal = case.split()
    solved = LIVE[task].METRIC.reached(value(training))
    updates = training.updates if solved else plan(case, arm, seed).updates
    return updates * (COST[arm] if equal == "time" else 1.0)
