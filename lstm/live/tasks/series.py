"""A real series and its forecast: the sunspots of three centuries, or numbers of the visitor's own."""

import math
import re
from functools import lru_cache
from pathlib import Path

import numpy as np

from lstm.live.examples import Examples, Metric, Option, Symbols, rmse

NAME = "Forecast a real series"
ABOUT = (
    "The sunspots of every year from 1700 on, or a series of your own. The network learns on the first seven tenths "
    "and is judged on the rest, one step ahead; 1 is what repeating the last value would reach. So few numbers are "
    "soon known by heart: keep training, and the error on the unseen years rises again while the loss still falls. "
    "That is overfitting, and the reason to stop early. A plain RNN does as well here."
)
OPTIONS = {"window": Option("Values read in one go", 10, 60, 5, 40)}
DEFAULTS = {"units": 8, "rate": 0.01, "forget": 1.0}
RATES = {"lstm": 0.1, "gru": 0.1, "rnn": 0.03, "peephole": 0.1, "lstm1997": 0.1, "coupled": 0.1}
UPDATES = 300
METRIC = Metric("error, repeating the last value being 1", "lower", 0.65)
CONTROL = "the best straight line from the last value"
FAR = "up to 11 values on its own"
OWN = "30 to 5,000 numbers: one per line, or all in one line, or CSV, whose last column counts"
AHEAD = 11  # values forecast; the sunspots come and go in about as many years
FEWEST, MOST = 30, 5000  # numbers a series of one's own may have
SUNSPOTS = Path(__file__).parent.parent / "data" / "sunspots.csv"
APART = re.compile(r"[;,\t ]+")


def clean(own):
    """Numbers of the visitor's own: a sequence of them, or a text with one per line, all in one line, or CSV.

    In CSV the last column counts; a first line without a number is a heading. Returns a tuple of floats.
    """
    numbers = numbers_in(own) if isinstance(own, str) else tuple(float(value) for value in own)
    for k, value in enumerate(numbers):
        if not math.isfinite(value) or abs(value) > 1e12:
            raise ValueError(f"Number {k + 1} is {value}, which cannot be learnt from.")
    if len(numbers) < FEWEST:
        raise ValueError(f"Numbers found: {len(numbers)}. {FEWEST} are needed.")
    if len(numbers) > MOST:
        raise ValueError(f"These are {len(numbers):,} numbers; at most {MOST:,} are taken.")
    if len(set(numbers[: cut(numbers)])) == 1:
        raise ValueError("The numbers are all the same, so there is nothing to learn.")
    return numbers


def numbers_in(text):
    """The numbers of a text, or a ValueError that names the first line that is no number."""
    lines = [(k, line.strip()) for k, line in enumerate(text.splitlines(), start=1)]
    lines = [(k, APART.split(line.strip(";, \t"))) for k, line in lines if line and line[0] != "#"]
    if len(lines) == 1:
        return tuple(number(part, lines[0][0]) for part in lines[0][1])
    if lines and not re.search(r"\d", lines[0][1][-1]):
        lines = lines[1:]
    return tuple(number(parts[-1], k) for k, parts in lines)


def number(text, line):
    """A number, or a ValueError that says where it should have been."""
    try:
        return float(text.strip("\"'"))
    except ValueError:
        raise ValueError(f"Line {line} is not a number: {text[:40]!r}.") from None


@lru_cache(maxsize=1)
def sunspots():
    """The years 1700 to 2008, and the sunspots of each."""
    lines = [line.split(",") for line in SUNSPOTS.read_text().splitlines() if line[0].isdigit()]
    return tuple(int(year) for year, _ in lines), tuple(float(spots) for _, spots in lines)


def series_of(options):
    """The numbers that are learnt from."""
    return np.array(options["own"] or sunspots()[1])


def cut(numbers):
    """How many of the numbers are trained on; the last three tenths are not."""
    return len(numbers) * 7 // 10


def scale(options):
    """(middle, spread) of the part that is trained on: numbers are read as (value - middle) / spread."""
    known = series_of(options)[: cut(series_of(options))]
    return float(known.mean()), float(known.std())


def read_as(options):
    """The series as it is read."""
    middle, spread = scale(options)
    return (series_of(options) - middle) / spread


def sizes(options):
    """A number in, the next one out."""
    return 1, 1, "number"


def symbols(options):
    """What is read, and what is said."""
    return Symbols(("value" if options["own"] else "sunspots",), ("next",))


def draw(rng, n, options):
    """Stretches of the part that is trained on, the next value asked at every step: (window, n, 1)."""
    known = read_as(options)[: cut(series_of(options))]
    window = min(options["window"], len(known) - 1)
    begins = rng.integers(0, len(known) - window, n)
    return stretches(known, begins, window)


def stretches(values, begins, window, told=None):
    """Stretches of a series (window, n, 1); with `told` only the values after that many steps count."""
    wave = values[begins + np.arange(window + 1)[:, None]][..., None]
    weights = np.ones((window, len(begins)))
    weights[: told - 1 if told else 0] = 0.0
    return Examples(wave[:-1], wave[1:], weights, np.full(len(begins), window), told)


def draw_test(rng, n, options):
    """The whole series, one step ahead; only the part that is not trained on counts."""
    values = read_as(options)
    examples = stretches(values, np.array([0]), len(values) - 1)
    examples.weights[: cut(values) - 1] = 0.0
    return examples


def draw_far(rng, n, options):
    """Up to 11 values on its own, from every place in the part that is not trained on."""
    values = read_as(options)
    ahead = min(AHEAD, (len(values) - cut(values)) // 2)
    told = min(options["window"], cut(values) - 1)
    begins = np.arange(cut(values) - told, len(values) - told - ahead + 1)
    return stretches(values, begins, told + ahead - 1, told)


def draw_shown(rng, n, options):
    """The end of the series, its last values forecast."""
    far = draw_far(rng, n, options)
    return Examples(*(part[:, -1:] for part in far[:3]), far.lengths[-1:], far.told)


def repeated(examples):
    """What repeating the last value read would answer: (T, n, 1)."""
    last = examples.xs.copy()
    if examples.told:
        last[examples.told :] = last[examples.told - 1]
    return last


def score(outputs, examples, options):
    """The root of the mean squared error, as a share of that of repeating the last value read."""
    return rmse(outputs, examples) / max(rmse(repeated(examples), examples), 1e-12)


def control(examples, options):
    """The straight line from one value to the next that fits what is trained on best."""
    known = read_as(options)[: cut(series_of(options))]
    slope, height = np.polyfit(known[:-1], known[1:], 1)
    return score(slope * examples.xs + height, examples, options)
