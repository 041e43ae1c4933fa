"""On longer sequences an LSTM is better than a GRU."""

from lstm.experiments.court.plan import Plan, as_large, trained
from lstm.experiments.court.rule import Rule

NUMBER = 9
CLAIM = "On longer sequences, an LSTM is better than a GRU."
SAID_BY = "Answers to “LSTM or GRU?” all over the web, seldom with a number."
RULE = Rule(
    "how far it came, from a guess to no mistake",
    "lstm",
    "more",
    0.1,
    ("gru",),
    least=0.5,
    differ="the length",
)
CASES = {"20": "gap 20", "50": "gap 50", "100": "gap 100"}
ARMS = {"lstm": "LSTM", "gru": "GRU"}
SEEDS = (0, 1, 2)
SMALL = (tuple(ARMS), ("20",))
HOW = (
    "Three networks of each, with equally many weights and the same price on open gates, learn to recall a letter "
    "across a gap, for 800 updates at most. Each cell has its own best known learning rate for this task."
)
LITERATURE = (
    "Open. [Chung and others 2014](https://arxiv.org/abs/1412.3555) find neither ahead as sequences grow; both keep "
    "by a gate, and both lose a factor at every step."
)
CHANGES = "A task whose memory has to grow, as in counting: there an LSTM is ahead, at any length."
UPDATES = 800


def plan(case: str, arm: str, seed: int) -> Plan:
    """Recall across a gap."""
    like = trained("recall", "lstm", seed, UPDATES, {"gap": float(case)})
    return as_large(trained("recall", arm, seed, UPDATES, {"gap": float(case)}), like.settings)
