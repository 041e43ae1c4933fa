"""The output gate is a tanh layer."""

from functools import lru_cache
from typing import Any

import numpy as np

from lstm import presets
from lstm.everyday import sentences
from lstm.experiments.court.rule import Rule
from lstm.explain import whatif

NUMBER = 3
CLAIM = "The output gate is a tanh layer, and outputs values between −1 and 1."
SAID_BY = "One of five introductions that this app was checked against."
RULE = Rule("share of the output gate's values that are below 0", "lstm", "more", 0.05, differ="the network")
CASES = {"trained": "trained", "early": "trained a little", "untrained": "untrained"}
ARMS = {"lstm": "LSTM", "swapped": "with a tanh in its place"}
SEEDS = (0, 1, 2, 3, 4)
HOW = (
    "The network of *Your sentence* reads 20 sentences per seed, half-trained and untrained too. Measured is the share "
    "of all values of its output gate below 0. Beside it the same network with a tanh put there."
)
LITERATURE = (
    "o = σ(W [h, x] + b) in [Gers and others 2000](https://doi.org/10.1162/089976600300015015) and every library "
    "since. The tanh stands elsewhere: h = o × tanh(c). A gate below 0 would turn the sign of what it lets through."
)
CHANGES = "Another cell. In the LSTM no weights can do it: a sigmoid is never below 0."
REFUTED = (
    "“The output gate then multiplies this value with the result of the input gate”: it is multiplied with tanh(c).",
    "“Tanh controls the flow of information”: gates do, and they are sigmoids; tanh makes what flows.",
)
READ = 20  # sentences


def measure(case: str, arm: str, seed: int, training: Any) -> float:
    """The share of values of o below 0."""
    model, swapped = presets.load("lstm", case), {"o": "tanh"} if arm == "swapped" else {}
    inputs = np.eye(len(model.words))
    traces = [whatif.run(model.layers[0].weights, inputs[list(ids)], swapped)[0] for ids in read(seed)]
    return float((np.concatenate([trace.o for trace in traces if trace is not None]) < 0.0).mean())


@lru_cache(maxsize=8)
def read(seed: int) -> tuple[tuple[int, ...], ...]:
    """The sentences of a seed, as ids."""
    rng, place = np.random.default_rng([seed, 24]), {word: k for k, word in enumerate(sentences.VOCABULARY)}
    drawn = (sentences.sentence(rng, held_out=True) for _ in range(READ))
    return tuple(tuple(place[word] for word in one.words[:-1]) for one in drawn)
