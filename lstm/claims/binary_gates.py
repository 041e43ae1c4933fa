"""Gates are 0 or 1."""

from typing import Any

import numpy as np

from lstm.claims._networks import NAMES, stacked
from lstm.experiments.court.rule import Rule

NUMBER = 14
CLAIM = "Gates are 0 or 1: trash or keep."
SAID_BY = "One of five introductions: “as a typical binary, 1 represents to keep, 0 represents to trash”."
RULE = Rule("share of gate values below 0.05 or above 0.95", "all", "more", 0.9, differ="the network")
CASES = NAMES
ARMS = {"all": "all three gates", "f": "forget gate", "i": "input gate", "o": "output gate"}
SEEDS = (0, 1, 2, 3, 4)
HOW = (
    "Two networks of this app read 40 sentences per seed; two real networks of others read five pieces of what they "
    "were made for. Every value of every gate counts. “Everyday sentences” is the network of *Your sentence*."
)
LITERATURE = (
    "[Karpathy, Johnson & Li 2015](https://arxiv.org/abs/1506.02078) find units whose gates are nearly always open, "
    "and few nearly always shut; [Li and others 2018](https://arxiv.org/abs/1806.02988) have to train for binary gates."
)
CHANGES = "A price on gates that stand half open. Quite 0 or quite 1 a sigmoid never is."
REFUTED = ("“A value between 0 and 1”: one for each unit, and for each step.",)


def measure(case: str, arm: str, seed: int, training: Any) -> float:
    """The share of values at either end."""
    values = np.concatenate([stacked(case, seed, gate).ravel() for gate in ("fio" if arm == "all" else arm)])
    return float(((values < 0.05) | (values > 0.95)).mean())
