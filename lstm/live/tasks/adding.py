"""The adding problem (Hochreiter & Schmidhuber 1997, task 4): two of many numbers are marked; what is their sum?"""

import numpy as np

from lstm.live.examples import Examples, Metric, Option, Options, Symbols, at_the_end, rmse

NAME = "Add two marked numbers"
ABOUT = (
    "Two of many numbers are marked, and the network is asked for their sum after the last one. It has to let two "
    "numbers in, keep them exactly, and let all others pass. This is a race, not a wall: the GRU is even quicker than "
    "the LSTM, and a plain RNN gets there too, but only with some seeds, and after ten times the updates."
)
OPTIONS = {"length": Option("Numbers in a sequence", 10, 100, 5, 50)}
DEFAULTS = {"units": 16, "rate": 0.02, "forget": 1.0}
RATES = {"lstm": 0.03, "gru": 0.1, "rnn": 0.003, "peephole": 0.03, "lstm1997": 0.01, "coupled": 0.1}
RATES |= {"slstm": 0.1, "janet": 0.03}
UPDATES = 600
METRIC = Metric("typical error (RMSE)", "lower", 0.1)
CONTROL = "always 1, the mean of all sums"


def sizes(options: Options) -> tuple[int, int, str]:
    """Two numbers in, a value and its mark, and the sum out: 2 numbers and 1."""
    return 2, 1, "number"


def symbols(options: Options) -> Symbols:
    """The two channels, and what is answered."""
    return Symbols(("number", "mark"), ("sum",))


def draw(rng: np.random.Generator, n: int, options: Options) -> Examples:
    """Numbers between 0 and 1, one marked in each half: (length, n, 2). The sum is asked after the last."""
    length, every = options["length"], np.arange(n)
    xs = np.zeros((length, n, 2))
    xs[..., 0] = rng.random((length, n))
    marked = rng.integers(0, length // 2, n), rng.integers(length // 2, length, n)
    for place in marked:
        xs[place, every, 1] = 1.0
    return at_the_end(xs, sum((xs[place, every, 0] for place in marked), np.zeros(n))[:, None])


def score(outputs: np.ndarray, examples: Examples, options: Options) -> float:
    """The root of the mean squared error of the sums, 0..2, by outputs (T, n, 1): at least 0."""
    return rmse(outputs, examples)


def control(examples: Examples, options: Options) -> float:
    """The error of saying 1 to everything, at least 0: about 0.41."""
    return rmse(np.ones(1), examples)
