"""Look-up: pairs of a key and a value, then one of the keys again. What is its value? (Associative recall.)"""

import numpy as np

from lstm.live.examples import Examples, Metric, Option, Options, Symbols, all_right, at_the_end

NAME = "The value of a key"
ABOUT = (
    "Some pairs of a key and a value are read, then one of the keys again. The network is asked for its value. Nobody "
    "knows beforehand which pair will be asked, so all have to be held apart. That is what attention does, and what a "
    "memory of a fixed number of units finds hard: an LSTM does better than a guess, and seldom has all."
)
OPTIONS = {
    "pairs": Option("Pairs", 2, 12, 1, 6),
    "values": Option("Different values", 2, 8, 1, 8),
}
DEFAULTS = {"units": 32, "rate": 0.01, "forget": 1.0}
RATES = {"lstm": 0.03, "gru": 0.03, "rnn": 0.003, "peephole": 0.03, "lstm1997": 0.03, "coupled": 0.01}
UPDATES = 900
METRIC = Metric("right values", "higher", 0.95)
CONTROL = "a guess"
KEYS, VALUES = "abcdefghijkl", "12345678"
FAR = "twice as many pairs"


def sizes(options: Options) -> tuple[int, int, str]:
    """An input for each of 12 keys and for each value; values out."""
    return len(KEYS) + options["values"], options["values"], "class"


def symbols(options: Options) -> Symbols:
    """Keys are letters, values digits. A step reads both, the last one the key alone."""
    values = tuple(VALUES[: options["values"]])
    return Symbols((*KEYS, *values), values)


def draw(rng: np.random.Generator, n: int, options: Options) -> Examples:
    """Pairs, then a key: (pairs + 1, n, D), each step with a 1 for its key and one for its value."""
    return pairs(rng, n, options["pairs"], options["values"])


def draw_far(rng: np.random.Generator, n: int, options: Options) -> Examples:
    """As many pairs as there are keys, at most twice as many as were trained."""
    return pairs(rng, n, min(2 * options["pairs"], len(KEYS)), options["values"])


def pairs(rng: np.random.Generator, n: int, count: int, values: int) -> Examples:
    """n sequences of so many pairs with different keys, and one of those keys again."""
    every, asked = np.arange(n), rng.integers(0, count, n)
    keys = np.stack([rng.permutation(len(KEYS))[:count] for _ in range(n)], axis=1)
    held = rng.integers(0, values, (count, n))
    xs = np.zeros((count + 1, n, len(KEYS) + values))
    for k in range(count):
        xs[k, every, keys[k]] = xs[k, every, len(KEYS) + held[k]] = 1.0
    xs[count, every, keys[asked, every]] = 1.0
    return at_the_end(xs, held[asked, every])


def score(outputs: np.ndarray, examples: Examples, options: Options) -> float:
    """The share of values answered right, by outputs (T, n, O)."""
    return all_right(outputs, examples)


def control(examples: Examples, options: Options) -> float:
    """The share of a guess: every value is as likely as the next, and the key says nothing."""
    return 1.0 / options["values"]
