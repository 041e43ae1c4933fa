"""LSTMs solve the vanishing gradient."""

from functools import lru_cache
from typing import Any

from lstm.experiments import fading
from lstm.experiments.court.rule import Rule

NUMBER = 1
CLAIM = "LSTMs solve the vanishing gradient."
SAID_BY = (
    "Nearly every introduction, in these words or as “overcome”, “prevent” and “successfully address”. "
    "Hochreiter & Schmidhuber 1997 promised it of a memory that keeps everything."
)
RULE = Rule(
    "what is left of the gradient after 50 steps",
    "lstm",
    "more",
    -3.0,
    unit="power",
    differ="the forget bias",
)
CASES = {"0": "forget bias 0", "1": "forget bias 1", "3": "forget bias 3"}
ARMS = {"lstm": "LSTM", "rnn": "plain RNN"}
SEEDS = tuple(range(20))
HOW = (
    "Twenty untrained networks of 8 units read 50 random steps. Measured is the largest factor by which a change of "
    "the state at the start still moves the state at the end. The plain RNN stands beside them; it has no forget bias."
)
LITERATURE = (
    "The gradient along the memory is multiplied by the forget gate at each step; a factor below 1 fades, only more "
    "slowly. [Zhao and others 2020](https://arxiv.org/abs/2006.03860) prove that an LSTM has no long memory in the "
    "statistical sense."
)
CHANGES = "Three steps, not fifty, or a bound below 10⁻¹¹. Training moves the gates too: this is where it starts."
REFUTED = ("“Training of *deep* networks becomes effective”: deep in time. Layers upon layers get no such help.",)


def measure(case: str, arm: str, seed: int, training: Any) -> float:
    """log10 of what is left, for one network."""
    return float(sizes(arm, float(case), seed)[-1])


@lru_cache(maxsize=256)
def sizes(cell: str, bias: float, seed: int, recurrent: float = 1.0) -> tuple[float, ...]:
    """log10 of what is left at 0 to 50 steps back."""
    settings = fading.Settings(cell, bias, recurrent, length=50, seeds=1, seed=seed)
    return tuple(fading.fade(settings).sizes[:, 0].tolist())
