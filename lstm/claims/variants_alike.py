"""Which variant of the LSTM is taken does not matter."""

from lstm.experiments.court.plan import Plan, trained
from lstm.experiments.court.rule import Rule

NUMBER = 11
CLAIM = "Which variant of the LSTM one takes does not matter."
SAID_BY = (
    "[Greff and others 2017](https://arxiv.org/abs/1503.04069), after 5,400 runs: “none of the variants can improve "
    "upon the standard LSTM significantly”."
)
RULE = Rule(
    "how far it came, from no memory to no mistake",
    "lstm",
    "same",
    0.1,
    ("lstm1997", "coupled", "peephole"),
    least=0.5,
    differ="the task",
)
CASES = {"recall": "recall a letter", "adding": "add two numbers", "count": "count", "reber": "a grammar"}
ARMS = {"lstm": "LSTM", "lstm1997": "without forget gate", "coupled": "coupled gates", "peephole": "peepholes"}
SEEDS = (0, 1, 2, 3, 4)
SMALL = (tuple(ARMS), ("count",))
HOW = (
    "Five networks of each variant on four tasks as they come, the same batches, and for each cell its own best known "
    "learning rate. A network stops where it has solved its task."
)
LITERATURE = (
    "Greff's own table says more: no forget gate and no squashing at the output cost much on all three of their tasks; "
    "the rest is small *in the mean*."
)
CHANGES = "Other tasks. In the mean over many the variants come together; a single task can need what one leaves out."


def plan(case: str, arm: str, seed: int) -> Plan:
    """A task as it comes."""
    return trained(case, arm, seed)
