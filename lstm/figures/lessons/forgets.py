"""Lesson 11: what is left of the first input in an LSTM of one unit, and how much of the gradient comes back to it.

Both by its forget bias; and what is left in a plain RNN, which has none.
"""

from typing import Any

import numpy as np

from lstm.cells import CELLS
from lstm.figures.lessons import HAND, frame, left, picture, rows, steps
from lstm.figures.lessons.by_hand import LAST, at, held
from lstm.kept import kept
from lstm.numbers import fixed, plain
from lstm.squash import sigmoid
from lstm.unroll import run

BIASES = (-1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0)
SEED = 2  # of the inputs after the first
BACK = {"at": 0}  # the gradient's number stands where it arrives


def left_in_rnn() -> np.ndarray:
    """What a plain RNN of one unit (weights 1) still says of a first input, +1 or -1, when others follow: (T,).

    The difference between both runs, as a share of what it is at first.
    """
    weights, said = {"W_h": np.ones((1, 2)), "b_h": np.zeros(1)}, []
    others = np.random.default_rng(SEED).uniform(-1.0, 1.0, (LAST + 1, 1))
    for first in (1.0, -1.0):
        others[0] = first
        said.append(run(CELLS["rnn"], weights, others).h[:, 0])
    apart = said[0] - said[1]
    return apart / apart[0]


def left_in_lstm(gate: float) -> np.ndarray:
    """The same of an LSTM's memory, whose input gate is shut after the first input: (T,)."""
    first, ones = at(LAST + 1, s0=1.0), np.ones(LAST + 1)
    said = [held(gate * ones, first, ones, sign * first).c[:, 0] for sign in (1.0, -1.0)]
    return (said[0] - said[1]) / 2


def comes_back(gate: float) -> np.ndarray:
    """How much of the gradient at the last step comes back to each: dc_20/dc_t of a memory kept by this gate, (T,).

    The gates listen to the input alone, so it is the product of the f of all steps after t.
    """
    ones = np.ones(LAST + 1)
    f = held(gate * ones, ones, ones, ones).f[:, 0]
    return np.cumprod(np.append(f[1:], 1.0)[::-1])[::-1]


@kept(1)
def draw() -> dict[str, Any]:
    """The hand moves the forget bias."""
    frames, rnn = [], left_in_rnn()
    for bias in BIASES:
        gate = float(sigmoid(bias))
        c, gradient = left_in_lstm(gate), comes_back(gate)
        says = f"With forget bias {HAND} an untrained *f* is σ({plain(bias)}) = **{fixed(gate, 3)}**. After 20 steps "
        says += f"**{left(float(c[-1]))}** of the first input is left in *c*, and **{left(float(gradient[0]))}** of "
        says += "the gradient comes back to it."
        shown = {"rnn": rnn, "c": c, "f": np.full(LAST + 1, gate), "gradient": gradient}
        frames.append(frame(plain(bias), says, shown, at=LAST))
    places = BIASES.index(5.0), BIASES.index(0.0)
    does = {"c": "what is left in c", "gradient": "what comes back", "rnn": "what is left in h"}
    shares = [row | {"gate": True} for row in rows("c", "f", "gradient", "rnn", **does)]  # all run over [0, 1]
    listed = [row | (BACK if row["key"] == "gradient" else {}) for row in shares]
    found = [BIASES.index(0.0), BIASES.index(3.0)]
    return picture(steps(0, LAST), listed, frames, *places, "the forget bias", found=found, each=True)
