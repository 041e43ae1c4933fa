"""Everyday sentences: the last word hangs on a reason many words before it. As the model of the other pages reads."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from lstm.everyday import sentences as everyday
from lstm.live.examples import Examples, Metric, Option, Options, Symbols, next_tokens, padded

NAME = "Everyday sentences"
ABOUT = (
    'The sentences of the page "Your sentence", read word by word. The last word is asked: it hangs on a reason given '
    "many words before, on who spoke, or on the words just read. It is judged on sentences with pairs of words that "
    "training never saw together. A price on open gates makes the gates easy to read. The network trained here knows "
    "the same words as the model of that page."
)
OPTIONS = {
    "needs": Option("Things to need", 2, 16, 1, 16),
}
DEFAULTS = {"units": 12, "rate": 0.02, "forget": 3.0, "penalty": 0.1, "batch": 32}
RATES = {"lstm": 0.1, "gru": 0.1, "rnn": 0.01, "peephole": 0.1, "lstm1997": 0.1, "coupled": 0.1}
UPDATES = 1000
METRIC = Metric("right last words", "higher", 0.95)
CONTROL = "a guess among the words that fit"
WORDS = everyday.VOCABULARY
PLACE = {word: k for k, word in enumerate(WORDS)}
CORPUS = 4000  # sentences to draw from
NEEDS = tuple(everyday.ANSWERS["need"])


@lru_cache(maxsize=8)
def corpus(needs: int, size: int, held_out: bool = False) -> list[list[int]]:
    """Sentences as lists of tokens, the last of each the answer."""
    rng, found = np.random.default_rng([needs, size, held_out]), []
    while len(found) < size:
        family = everyday.pick(rng, tuple(everyday.FAMILIES), tuple(everyday.FAMILIES.values()))
        answer = everyday.pick(rng, NEEDS[:needs]) if family == "need" else None
        one = everyday.sentence(rng, family, answer, held_out=held_out)
        found.append([PLACE[word] for word in one.words])
    return found


def sizes(options: Options) -> tuple[int, int, str]:
    """How many words the vocabulary has, in and out."""
    return len(WORDS), len(WORDS), "class"


def symbols(options: Options) -> Symbols:
    """The vocabulary."""
    return Symbols(WORDS, WORDS)


def draw(rng: np.random.Generator, n: int, options: Options) -> Examples:
    """Sentences but for their last word, which is asked: tokens (T, n)."""
    sentences = corpus(options["needs"], CORPUS)
    return as_examples([sentences[k] for k in rng.integers(0, len(sentences), n)])


def draw_test(rng: np.random.Generator, n: int, options: Options) -> Examples:
    """Sentences with pairs of words that training never saw together."""
    return as_examples(corpus(options["needs"], n, held_out=True))


def draw_shown(rng: np.random.Generator, n: int, options: Options) -> Examples:
    """The sentence of the start page."""
    return as_examples([[PLACE[word] for word in everyday.SEED_WORDS]])


def as_examples(sentences: Sequence[list[int]]) -> Examples:
    """Sentences, lists of tokens, side by side, the last word of each asked."""
    tokens, lengths = padded(sentences)
    last = np.arange(len(tokens) - 1)[:, None] == lengths - 2
    return next_tokens(tokens, lengths, last)


@lru_cache(maxsize=4096)
def fitting(tokens: tuple[int, ...]) -> list[int]:
    """The words that may end a sentence begun like this: places in the vocabulary."""
    return [PLACE[word] for word in everyday.options([WORDS[token] for token in tokens])]


def score(outputs: np.ndarray, examples: Examples, options: Options) -> float:
    """The share of sentences whose last word is, by outputs (T, n, O), the likeliest of those that fit."""
    right = 0
    for k, steps in enumerate(examples.lengths):
        fit = fitting(tuple(examples.xs[:steps, k].tolist()))
        right += fit[outputs[steps - 1, k, fit].argmax()] == examples.targets[steps - 1, k]
    return float(right) / len(examples.lengths)


def control(examples: Examples, options: Options) -> float:
    """The share of whoever guesses among the words that fit: one in as many, on average."""
    chances = [1.0 / len(fitting(tuple(examples.xs[:steps, k].tolist()))) for k, steps in enumerate(examples.lengths)]
    return float(np.mean(chances))
