"""h is the short-term memory, c the long-term memory."""

from functools import lru_cache
from typing import Any

from lstm import presets
from lstm.experiments.court.rule import Rule
from lstm.explain.transplants import pairs, prepared, tried

NUMBER = 12
CLAIM = "h is the short-term memory, c the long-term memory."
SAID_BY = "The name itself, as it is mostly explained."
RULE = Rule(
    "share of answers that turn into the other sentence's",
    "c",
    "more",
    0.5,
    ("h",),
    differ="the place",
)
CASES = {
    "halfway": "halfway to the answer",
    "before": "one word before the last",
    "last": "at the last word",
}
ARMS = {"c": "only c carried over", "h": "only h carried over"}
SEEDS = (0, 1, 2, 3, 4)
HOW = (
    "Two sentences that differ in their reason alone, 40 such pairs per seed. One is read up to a place; there its c, "
    "or its h, is exchanged for the other's; and it is read to its end. Whose answer comes out?"
)
LITERATURE = (
    "In [Hochreiter & Schmidhuber 1997](https://doi.org/10.1162/neco.1997.9.8.1735) long-term memory is what weights "
    "hold, short-term memory what activity holds: a *long short-term memory* is activity that lasts. That means c. "
    "h is what c shows at a step, and all that the prediction sees."
)
CHANGES = "A network that writes its answer into h early; without a price on open gates some do so in part."
REFUTED = ("“The final state of the cell is c(t)”: it is the state at each step, and handed on.",)
PAIRS = 40


def measure(case: str, arm: str, seed: int, training: Any) -> float:
    """The share of answers that turned."""
    return float(tried(bench(seed), case, [dict.fromkeys((arm,))])[0].flips)


@lru_cache(maxsize=8)
def bench(seed: int) -> Any:
    """The pairs of a seed, read by the network of "Your sentence"."""
    model = presets.load("lstm")
    return prepared(model, pairs(model, PAIRS, seed))[0]
