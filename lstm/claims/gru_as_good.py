"""A GRU is as good as an LSTM."""

from lstm.experiments.court.plan import Plan, as_large, trained
from lstm.experiments.court.rule import Rule

NUMBER = 8
CLAIM = "A GRU is as good as an LSTM."
SAID_BY = (
    "[Chung and others 2014](https://arxiv.org/abs/1412.3555): “comparable”. Many took it for “the same, and cheaper”."
)
RULE = Rule(
    "how far it came, from no memory to no mistake",
    "gru",
    "more",
    -0.1,
    ("lstm",),
    least=0.5,
    differ="the task",
)
CASES = {"recall": "recall a letter", "adding": "add two numbers", "count": "count", "parity": "odd or even"}
ARMS = {"lstm": "LSTM", "gru": "GRU"}
SEEDS = (0, 1, 2, 3, 4)
SMALL = (tuple(ARMS), ("count", "parity"))
HOW = (
    "Five networks of each on four tasks, with equally many weights, the same batches, and for each cell its own best "
    "known learning rate. A network stops where it has solved its task. Counting is judged on strings longer than any "
    "trained on."
)
LITERATURE = (
    "[Weiss, Goldberg & Yahav 2018](https://arxiv.org/abs/1805.04908): an LSTM can count and a GRU cannot, for its "
    "memory stays between −1 and 1. On most data sets the two are near each other "
    "([Greff and others 2017](https://arxiv.org/abs/1503.04069), of the variant with coupled gates)."
)
CHANGES = "Judging the count within the lengths that were trained on: there a GRU is as good."


def plan(case: str, arm: str, seed: int) -> Plan:
    """A task as it comes, with as many weights as its LSTM has."""
    like = trained(case, "lstm", seed)
    return as_large(trained(case, arm, seed), like.settings)
