"""Timing needs peepholes."""

from lstm.experiments.court.plan import Plan, trained
from lstm.experiments.court.rule import Rule

NUMBER = 10
CLAIM = "To tell how long something took, an LSTM needs peepholes."
SAID_BY = (
    "[Gers, Schraudolph & Schmidhuber 2002](https://www.jmlr.org/papers/v3/gers02a.html), who brought them in for "
    "tasks that standard LSTM “fails to learn”."
)
RULE = Rule(
    "how far it came, from the commonest answer to no mistake",
    "peephole",
    "more",
    0.1,
    ("lstm",),
    least=0.5,
    differ="the interval",
)
CASES = {"10": "intervals up to 10", "20": "intervals up to 20"}
ARMS = {"lstm": "LSTM", "peephole": "with peepholes", "gru": "GRU"}
REFUTED = (
    "“The output gate decides based on the current cell state”: of all LSTMs, a peephole LSTM's alone looks at it.",
)
SEEDS = (0, 1, 2, 3, 4)
SMALL = (("lstm", "peephole"), ("10",))
HOW = (
    "Five networks of each learn to say when as long again has passed after two clicks (*Equally long again*), exactly "
    "to the step, for 400 updates at most; the LSTM and the peephole LSTM with 8 units each."
)
LITERATURE = (
    "The tasks of 2002 are harder: intervals of some 50 steps, exact spikes for ever, nothing between them to hold on "
    "to. [Greff and others 2017](https://arxiv.org/abs/1503.04069) find no gain by peepholes on speech, writing, music."
)
CHANGES = "Much longer intervals, or a rhythm to keep up for ever: what the paper tried."
UPDATES = 400


def plan(case: str, arm: str, seed: int) -> Plan:
    """The task with such intervals."""
    return trained("timing", arm, seed, UPDATES, {"longest": float(case)})
