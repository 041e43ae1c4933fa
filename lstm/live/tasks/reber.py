"""The embedded Reber grammar (Hochreiter & Schmidhuber 1997, task 1): a string within a string, framed by T or P."""

import numpy as np

from lstm.live.examples import Examples, Metric, Options, Symbols, all_right, next_tokens

NAME = "A grammar within a grammar"
ABOUT = (
    "Strings walk through a small grammar, framed by B T … T E or B P … P E. Most symbols follow from the one before "
    "and a little state. The last T or P does not: it repeats the second symbol of the string, many steps ago. The "
    "answer counts as right when that one is foreseen. This is the task the LSTM's first paper began with. Today's "
    "GRU and plain RNN solve it as well, the plain RNN in more updates."
)
OPTIONS = {}
DEFAULTS = {"units": 16, "rate": 0.03, "forget": 1.0}
RATES = {"lstm": 0.1, "gru": 0.1, "rnn": 0.03, "peephole": 0.1, "lstm1997": 0.03, "coupled": 0.03}
UPDATES = 500
METRIC = Metric("right at the last T or P", "higher", 0.99)
CONTROL = "a guess between T and P"
SYMBOLS = tuple("BTSXPVE")
B, T, S, X, P, V, E = range(7)
GRAMMAR = (  # in each state: two symbols that may come, and the state each leads to
    ((T, 1), (P, 2)),
    ((S, 1), (X, 3)),
    ((T, 2), (V, 4)),
    ((X, 2), (S, 5)),
    ((P, 3), (V, 5)),
)
END = 5
LONGEST = 25  # symbols inside; longer strings, one in 300, are drawn again


def sizes(options: Options) -> tuple[int, int, str]:
    """7 letters, in and out."""
    return len(SYMBOLS), len(SYMBOLS), "class"


def symbols(options: Options) -> Symbols:
    """The paper's seven letters."""
    return Symbols(SYMBOLS, SYMBOLS)


def draw(rng: np.random.Generator, n: int, options: Options) -> Examples:
    """Strings such as B T BTXSE T E, what comes next asked at every step: tokens (T, n)."""
    tokens = np.zeros((LONGEST + 6, n), dtype=np.intp)
    lengths = np.zeros(n, dtype=np.intp)
    inner, inside = strings(rng, n)
    for k in range(n):
        frame = T if rng.random() < 0.5 else P
        string = [B, frame, B, *inner[: inside[k], k], E, frame, E]
        tokens[: len(string), k], lengths[k] = string, len(string)
    return next_tokens(tokens[: lengths.max()], lengths)


def strings(rng: np.random.Generator, n: int) -> tuple[np.ndarray, np.ndarray]:
    """Walks through the grammar side by side: symbols (LONGEST, n), and how many of each column count, (n,)."""
    symbol, leads = (np.array([[way[k] for way in ways] for ways in GRAMMAR]) for k in (0, 1))
    choices = rng.integers(0, 2, (LONGEST, 2 * n + 20))
    state, lengths = np.zeros(choices.shape[1], dtype=np.intp), np.zeros(choices.shape[1], dtype=np.intp)
    walked = np.zeros(choices.shape, dtype=np.intp)
    for t, choice in enumerate(choices):
        under_way = state != END
        walked[t] = symbol[np.minimum(state, END - 1), choice]
        state = np.where(under_way, leads[np.minimum(state, END - 1), choice], END)
        lengths += under_way
    arrived = np.flatnonzero(state == END)[:n]
    return walked[:, arrived], lengths[arrived]


def score(outputs: np.ndarray, examples: Examples, options: Options) -> float:
    """The share of strings whose last letter but one, the T or P of the frame, was foreseen by outputs (T, n, O)."""
    deciding = np.arange(len(examples.xs))[:, None] == examples.lengths - 2
    return all_right(np.where(np.isin(np.arange(7), (T, P)), outputs, -1.0), examples, deciding)


def control(examples: Examples, options: Options) -> float:
    """The share of a guess, 0.5: the E before it says nothing about the frame."""
    return 0.5
