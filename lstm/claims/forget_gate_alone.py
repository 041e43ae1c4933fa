"""The forget gate alone will do."""

from lstm.experiments.court.plan import Plan, as_large, trained
from lstm.experiments.court.rule import Rule

NUMBER = 6
CLAIM = "The forget gate alone will do."
SAID_BY = (
    "[van der Westhuizen & Lasenby 2018](https://arxiv.org/abs/1804.04849), “The unreasonable effectiveness of the "
    "forget gate”."
)
RULE = Rule(
    "how far it came, from no memory to no mistake",
    "janet",
    "more",
    -0.1,
    ("lstm",),
    least=0.5,
    differ="the task",
)
CASES = {"count": "count", "parity": "odd or even", "reber": "a grammar"}
ARMS = {"lstm": "LSTM", "janet": "JANET"}
SEEDS = tuple(range(10))
SMALL = (tuple(ARMS), ("count", "parity"))
RATES = {"lstm": 0.03, "janet": 0.03}
HOW = (
    "Ten networks of each on three tasks, with equally many weights, the same batches and one learning rate, 0.03. "
    "JANET has one gate: what it does not keep, it writes."
)
LITERATURE = (
    "The paper finds JANET ahead on digits read pixel by pixel, copying and adding. Its memory cannot add up beyond a "
    "bound, so that it cannot count far ([Weiss, Goldberg & Yahav 2018](https://arxiv.org/abs/1805.04908), of the GRU)."
)
CHANGES = "Tasks that only keep and replace, and never add up."


def plan(case: str, arm: str, seed: int) -> Plan:
    """A task as it comes, with as many weights as its LSTM has."""
    like = trained(case, "lstm", seed, rate=RATES["lstm"], penalty=0.0)
    return as_large(trained(case, arm, seed, rate=RATES[arm], penalty=0.0), like.settings)
