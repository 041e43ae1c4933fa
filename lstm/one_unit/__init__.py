"""One LSTM unit that reads one number per step, its twelve weights set by hand: no training, nothing hidden.

The twelve numbers always come in the order of `NAMES`: for each gate and the candidate its weight on the input, its
weight on the unit's own last output, and its bias.

Source: ours. Here these words and arguments mean

    `values`, `given`    any numbers: the twelve weights; the sliders go from -20 to 20
    pulse                1 for a step, where all else of an input is 0
    band, `band`         (lowest, highest) that the output may be, within -1 to 1
"""

from collections.abc import Sequence

import numpy as np

from lstm.cells import CELLS, Step
from lstm.cells.lstm import LETTERS
from lstm.linear import Weights
from lstm.squash import sigmoid
from lstm.unroll import run

CELL = CELLS["lstm"]
SQUASHED = (*CELL.GATES, "candidate")  # f, i, o, candidate: what three numbers each decide
SIGNALS = {"x": "the input", "h": "the last output", "b": "nothing: the bias"}  # what a number is multiplied with
NAMES = tuple(f"{quantity}_{signal}" for quantity in SQUASHED for signal in SIGNALS)  # f_x, f_h, f_b, i_x, ...
LOW, HIGH, STEP = -20.0, 20.0, 0.1  # of every weight and bias: σ(±20) is as shut and as open as a picture can show
ZEROS = (0.0,) * len(NAMES)
SHORTEST, LONGEST = 2, 60  # steps of an input
QUANTITIES = ("x", *CELL.EQUATIONS)  # what is drawn: the input, and every number a step computes


def weights(values: Sequence[int] | Sequence[float]) -> Weights:
    """Twelve numbers in the order of NAMES -> the weights of lstm.CELLS["lstm"], each W (1, 2) and b (1,).

    Raises ValueError for another count of numbers.
    """
    if len(values) != len(NAMES):
        raise ValueError(f"a unit has {len(NAMES)} numbers; got {len(values)}")
    named = dict(zip(NAMES, values, strict=True))
    made = {}
    for quantity in SQUASHED:
        letter = LETTERS[quantity]
        made[f"W_{letter}"] = np.array([[named[f"{quantity}_h"], named[f"{quantity}_x"]]])  # acts on [h(t-1), x(t)]
        made[f"b_{letter}"] = np.array([named[f"{quantity}_b"]])
    return made


def trace(values: tuple[float, ...], xs: np.ndarray | tuple[float, ...]) -> Step:
    """The unit over a sequence of any numbers. xs is (T,) -> fields (T, 1), or a batch (T, B) -> fields (T, B, 1)."""
    return run(CELL, weights(values), np.asarray(xs, dtype=float)[..., None])


def curves(values: tuple[float, ...], xs: np.ndarray | tuple[float, ...]) -> Weights:
    """Every quantity over one sequence: name -> (T,), in the order of QUANTITIES."""
    found = trace(values, xs)
    return {name: getattr(found, name)[:, 0] for name in QUANTITIES}


def at_rest(values: tuple[float, ...]) -> float:
    """The forget gate where neither input nor last output speaks: σ of its bias."""
    return float(sigmoid(dict(zip(NAMES, values, strict=True))["f_b"]))


def half_life(values: tuple[float, ...]) -> float:
    """Steps after which half of the memory is left while the unit rests: -ln 2 / ln f, from the weights alone."""
    with np.errstate(divide="ignore"):
        return float(-np.log(2.0) / np.log(at_rest(values)))


def kept_to_the_end(values: tuple[float, ...], xs: np.ndarray | tuple[float, ...]) -> float:
    """|c| after the last step of xs (T,), as a share of the most there ever was: 0 to 1; 0 where none."""
    c = np.abs(curves(values, xs)["c"])
    return float(c[-1] / most) if (most := c.max()) >= 1e-3 else 0.0


def moved(now: Weights, before: Weights) -> dict[str, tuple[float, int]]:
    """Which curves are not where they were: quantity -> (largest change, at least 0, and its step), the largest first.

    Both as from `curves`, each (T,). What moved by less than a thousandth is left out.
    """
    gaps = {name: np.abs(now[name] - before[name]) for name in now}
    found = {name: (float(gap.max()), int(gap.argmax())) for name, gap in gaps.items() if gap.max() >= 1e-3}
    return dict(sorted(found.items(), key=lambda one: -one[1][0]))
