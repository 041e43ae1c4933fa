"""Parity: a stream of bits; was the number of ones so far odd or even?"""

import numpy as np

from lstm.live.examples import Examples, Metric, Option, Options, Symbols, all_right

NAME = "Odd or even"
ABOUT = (
    "The network reads a stream of bits and says whether it has seen an odd or an even number of ones. One bit of "
    "memory is enough, and each one has to flip it. Asked after every bit, all cells learn this, and what they learnt "
    "on 16 bits holds for 200. Ask after the last bit alone, and neither the LSTM nor the plain RNN learns it in "
    "4,000 updates: nothing tells them that following every flip helps. The GRU often does, after some thousand. It "
    "is the same question; only the teaching differs."
)
OPTIONS = {
    "length": Option("Bits in a stream", 4, 32, 1, 16),
    "each": Option("Ask after every bit", 0, 1, 1, 1),
}
DEFAULTS = {"units": 8, "rate": 0.03, "forget": 1.0}
RATES = {"lstm": 0.1, "gru": 0.1, "rnn": 0.03, "peephole": 0.1, "lstm1997": 0.1, "coupled": 0.1}
UPDATES = 150
METRIC = Metric("right at the last bit", "higher", 0.99)
CONTROL = "a guess"
FAR = "200 bits"
FAR_LENGTH = 200


def sizes(options: Options) -> tuple[int, int, str]:
    """One number in, -1 or 1; two classes out."""
    return 1, 2, "class"


def symbols(options: Options) -> Symbols:
    """The channel, and the two answers."""
    return Symbols(("bit",), ("even", "odd"))


def draw(rng: np.random.Generator, n: int, options: Options) -> Examples:
    """Bits as -1 and 1: (length, n, 1). Asked after every bit, or after the last alone."""
    return streams(rng, n, options["length"], options["each"])


def draw_far(rng: np.random.Generator, n: int, options: Options) -> Examples:
    """Streams of 200 bits, whatever the length trained with."""
    return streams(rng, n, FAR_LENGTH, options["each"])


def streams(rng: np.random.Generator, n: int, length: int, each: int) -> Examples:
    """n streams of random bits."""
    ones = rng.integers(0, 2, (length, n))
    weights = np.full((length, n), float(each))
    weights[-1] = 1.0
    return Examples(2.0 * ones[..., None] - 1.0, np.cumsum(ones, axis=0) % 2, weights, np.full(n, length))


def score(outputs: np.ndarray, examples: Examples, options: Options) -> float:
    """The share of streams with the right answer after the last bit, by outputs (T, n, O)."""
    last = np.zeros(examples.weights.shape, dtype=bool)
    last[-1] = True
    return all_right(outputs, examples, last)


def control(examples: Examples, options: Options) -> float:
    """The share of a guess, 0.5: the last bit says nothing about the ones before it."""
    return 0.5
