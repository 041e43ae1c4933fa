"""How much each word read weighs in an answer: by the gradient, and by leaving the word out.

Both are signed, and in the same unit: logits of the answer's margin over its foils. Above 0 a word speaks for it.

`influence` is gradient times input (Shrikumar, Greenside & Kundaje 2017): what the margin would lose if a word's part
in every gate were taken away, as far as a straight line tells. `missed` is what it loses when the word is not read.
Where a gate is nearly shut or open, or a tanh near 1, the line is flat: it saturates. So it does where a long way of
small slopes lies between, as in a plain RNN. Then the gradient says almost nothing of a word that decides everything,
and only leaving it out shows what it is worth. See `overlooked`.
"""

from collections.abc import Sequence

import numpy as np

from lstm import model as models
from lstm.cells import CELLS
from lstm.explain.leave_one_out import left_out
from lstm.explain.projected_inputs import read_projected
from lstm.explain.writing import direction
from lstm.unroll import at, run_back

FLAT = 0.1  # of what leaving a word out costs: a gradient below that has missed it
WORTH = 1.0  # logits from which a word counts as one that matters


def influence(model: models.Model, ids: Sequence[int], answer: int, others: Sequence[int]) -> np.ndarray:
    """Gradient times input of an answer's margin after the last word, for each word: ids (T,) -> (T,) logits.

    The margin is the score of `answer` minus the mean score of `others` (see lstm.explain.margin). The gradient goes
    back through every layer. A word's input is its one-hot column, or its row of the embedding.
    """
    layers, traces = read_projected(model, ids)
    d_signal = np.zeros_like(traces[-1].h)
    d_signal[-1] = direction(model, answer, others)
    for layer, trace in zip(reversed(layers), reversed(traces), strict=True):
        d_signal = run_back(CELLS[layer.cell], layer.weights, trace, d_signal)[1]
    return (d_signal * traces[0].x).sum(axis=-1)


def missed(model: models.Model, ids: Sequence[int], answer: int, others: Sequence[int]) -> np.ndarray:
    """What an answer's margin loses when a word is not read, for each word: ids (T,) -> (T,) logits."""
    whole = models.predict(model, at(read_projected(model, ids)[1][-1], -1))
    return weighed(whole, answer, others) - weighed(left_out(model, ids), answer, others)


def weighed(chances: np.ndarray, answer: int, others: Sequence[int]) -> np.ndarray:
    """An answer's margin over the others in logits, from chances (..., V): (...)."""
    logs = np.log(np.maximum(chances, 1e-300))
    return logs[..., answer] - (logs[..., list(others)].mean(axis=-1) if len(others) else 0.0)


def overlooked(gradient: np.ndarray, left: np.ndarray) -> list[int]:
    """Where the gradient has missed a word that matters: of `influence` and `missed` (T,), a list of places."""
    return [int(t) for t in np.flatnonzero((np.abs(left) >= WORTH) & (np.abs(gradient) < FLAT * np.abs(left)))]
