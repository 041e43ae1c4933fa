"""Transformers made LSTMs obsolete."""

from typing import Any

from lstm.experiments import contest
from lstm.experiments.court.plan import Plan
from lstm.experiments.court.rule import Rule

NUMBER = 20
CLAIM = "Transformers made LSTMs obsolete."
SAID_BY = (
    "The reading that many take from [Vaswani and others 2017](https://arxiv.org/abs/1706.03762), “dispensing with "
    "recurrence entirely”, and from large language models."
)
RULE = Rule(
    "how far it came, from a guess to no mistake",
    "attention",
    "more",
    -0.1,
    ("lstm",),
    least=0.3,
    differ="the task",
)
CASES = {
    f"{task} {far}".strip(): f"{one.name}, {'twice the trained length' if far else 'trained length'}"
    for task, one in contest.TASKS.items()
    for far in ("", "far")
}
ARMS = {"lstm": "LSTM", "attention": "attention, 2 blocks", "mlstm": "mLSTM"}
SEEDS = contest.SEEDS
SMALL = (("lstm", "attention"), ("parity", "parity far"))
HOW = (
    "Three networks of each on three tasks, with equally many weights and for equally many seconds of one core, each "
    "with its own best learning rate. To be as good, attention may fall behind by a tenth. Beside them the mLSTM."
)
LITERATURE = (
    "[Merrill, Petty & Sabharwal 2024](https://arxiv.org/abs/2404.08819): transformers, and recurrent networks whose "
    "gates see the input alone, cannot track a state of this kind at any length. "
    "[Arora and others 2023](https://arxiv.org/abs/2312.04927): looking things up is what recurrent networks lack."
)
CHANGES = "Much larger networks and data: there attention wins on text, which is looked up in more than counted."


def plan(case: str, arm: str, seed: int) -> Plan:
    """The training of the contest."""
    return contest.plan(arm, case.split()[0], seed)


def measure(case: str, arm: str, seed: int, training: Any) -> float:
    """How far it came."""
    task, _, far = case.partition(" ")
    return contest.skill(training, task, bool(far))


def known(case: str, arm: str, seed: int) -> float:
    """The same, as bench/contest.py measured it."""
    task, _, far = case.partition(" ")
    return contest.known(arm, task, seed, bool(far))
