"""An LSTM remembers over arbitrary time."""

from functools import lru_cache
from typing import Any

import numpy as np

from lstm.experiments.court.plan import Plan, trained
from lstm.experiments.court.rule import Rule
from lstm.live.check import score
from lstm.live.tasks import LIVE

NUMBER = 4
CLAIM = "An LSTM remembers over arbitrary time."
SAID_BY = "Introductions: “keeps information over long or arbitrary periods”."
RULE = Rule("share of letters recalled", "lstm", "more", 0.9, differ="the gap")
CASES = {"20": "gap 20, as trained", "80": "gap 80", "320": "gap 320", "1280": "gap 1,280"}
ARMS = {"lstm": "LSTM"}
SEEDS = (0, 1, 2, 3, 4)
SMALL = (tuple(ARMS), ("20", "1280"))
HOW = (
    "Five LSTMs learn to recall a letter across 20 others (*Recall the first letter*, forget bias 3). Then the gap is "
    "drawn out, to 64 times what was ever trained, and each is asked 128 times. A guess is right one time in eight."
)
LITERATURE = (
    "[Khandelwal and others 2018](https://arxiv.org/abs/1805.04623): LSTM language models use about 200 words, and "
    "the order of words only within the last 50."
)
CHANGES = "A network trained on such gaps: learning opens the forget gate as far as the training asks, and no further."
REFUTED = (
    "“This ensures that earlier inputs still have an impact”: nothing ensures it.",
    "“Gender classification”: that a pronoun fits a name far before it is called agreement.",
)
ASKED, TRAINED = 128, 20


def plan(case: str, arm: str, seed: int) -> Plan:
    """The same network in every case."""
    return trained("recall", "lstm", seed, options={"gap": TRAINED}, rate=0.01)


def measure(case: str, arm: str, seed: int, training: Any) -> float:
    """The share that it recalls across a gap."""
    return score(training, asked(int(case)))


@lru_cache(maxsize=8)
def asked(gap: int) -> Any:
    """Sequences with such a gap, always the same."""
    usual = {"gap": gap, "letters": LIVE["recall"].OPTIONS["letters"].default, "own": None}
    return LIVE["recall"].draw(np.random.default_rng([gap, 24]), ASKED, usual)
