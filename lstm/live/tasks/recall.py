"""Recall: a letter, many others, a question mark. Which letter was first? (Hochreiter & Schmidhuber 1997, task 2.)"""

import numpy as np

from lstm.live.examples import Examples, Metric, Option, Options, Symbols, all_right, at_the_end

NAME = "Recall the first letter"
ABOUT = (
    "A capital letter comes first, then small letters that mean nothing, then a question mark. The network is asked "
    "which capital it was. Nothing but memory can tell: everything after the first letter is drawn at random. Longer "
    "gaps need a forget gate that stays nearly open, so its bias starts at 3; for gaps near 200 start it at 5. A "
    "plain RNN solves short gaps as well as the LSTM does. At 50 and 100 its luck decides: some seeds solve it, "
    "others never do."
)
OPTIONS = {
    "gap": Option("Letters in between", 5, 200, 5, 50),
    "letters": Option("Different letters to recall", 2, 16, 1, 8),
}
DEFAULTS = {"units": 16, "rate": 0.01, "forget": 3.0, "penalty": 0.03}
RATES = {"lstm": 0.1, "gru": 0.1, "rnn": 0.001, "peephole": 0.003, "lstm1997": 0.1, "coupled": 0.1}
RATES |= {"slstm": 0.1, "janet": 0.1, "minlstm": 0.1, "mingru": 0.1}
UPDATES = 800
METRIC = Metric("right", "higher", 0.99)
CONTROL = "a guess"
BETWEEN = "abcdefgh"  # what comes in between, at random
TO_RECALL = "ABCDEFGHIJKLMNOP"


def sizes(options: Options) -> tuple[int, int, str]:
    """How many inputs there are, one for each capital, each small letter, and the question mark; capitals out."""
    return options["letters"] + len(BETWEEN) + 1, options["letters"], "class"


def symbols(options: Options) -> Symbols:
    """Capitals are to be recalled, small letters come in between."""
    capitals = tuple(TO_RECALL[: options["letters"]])
    return Symbols((*capitals, *BETWEEN, "?"), capitals)


def draw(rng: np.random.Generator, n: int, options: Options) -> Examples:
    """A capital, `gap` small letters, "?": (gap + 2, n) tokens. The answer is asked at the "?" alone."""
    letters = options["letters"]
    xs = rng.integers(letters, letters + len(BETWEEN), (options["gap"] + 2, n))
    xs[0], xs[-1] = rng.integers(0, letters, n), letters + len(BETWEEN)
    return at_the_end(xs, xs[0])


def score(outputs: np.ndarray, examples: Examples, options: Options) -> float:
    """The share of sequences answered right, by outputs (T, n, O)."""
    return all_right(outputs, examples)


def control(examples: Examples, options: Options) -> float:
    """The share of a guess: every letter is as likely as the next, and the question mark says nothing."""
    return 1.0 / options["letters"]
