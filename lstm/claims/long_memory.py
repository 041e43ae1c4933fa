"""The memory of a unit is long."""

from typing import Any

import numpy as np

from lstm.claims._networks import NAMES, stacked
from lstm.experiments.court.rule import Rule
from lstm.explain.jacobian import half_life

NUMBER = 13
CLAIM = "What is written into the memory stays there for long."
SAID_BY = "Introductions: “remembers information for long periods”, of the cell as such."
RULE = Rule(
    "share of units that hold half of their memory for more than 3 steps", "lstm", "more", 0.5, differ="the network"
)
CASES = NAMES
ARMS = {"lstm": "LSTM"}
SEEDS = (0, 1, 2, 3, 4)
HOW = (
    "Two networks of this app read 40 sentences per seed; two real networks of others read five pieces of what they "
    "were made for. The half-life of a unit follows from the geometric mean of its forget gate."
)
LITERATURE = (
    "[Khandelwal and others 2018](https://arxiv.org/abs/1805.04623) measure it on words: the order of words further "
    "back than 50 no longer matters to an LSTM."
)
CHANGES = "A task that asks for it. Units keep as long as their task made them, no longer."


def measure(case: str, arm: str, seed: int, training: Any) -> float:
    """The share of units that hold so long."""
    kept = np.exp(np.log(np.clip(stacked(case, seed, "f"), 1e-12, 1.0)).mean(axis=0))
    return float((half_life(kept) > 3.0).mean())
