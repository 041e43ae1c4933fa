"""Timing: two clicks, then say when as long again has passed. (After Gers, Schraudolph & Schmidhuber 2002.)"""

import numpy as np

from lstm.live.examples import Examples, Metric, Option, Options, Symbols

NAME = "Equally long again"
ABOUT = (
    "Two clicks come some steps apart, and then silence. The network has to say when as long again has passed: at that "
    "step, and at no other. A counter that goes up between the clicks and down after them does it. The peephole LSTM "
    "was made for such tasks, where gates have to look at the memory itself."
)
OPTIONS = {"longest": Option("Longest interval", 4, 20, 1, 10)}
DEFAULTS = {"units": 8, "rate": 0.03, "forget": 1.0}
RATES = {"lstm": 0.1, "gru": 0.1, "rnn": 0.01, "peephole": 0.1, "lstm1997": 0.1, "coupled": 0.1}
UPDATES = 500
METRIC = Metric("intervals told exactly", "higher", 0.95)
CONTROL = "the commonest step"
SHORTEST, BEFORE, AFTER = 2, 3, 3  # steps: of an interval; before the first click, at most; after the answer


def sizes(options: Options) -> tuple[int, int, str]:
    """One number in, 1 at a click and else 0; 2 classes out."""
    return 1, 2, "class"


def symbols(options: Options) -> Symbols:
    """The channel, and the two answers."""
    return Symbols(("click",), ("not yet", "now"))


def draw(rng: np.random.Generator, n: int, options: Options) -> Examples:
    """Clicks as 1 in (T, n, 1) of 0: asked at every step, and "now" counts as much as all the rest."""
    every, longest = np.arange(n), int(options["longest"])
    interval, first = rng.integers(SHORTEST, longest + 1, n), rng.integers(0, BEFORE + 1, n)
    steps = BEFORE + 2 * longest + 1 + AFTER
    xs, targets = np.zeros((steps, n, 1)), np.zeros((steps, n), dtype=np.intp)
    xs[first, every] = xs[first + interval, every] = 1.0
    due = first + 2 * interval
    targets[due, every] = 1
    weights = np.full((steps, n), 1.0 / steps)
    weights[due, every] = 1.0
    return Examples(xs, targets, weights, np.full(n, steps))


def score(outputs: np.ndarray, examples: Examples, options: Options) -> float:
    """The share of sequences in which "now" is said most firmly where it is due, by outputs (T, n, O)."""
    return float(np.mean(outputs[..., 1].argmax(axis=0) == examples.targets.argmax(axis=0)))


def control(examples: Examples, options: Options) -> float:
    """The share of whoever says "now" at the commonest place, and is right by chance alone."""
    due = examples.targets.argmax(axis=0)
    return float(np.bincount(due).max() / len(due))
