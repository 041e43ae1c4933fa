"""Counting: as many b as there were a (Gers & Schmidhuber 2001), trained on up to 10 and judged on 11 to 18."""

from collections.abc import Sequence

import numpy as np

from lstm.live.examples import Examples, Metric, Option, Options, Symbols, all_right, next_tokens, padded

NAME = "As many b as a"
ABOUT = (
    "Strings of some a and as many b. From the first b on, memory says what comes next, and the end shows whether the "
    "count was right. It is trained on up to 10 of each and judged on 11 to 18, so learning by heart does not help. "
    "The LSTM can count in a memory cell: up at every a, down at every b. Now and then a seed settles on something "
    "else and never gets beyond 10. The GRU and the plain RNN learn the short strings and seldom count beyond them, "
    "for their memory stays between -1 and 1."
)
OPTIONS = {"most": Option("Longest run trained on", 4, 12, 1, 10)}
DEFAULTS = {"units": 4, "rate": 0.03, "forget": 1.0, "batch": 20}
RATES = {"lstm": 0.1, "gru": 0.003, "rnn": 0.03, "peephole": 0.1, "lstm1997": 0.1, "coupled": 0.01}
RATES |= {"slstm": 0.1, "janet": 0.1, "minlstm": 0.1, "mingru": 0.1}
UPDATES = 500
METRIC = Metric("longer strings right", "higher", 1.0)
CONTROL = "after b always b"
SYMBOLS = ("a", "b", ".")
BEYOND = 8


def sizes(options: Options) -> tuple[int, int, str]:
    """3 symbols, a, b and the full stop, in and out."""
    return 3, 3, "class"


def symbols(options: Options) -> Symbols:
    """a, b and the full stop, which begins and ends a string."""
    return Symbols(SYMBOLS, SYMBOLS)


def draw(rng: np.random.Generator, n: int, options: Options) -> Examples:
    """Strings .aaabbb. with up to `most` a: what comes next is asked at every step."""
    return strings(rng.integers(1, options["most"] + 1, n))


def draw_test(rng: np.random.Generator, n: int, options: Options) -> Examples:
    """One string of each of the 8 lengths beyond those trained on."""
    return strings(options["most"] + 1 + np.arange(BEYOND))


def draw_shown(rng: np.random.Generator, n: int, options: Options) -> Examples:
    """The middle one of them."""
    return strings([options["most"] + BEYOND // 2])


def strings(counts: np.ndarray | Sequence[int]) -> Examples:
    """A string of a^k b^k between full stops for each k of counts (n,): tokens and what follows them."""
    return next_tokens(*padded([[2, *[0] * k, *[1] * k, 2] for k in counts]))


def score(outputs: np.ndarray, examples: Examples, options: Options) -> float:
    """The share of strings with every symbol after the first b right, by outputs (T, n, O).

    Nobody can know where the first b comes.
    """
    return all_right(outputs, examples, (examples.xs == 1) & (examples.weights > 0))


def control(examples: Examples, options: Options) -> float:
    """The share of whoever always says b, who never finds the end: 0."""
    said = np.zeros((*examples.xs.shape, 3))
    said[..., 1] = 1.0
    return score(said, examples, options)
