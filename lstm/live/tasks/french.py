"""English number words into French ones: an encoder reads all of it, then a decoder says it. From 0 to 9999."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from lstm.live.examples import Examples, Metric, Option, Options, Symbols, all_right
from lstm.live.pairs import BEYOND, Part, pairs, spread
from lstm.live.tasks import _numbers as numbers

NAME = "English numbers to French"
SAID = "It reads a number in English words, closes the book, and says it in French."
ABOUT = (
    "One network reads a number in English words, such as two hundred ninety seven. Its last state, and nothing else, "
    "is handed to a second network, which says the number in French: deux cent quatre vingt dix sept. The order of "
    "words changes on the way, as in soixante-quinze (60 + 15) for 75, so no dictionary can do it word by word. It is "
    "judged on numbers that it was never trained on."
)
DATA = (
    "The numbers from 0 to 9999, spelt by the plain rules in `lstm/live/tasks/_numbers.py`, which are this "
    "project's own, under its licence (MIT). Which numbers are held out is drawn once, from a fixed seed."
)
FORM = "encoder_decoder"
OPTIONS = {"known": Option("Numbers it learns from", 100, 5000, 100, 2000)}
DEFAULTS = {"units": 24, "rate": 0.01, "batch": 32, "forget": 1.0, "penalty": 0.003, "horizon": 4000}
RATES = {"lstm": 0.01, "gru": 0.03, "rnn": 0.01, "peephole": 0.01, "lstm1997": 0.01, "coupled": 0.01}
UPDATES = 4000
SHIPPED = 4000
METRIC = Metric("whole answers right", "higher", 0.99)
CONTROL = "word for word, from a list"
FAR = "numbers from 10,000 to 99,999"
SHOWN = 297
SOURCE = ("", *numbers.ENGLISH)  # what stands in the padding has no name
ANSWER = (".", *numbers.FRENCH)
NOUN, READ_JOIN, JOIN = "word", " ", "-"  # what a step reads, and how what is read and said is written in one line


@lru_cache
def order() -> tuple[int, ...]:
    """All numbers from 0 to 9999, shuffled once: the first are learnt from, the last 5,000 never."""
    return tuple(np.random.default_rng(11).permutation(numbers.MOST + 1).tolist())


def sizes(options: Options) -> tuple[int, int, str]:
    """How many English words there are, and how many French ones."""
    return len(SOURCE), len(ANSWER), "class"


def symbols(options: Options) -> Symbols:
    """The words."""
    return Symbols(SOURCE, ANSWER)


def examples(some: Sequence[int], beyond: int = 0) -> Examples:
    """Numbers, 0 to 99,999, as what is read and what should be said.

    `beyond` is for how many more words a decoder may go on.
    """
    return pairs([tokens(n) for n in some], [[ANSWER.index(word) for word in numbers.french(n)] for n in some], beyond)


def draw(rng: np.random.Generator, n: int, options: Options) -> Examples:
    """Numbers that are learnt from."""
    return examples([order()[k] for k in rng.integers(0, int(options["known"]), n)])


def draw_test(rng: np.random.Generator, n: int, options: Options) -> Examples:
    """Numbers that are not."""
    return examples(spread(order()[5000:], n))


def draw_far(rng: np.random.Generator, n: int, options: Options) -> Examples:
    """Numbers of five figures: no word of them is new, but thousand never stood behind so much."""
    return examples(rng.integers(10_000, 100_000, n).tolist())


def draw_shown(rng: np.random.Generator, n: int, options: Options) -> Examples:
    """One of several hundreds, tens and units."""
    return examples([SHOWN])


def score(outputs: np.ndarray, examples: Examples, options: Options) -> float:
    """The share of numbers said without a mistake, to the end: outputs (K, n, O)."""
    return all_right(outputs, examples)


def control(examples: Examples, options: Options) -> float:
    """The share that a list gets right which says for each word what it is by itself."""
    right = 0
    for column, length, target, weight in zip(
        examples.xs.T, examples.lengths, examples.targets.T, examples.weights.T, strict=True
    ):
        said = [word for k in column[:length] for word in DICTIONARY[SOURCE[k]]]
        right += said == [ANSWER[k] for k in target[weight > 0][:-1]]
    return right / len(examples.lengths)


DICTIONARY = {word: numbers.french(value) for word, value in numbers.VALUES.items()}
DICTIONARY |= {"hundred": ("cent",), "thousand": ("mille",)}


def tokens(n: int) -> list[int]:
    """A number, 0 to 99,999, as the tokens that the network reads."""
    return [SOURCE.index(word) for word in numbers.english(n)]


@lru_cache
def alike() -> dict[tuple[int, tuple[str, ...], tuple[str, ...]], list[int]]:
    """Numbers by their words but for one of them: (place, words before it, words after it) -> numbers."""
    found = {}
    for n in range(numbers.MOST + 1):
        words = numbers.english(n)
        for place in range(len(words)):
            found.setdefault((place, words[:place], words[place + 1 :]), []).append(n)
    return found


def changes(text: str) -> list[Part]:
    """Each word of what was typed as a Part, with every number in which that one word is another."""
    n = numbers.number(text)
    words, found = numbers.english(n), []
    for place, word in enumerate(words):
        others = [other for other in alike()[place, words[:place], words[place + 1 :]] if other != n]
        found.append(Part(word, place, place + 1, tuple(tuple(tokens(other)) for other in others)))
    return found


def as_examples(text: str) -> Examples:
    """What a visitor typed, as Examples (n = 1). Raises ValueError with a sentence for what is no such number."""
    return examples([numbers.number(text)], BEYOND)


def spoken(words: Sequence[int]) -> str:
    """An answer, in tokens, as it is written."""
    return JOIN.join(ANSWER[k] for k in words)


def remark(text: str, options: Options) -> str:
    """What of the training explains an answer to what was typed: whether it saw the number, or any as short."""
    n, known = numbers.number(text), int(options["known"])
    words, learnt = numbers.english(n), [numbers.english(k) for k in order()[:known]]
    seen = {word for one in learnt for word in one}
    if strange := [word for word in words if word not in seen]:
        return f"“{strange[0]}” stands in none of the {known:,} numbers it learnt from."
    if words in learnt:
        return "It learnt from this very number."
    alike, length = sum(len(one) == len(words) for one in learnt), f"{len(words)} word{'s' * (len(words) > 1)}"
    return f"It never saw this number in training. Of the {known:,} that it saw, {alike} are {length} long."
