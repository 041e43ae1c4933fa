"""Trained networks, and what they do on pieces of text or sound: for claims about what networks are like."""

from functools import lru_cache

import numpy as np

from lstm import presets
from lstm.cells import CELLS, Step
from lstm.explain.projected_inputs import project_inputs
from lstm.explain.units import sample
from lstm.presets import others
from lstm.unroll import run

PIECES = 5  # into which the input of a network of others is cut
SENTENCES = 40  # that one of ours reads with each seed
NAMES = {
    "priced": "everyday sentences, price on open gates",
    "free": "everyday sentences, no price",
    "silero-vad": "Silero VAD (voice)",
    "chars2vec": "chars2vec (letters)",
}


@lru_cache(maxsize=32)
def traces(name: str, seed: int) -> tuple[Step, ...]:
    """What a network's first layer does: a trace (T, H) of each sentence, or of one of five pieces of its input."""
    if name in others.NAMES:
        other = others.load(name)
        layer = other.found.layers[0]
        whole = run(CELLS[layer.cell], layer.weights, other.x)
        steps = np.array_split(np.arange(len(other.x)), PIECES)[seed % PIECES]
        return (type(whole)(*(field[steps] for field in whole)),)
    model = presets.load("lstm", penalty=0.0) if name == "free" else presets.load("lstm")
    layer, ids = model.layers[0], sample(model, SENTENCES, seed)
    xs = [np.eye(len(model.words))[one] for one in ids]
    small, signals = project_inputs(CELLS[layer.cell], layer.weights, xs)
    return tuple(run(CELLS[layer.cell], small, signal) for signal in signals)


def stacked(name: str, seed: int, quantity: str) -> np.ndarray:
    """One quantity over all these steps: (steps, H)."""
    return np.concatenate([getattr(trace, quantity) for trace in traces(name, seed)])
