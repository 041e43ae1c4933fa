"""Vanishing and exploding gradients do not exist in an LSTM."""

from typing import Any

from lstm.claims.solves_vanishing import sizes
from lstm.experiments.court.rule import Rule

NUMBER = 2
CLAIM = "In an LSTM, vanishing and exploding gradients do not exist."
SAID_BY = "One of five introductions that this app was checked against, because “the belt is linear”."
RULE = Rule(
    "distance of the gradient from neither growing nor fading, after 50 steps",
    "lstm",
    "less",
    2.0,
    unit="power",
    differ="the recurrent weights",
    always=True,
)
CASES = {"1": "recurrent weights as drawn", "3": "× 3", "6": "× 6", "10": "× 10"}
ARMS = {"lstm": "LSTM"}
SEEDS = tuple(range(20))
HOW = (
    "Twenty untrained LSTMs of 8 units, forget bias 1, read 50 random steps; their weights on h are made larger. "
    "Measured is by how many powers of ten the gradient is away from 1: beyond 10² it has vanished or exploded."
)
LITERATURE = (
    "[Pascanu, Mikolov & Bengio 2013](https://arxiv.org/abs/1211.5063) show when gradients explode, and clip them. "
    "LSTMs are trained with clipped gradients ever since: the paths through h and the gates are as those of any RNN."
)
CHANGES = "Nothing short of LSTMs whose gradients neither grow nor fade, whatever their weights are."
REFUTED = (
    "“That is the reason why vanishing and exploding gradient problems do not exist”: drawn, both are to be seen.",
)


def measure(case: str, arm: str, seed: int, training: Any) -> float:
    """How many powers of ten the gradient of one network is away from 1."""
    return abs(sizes(arm, 1.0, seed, float(case))[-1])
