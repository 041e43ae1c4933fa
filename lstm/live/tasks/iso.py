"""Dates as people write them into ISO 8601, character by character: an encoder reads, then a decoder writes.

Source: the form is ISO 8601's, the task is ours.
"""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

import numpy as np

from lstm.live.examples import Examples, Metric, Options, Symbols, all_right
from lstm.live.pairs import BEYOND, Part, pairs
from lstm.live.tasks import _dates as dates

NAME = "Dates to ISO"
SAID = "It reads a date letter by letter, however it is written, and writes it as 2024-03-07."
ABOUT = (
    "One network reads a date letter by letter: Thursday, 7 March 2024, or March 7, 2024, or 07/03/2024. Its last "
    "state, and nothing else, is handed to a second network, which writes 2024-03-07. The year is read last and "
    "written first; day and month must be held until then. Every fifth date, in whatever way it is written, is held "
    "out, and the network is judged on those."
)
DATA = (
    "All days from 1 January 1900 to 31 December 2099, in nine ways of writing, made by the plain rules in "
    "`lstm/live/tasks/_dates.py`. They are this project's own, under its licence (MIT). In figures the day comes first."
)
FORM = "encoder_decoder"
OPTIONS = {}
DEFAULTS = {"units": 32, "rate": 0.03, "batch": 32, "forget": 1.0, "penalty": 0.01, "horizon": 4000}
RATES = {"lstm": 0.03, "gru": 0.01, "rnn": 0.003, "peephole": 0.03, "lstm1997": 0.03, "coupled": 0.03}
UPDATES = 4000
SHIPPED = 4000
METRIC = Metric("whole answers right", "higher", 0.99)
CONTROL = "always the same"
FAR = "years 1700 to 1899 and 2100 to 2299"
SOURCE = ("", *dates.LETTERS)  # what stands in the padding has no name
HELD_OUT = 0.2  # of all dates
ANSWER = (".", *"0123456789-")
NOUN, READ_JOIN, JOIN = "character", "", ""  # what a step reads, and how what is read and said is written in one line


@lru_cache
def parts() -> tuple[list[date], list[date]]:
    """(dates that are learnt from, dates that are held out): a fifth of them, drawn once."""
    days = dates.every_day()
    kinds = [], []
    for day, drawn in zip(days, np.random.default_rng(11).random(len(days)), strict=True):
        kinds[int(drawn < HELD_OUT)].append(day)
    return kinds


@lru_cache
def far() -> list[date]:
    """The days of two centuries before what is trained, and of two after."""
    before, after = (date(1700, 1, 1), date(1899, 12, 31)), (date(2100, 1, 1), date(2299, 12, 31))
    return dates.every_day(*before) + dates.every_day(*after)


def sizes(options: Options) -> tuple[int, int, str]:
    """How many characters there are to read, and to write: the ten figures, the hyphen and the end."""
    return len(SOURCE), len(ANSWER), "class"


def symbols(options: Options) -> Symbols:
    """The characters."""
    return Symbols(SOURCE, ANSWER)


def examples(some: Sequence[tuple[date, str]], beyond: int = 0) -> Examples:
    """(date, text) pairs as what is read and what should be written.

    `beyond` is for how many more characters a decoder may go on.
    """
    return pairs(
        [tokens(text) for _, text in some],
        [[ANSWER.index(letter) for letter in dates.iso(day)] for day, _ in some],
        beyond,
    )


def tokens(text: str) -> list[int]:
    """A date as the tokens that the network reads."""
    return [SOURCE.index(letter) for letter in text]


def drawn(rng: np.random.Generator, n: int, days: Sequence[date]) -> Examples:
    """n of some dates, each in one of the ways."""
    some = [days[k] for k in rng.integers(0, len(days), n)]
    forms = rng.integers(0, len(dates.FORMATS), n)
    return examples([(day, dates.formatted(day, dates.FORMATS[k])) for day, k in zip(some, forms, strict=True)])


def draw(rng: np.random.Generator, n: int, options: Options) -> Examples:
    """Dates that are learnt from."""
    return drawn(rng, n, parts()[0])


def draw_test(rng: np.random.Generator, n: int, options: Options) -> Examples:
    """Dates that are not."""
    return drawn(rng, n, parts()[1])


def draw_far(rng: np.random.Generator, n: int, options: Options) -> Examples:
    """Dates of centuries that were never trained."""
    return drawn(rng, n, far())


def draw_shown(rng: np.random.Generator, n: int, options: Options) -> Examples:
    """One with its weekday, which the answer does not need."""
    return examples([dates.typed("Thursday, 7 March 2024")])


def score(outputs: np.ndarray, examples: Examples, options: Options) -> float:
    """The share of dates written without a mistake, to the end: outputs (K, n, O)."""
    return all_right(outputs, examples)


def control(examples: Examples, options: Options) -> float:
    """The share that the commonest character at each place gets right: that of a single date at most."""
    counts = (examples.targets[..., None] == np.arange(len(ANSWER))).sum(axis=1)
    said = np.eye(len(ANSWER))[counts.argmax(axis=-1)][:, None]
    return score(np.broadcast_to(said, (*examples.targets.shape, len(ANSWER))), examples, options)


def as_examples(text: str) -> Examples:
    """What a visitor typed, as Examples (n = 1). Raises ValueError with a sentence for what is no date, or not read."""
    return examples([dates.typed(text)], BEYOND)


def changes(text: str) -> list[Part]:
    """Weekday, day, month and each figure of the year as Parts, with every date in which that one is another."""
    _, text = dates.typed(text)
    found = dates.variants(text)
    return [Part(name, a, b, tuple(tuple(tokens(other)) for other in others)) for name, a, b, others in found]


def spoken(letters: np.ndarray | Sequence[int]) -> str:
    """An answer, in tokens (K,), as it is written."""
    return JOIN.join(ANSWER[k] for k in letters)


def remark(text: str, options: Options) -> str:
    """What of the training explains an answer to what was typed, in a sentence; "" where nothing does."""
    known = dates.FIRST <= dates.typed(text)[0] <= dates.LAST
    return "" if known else f"Only the years {dates.FIRST.year} to {dates.LAST.year} were ever trained."
