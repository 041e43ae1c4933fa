"""The memory is a linear belt, so nothing on it fades."""

from functools import lru_cache
from typing import Any

from lstm.experiments import fading
from lstm.experiments.court.rule import Rule

NUMBER = 15
CLAIM = "The memory is a conveyor belt, and that is linear: what lies on it does not fade."
SAID_BY = (
    "Introductions that follow the picture in [Olah 2015](https://colah.github.io/posts/2015-08-Understanding-LSTMs/)."
)
RULE = Rule(
    "share of the memory that the unit which keeps best still holds after 50 steps",
    "belt",
    "more",
    0.5,
    differ="the forget bias",
)
CASES = {"1": "forget bias 1", "3": "forget bias 3", "5": "forget bias 5"}
ARMS = {"belt": "product of the forget gates", "whole": "whole gradient"}
SEEDS = tuple(range(20))
HOW = (
    "Twenty untrained LSTMs of 8 units read 50 random steps. Measured is the product of all forget gates, in the unit "
    "where it is largest. Beside it the whole gradient, which has other paths too: through h and the gates."
)
LITERATURE = (
    "Linear it is, for given gates: c = f c′ + i c̃. But f is below 1, and it multiplies once per step: 0.9 leaves half "
    "after 7 steps, 0.99 after 69. And the belt is not all: [Arpit and others 2018](https://arxiv.org/abs/1810.03023) "
    "find that gradients through the gates drown what comes along it."
)
CHANGES = "A forget gate of exactly 1, as the LSTM of 1997 has it: then nothing fades, and nothing can be forgotten."
REFUTED = ("“As a typical binary, 1 represents to keep”: no gate is ever quite 1, and what is missing multiplies.",)


def measure(case: str, arm: str, seed: int, training: Any) -> float:
    """What is left in one network."""
    belt, whole = left(float(case), seed)
    return belt if arm == "belt" else whole


@lru_cache(maxsize=128)
def left(bias: float, seed: int) -> tuple[float, float]:
    """(product of f in the unit that keeps best, largest factor of the whole gradient) after 50 steps."""
    faded = fading.fade(fading.Settings(bias=bias, length=50, seeds=1, seed=seed))
    product = 0.0 if faded.product is None else float(faded.product[-1, 0])
    return 10.0**product, 10.0 ** float(faded.sizes[-1, 0])
