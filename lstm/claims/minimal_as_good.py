"""Minimal LSTMs match the LSTM."""

from typing import Any

from lstm.experiments import contest
from lstm.experiments.court.plan import Plan
from lstm.experiments.court.rule import Rule

NUMBER = 21
CLAIM = "A minimal LSTM, whose gates see the input alone, matches the LSTM."
SAID_BY = "[Feng and others 2024](https://arxiv.org/abs/2410.01201), “Were RNNs all we needed?”"
RULE = Rule(
    "how far it came, from a guess to no mistake",
    "minlstm",
    "more",
    -0.1,
    ("lstm",),
    least=0.3,
    differ="the task",
)
CASES = {task: one.name for task, one in contest.TASKS.items()}
ARMS = {"lstm": "LSTM", "minlstm": "minLSTM, one layer", "mingru": "minGRU, one layer"}
SEEDS = contest.SEEDS
SMALL = (("lstm", "minlstm"), ("parity",))
HOW = (
    "Three networks of each on three tasks, with equally many weights and for equally many seconds of one core, each "
    "with its own best learning rate. To match, the minimal LSTM may fall behind by a tenth."
)
LITERATURE = (
    "With gates that see the input alone, one layer computes a weighted sum of what it read: it cannot turn its memory "
    "round at every 1, as *odd or even* asks ([Merrill, Petty & Sabharwal 2024](https://arxiv.org/abs/2404.08819)). "
    "The paper stacks layers, and finds them level on selective copying, reinforcement learning and text."
)
CHANGES = "Two layers or more, and tasks of selecting and keeping."


def plan(case: str, arm: str, seed: int) -> Plan:
    """The training of the contest."""
    return contest.plan(arm, case, seed)


def measure(case: str, arm: str, seed: int, training: Any) -> float:
    """How far it came."""
    return contest.skill(training, case, False)


def known(case: str, arm: str, seed: int) -> float:
    """The same, as bench/contest.py measured it."""
    return contest.known(arm, case, seed, False)
