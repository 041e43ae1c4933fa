"""Begin with a forget bias of 1."""

from typing import Any

from lstm.experiments.court.plan import Plan, trained
from lstm.experiments.court.rule import Rule

NUMBER = 7
CLAIM = "Begin with a forget bias of 1: it helps."
SAID_BY = (
    "[Jozefowicz, Zaremba & Sutskever 2015](https://proceedings.mlr.press/v37/jozefowicz15.html), “we recommend adding "
    "a bias of 1”. PyTorch begins with 0 still ([#20102](https://github.com/pytorch/pytorch/issues/20102))."
)
RULE = Rule("updates until it was solved", "1", "less", 10.0, ("0",), unit="number", differ="the gap")
CASES = {"10": "gap 10", "25": "gap 25", "50": "gap 50"}
ARMS = {"0": "bias 0", "1": "bias 1", "3": "bias 3"}
SEEDS = (0, 1, 2, 3, 4)
SMALL = (("0", "1"), ("10",))
HOW = (
    "Five LSTMs of 16 units with each bias learn to recall a letter, without a price on open gates, the same batches "
    "for the same seed. Measured are the updates until it is solved; one that never gets there counts as all 500 it "
    "had. Bias 3 stands beside them."
)
LITERATURE = (
    "[Gers and others 2000](https://doi.org/10.1162/089976600300015015) began with a positive bias already. On text, "
    "[char-rnn #60](https://github.com/karpathy/char-rnn/issues/60) saw no gain: its dependencies are short."
)
CHANGES = "More updates let bias 0 learn short gaps too. A gap of hundreds wants a bias of 3 to 5 instead."
UPDATES = 500


def plan(case: str, arm: str, seed: int) -> Plan:
    """Recall across a gap."""
    return trained("recall", "lstm", seed, UPDATES, {"gap": float(case)}, forget=float(arm), rate=0.01, penalty=0.0)


def measure(case: str, arm: str, seed: int, training: Any) -> float:
    """The updates it took."""
    return float(training.updates)
