"""Temporal order (Hochreiter & Schmidhuber 1997, task 6): X and Y twice, far apart. In which order did they come?"""

import numpy as np

from lstm.live.examples import Examples, Metric, Option, Options, Symbols, all_right, at_the_end

NAME = "Which came first?"
ABOUT = (
    "Among letters that mean nothing, an X or Y comes early and another one halfway through. The network is asked for "
    "both, in their order. So the second must not wipe out the first: XY and YX hold the same letters. It is the "
    "sixth task of the LSTM's first paper. A plain RNN needs more than ten times the updates, and some seeds do not "
    "get there."
)
OPTIONS = {"length": Option("Letters in a sequence", 20, 150, 10, 60)}
DEFAULTS = {"units": 16, "rate": 0.01, "forget": 3.0, "penalty": 0.03}
RATES = {"lstm": 0.1, "gru": 0.1, "rnn": 0.003, "peephole": 0.1, "lstm1997": 0.1, "coupled": 0.1}
UPDATES = 600
METRIC = Metric("right", "higher", 0.99)
CONTROL = "a guess"
BETWEEN = "abcd"
ORDERS = ("XX", "XY", "YX", "YY")


def sizes(options: Options) -> tuple[int, int, str]:
    """7 symbols in, four letters that say nothing, X, Y and the question mark; 4 orders out."""
    return len(BETWEEN) + 3, len(ORDERS), "class"


def symbols(options: Options) -> Symbols:
    """The letters, and the orders."""
    return Symbols((*BETWEEN, "X", "Y", "?"), ORDERS)


def draw(rng: np.random.Generator, n: int, options: Options) -> Examples:
    """Letters with an X or Y in the second tenth and one in the sixth, then "?": (length + 1, n). Asked at the "?"."""
    length, every, x = options["length"], np.arange(n), len(BETWEEN)
    xs = rng.integers(0, len(BETWEEN), (length + 1, n))
    second = rng.integers(0, 2, (2, n))
    for which, tenth in enumerate((1, 5)):
        xs[rng.integers(tenth * length // 10, (tenth + 1) * length // 10, n), every] = x + second[which]
    xs[-1] = x + 2
    return at_the_end(xs, 2 * second[0] + second[1])


def score(outputs: np.ndarray, examples: Examples, options: Options) -> float:
    """The share of sequences answered right, by outputs (T, n, O)."""
    return all_right(outputs, examples)


def control(examples: Examples, options: Options) -> float:
    """The share of a guess, 1 in 4: the question mark says nothing about what came before it."""
    return 1.0 / len(ORDERS)
