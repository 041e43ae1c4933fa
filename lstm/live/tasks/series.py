"""A real series and its forecast: sunspots, CO2, the sea off Peru, the Nile, or numbers of the visitor's own."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from lstm.domains import tables
from lstm.domains.known_series import SERIES, WAYS, array_of, season_found, values_of
from lstm.domains.tables.asking import Answers
from lstm.live.examples import Examples, Metric, Option, Options, Symbols, some
from lstm.numbers import plain, sized

NAME = "Forecast a real series"
SAID = "Forecast sunspots, CO₂ or numbers of your own, beside rules that are a line long."
ABOUT = (
    "Sunspots, CO₂ in the air, the sea off Peru, the Nile, or a series of your own. The network learns on the first "
    "seven tenths and is judged on the rest, one step ahead; 1 is what repeating the last value would reach. So few "
    "numbers are soon known by heart: keep training, and the error on the unseen years rises again while the loss "
    "still falls. That is overfitting, and the reason to stop early. On the sunspots a plain RNN does as well."
)
DATA = (
    "Sunspots of each year, CO₂ over Mauna Loa, the sea's surface off Peru and the Nile's flow, as kept in "
    "[statsmodels](https://www.statsmodels.org/stable/datasets/) 0.15.0, which names all four as public domain."
)
OPTIONS = {
    "series": Option("Series", 0, len(SERIES) - 1, 1, 0, tuple(one.name for one in SERIES)),
    "learn": Option("What is learnt", 0, len(WAYS) - 1, 1, 0, WAYS),
    "season": Option("Values in a season, 0: as found", 0, 60, 1, 0),
    "window": Option("Values read in one go", 10, 60, 5, 40),
}
NOT_FOR_OWN = ("series",)
DEFAULTS = {"units": 8, "rate": 0.01, "forget": 1.0}
RATES = {"lstm": 0.1, "gru": 0.1, "rnn": 0.03, "peephole": 0.1, "lstm1997": 0.1, "coupled": 0.1}
UPDATES = 300
SHIPPED = 200
VARIANTS = {  # each learns what of its series is best learnt
    one.file: {"options": tuple((name, k) for name, k in (("learn", one.learn), ("series", which)) if k)}
    for which, one in enumerate(SERIES)
}
METRIC = Metric("error / that of the last value", "lower", 0.65)
REACHED = {0: (0, 1), 1: (1, 2), 2: (0, 1, 2), 3: ()}  # series -> ways to learn it with which that is within reach
CONTROL = "the best line from the last number read"
FAR = "up to 11 values on its own"
FEWEST, MOST = 30, 20_000  # numbers a series of one's own may have
LARGEST = 1e12
OWN = (
    f"{FEWEST} to {MOST:,} numbers: one per line, all in one line, or a table with dates beside them. Of more, the "
    "last can be kept, or the mean of every few"
)
AHEAD = 11  # values forecast; the sunspots come and go in about as many years


def clean(own: Any, answers: Answers | None = None) -> tuple[float, ...]:
    """Numbers of the visitor's own: a sequence of them, or a text as lstm.domains.tables.read takes it.

    answers: to what only the visitor can say of a text. Raises tables.Question for what is not answered, and
    ValueError, with a sentence, for numbers that nothing can be learnt from.
    """
    if isinstance(own, str):
        return fit(tables.read(own, answers, MOST).numbers)
    return fit(tuple(float(value) for value in own))


def fit(values: tuple[float, ...], fewest: int = FEWEST) -> tuple[float, ...]:
    """The numbers, a tuple, if they can be learnt from: finite, at least `fewest` of them; else ValueError."""
    for k, value in enumerate(values):
        if not math.isfinite(value) or abs(value) > LARGEST:
            raise ValueError(f"Number {k + 1} is {value}, which cannot be learnt from.")
    if len(values) < fewest:
        raise ValueError(f"Numbers found: {len(values)}. {fewest} are needed.")
    if len(values) > MOST:
        raise ValueError(f"These are {len(values):,} numbers; at most {MOST:,} are taken.")
    if len(set(values[: cut(values)])) == 1:
        raise ValueError("The numbers are all the same in the part to learn from, so there is nothing to learn.")
    return values


def goal(options: Options) -> float | None:
    """The usual one, a share, where an LSTM gets there; how well another series can be foretold, nobody knows: None."""
    known = options["own"] is None and options["learn"] in REACHED[options["series"]]
    return METRIC.solved if known else None


def series_of(options: Options) -> np.ndarray:
    """The numbers, (n,), in the units of the series, of which the first are learnt from."""
    return array_of(options["own"] or values_of(options["series"])[1])


def cut(numbers: np.ndarray | Sequence[float]) -> int:
    """How many of the numbers (N,) are trained on; the last three tenths are not."""
    return len(numbers) * 7 // 10


def season_of(options: Options) -> int:
    """How many values are a season: as asked for, or known of the series, or found in the part that is trained on.

    1 where there is none. At most a third of that part, so that there is enough to learn from.
    """
    values = series_of(options)
    known = values[: cut(values)]
    usual = season_found(known) if options["own"] else SERIES[options["series"]].season
    return max(1, min(options["season"] or usual, len(known) // 3))


def back(options: Options) -> int:
    """From how many values before changes are taken; 0 where the values themselves are learnt."""
    return (0, 1, season_of(options))[options["learn"]]


def learnt(options: Options) -> tuple[np.ndarray, int]:
    """(u, known): the numbers that are learnt, in their own units, and how many of them may be trained on.

    Values v(t), (n,); or their changes v(t) - v(t - back), (n - back,).
    """
    values, lag = series_of(options), back(options)
    return (values[lag:] - values[:-lag] if lag else values), cut(values) - lag


def scale(options: Options) -> tuple[float, float]:
    """(middle, spread above 0) of the part that is trained on: numbers are read as (number - middle) / spread."""
    numbers, known = learnt(options)
    spread = float(numbers[:known].std())
    return float(numbers[:known].mean()), spread if spread > 1e-12 * np.abs(numbers).max() else 1.0


def read_as(options: Options) -> np.ndarray:
    """The numbers as they are read: (N,), any numbers about 0 with a spread of 1."""
    middle, spread = scale(options)
    return (learnt(options)[0] - middle) / spread


def sizes(options: Options) -> tuple[int, int, str]:
    """One number in, the next one out: a count of 1 each."""
    return 1, 1, "number"


def symbols(options: Options) -> Symbols:
    """What is read, and what is said."""
    what = "value" if options["own"] else SERIES[options["series"]].what
    return Symbols((what if options["learn"] == 0 else f"change of {what}",), ("next",))


def draw(rng: np.random.Generator, n: int, options: Options) -> Examples:
    """Stretches of the part that is trained on, the next number asked at every step: (window, n, 1)."""
    known = read_as(options)[: learnt(options)[1]]
    window = min(options["window"], len(known) - 1)
    begins = rng.integers(0, len(known) - window, n)
    return stretches(known, begins, window)


def stretches(values: np.ndarray, begins: np.ndarray, window: int, told: int | None = None) -> Examples:
    """Stretches of a series (window, n, 1); with `told` only the values after that many steps count."""
    wave = values[begins + np.arange(window + 1)[:, None]][..., None]
    weights = np.ones((window, len(begins)))
    weights[: told - 1 if told else 0] = 0.0
    return Examples(wave[:-1], wave[1:], weights, np.full(len(begins), window), told)


def draw_test(rng: np.random.Generator | None, n: int, options: Options) -> Examples:
    """The whole series, one step ahead; only the part that is not trained on counts."""
    values = read_as(options)
    examples = stretches(values, np.array([0]), len(values) - 1)
    examples.weights[: learnt(options)[1] - 1] = 0.0
    return examples


def far_begins(options: Options) -> tuple[np.ndarray, int, int]:
    """(begins (n,), told, ahead) of the forecasts from every place in the part that is not trained on."""
    numbers, known = learnt(options)
    ahead, told = min(AHEAD, (len(numbers) - known) // 2), min(options["window"], known - 1)
    return np.arange(known - told, len(numbers) - told - ahead + 1), told, ahead


def draw_far(rng: np.random.Generator | None, n: int, options: Options) -> Examples:
    """Up to 11 values on its own, from every place in the part that is not trained on."""
    begins, told, ahead = far_begins(options)
    return stretches(read_as(options), begins, told + ahead - 1, told)


def draw_shown(rng: np.random.Generator, n: int, options: Options) -> Examples:
    """The end of the series, its last values forecast."""
    far = draw_far(rng, n, options)
    return some(far, slice(-1, None))


def card(options: Options) -> tuple[None, Examples]:
    """The whole series, one step ahead: nothing of it is chosen."""
    return None, draw_test(None, 1, options)


def tell(outputs: np.ndarray, options: Options) -> str:
    """What it says of the last value of a series that is shipped, beside repeating; and both over all held out.

    outputs (T, 1), as card() asks for them.
    """
    one, examples = SERIES[options["series"]], card(options)[1]
    (when, values), (middle, spread), lag = values_of(options["series"]), scale(options), back(options)
    said = float(outputs[-1, 0]) * spread + middle + (values[-1 - lag] if lag else 0.0)
    repeated = repeating(examples, options)
    off = score(outputs[:, None], examples, options) * repeated
    truth, before = map(plain, values[-1:-3:-1])
    said, off, repeated = map(sized, (said, off, repeated))
    return (
        f"For {when[-1]} it says {said} {one.unit or one.what}; it was {truth}, and {when[-2]} had {before}. Over the "
        f"{len(values) - cut(values)} {one.beat}s it never saw it is off by {off}; repeating the {one.beat} before, by "
        f"{repeated}."
    )


def errors(outputs: np.ndarray, examples: Examples, options: Options) -> np.ndarray:
    """How far the forecast values are off, in the units of the series: (T, n, 1).

    A forecast of changes is a forecast of values: each change is added to the value it starts from. That is known one
    step ahead; on its own the network starts from a forecast, and its errors add up.
    """
    off = (np.broadcast_to(outputs, examples.targets.shape) - examples.targets) * scale(options)[1]
    lag, told = back(options), examples.told
    if told and lag:
        for t in range(told - 1 + lag, len(off)):
            off[t] += off[t - lag]
    return off


def repeating(examples: Examples, options: Options) -> float:
    """The error of repeating the last value known, in the units of the series, where held-out examples ask."""
    values, known = series_of(options), cut(series_of(options))
    if not examples.told:
        return float(np.sqrt(np.mean((values[known:] - values[known - 1 : -1]) ** 2)))
    begins, told, ahead = far_begins(options)
    starts = begins + told + back(options)
    return float(np.sqrt(np.mean((values[starts + np.arange(ahead)[:, None]] - values[starts - 1]) ** 2)))


def score(outputs: np.ndarray, examples: Examples, options: Options) -> float:
    """The root of the mean squared error of outputs (T, n, 1), as a share of that of repeating the last value known."""
    mask = examples.weights > 0
    off = errors(outputs, examples, options)[mask]
    return float(np.sqrt(np.mean(off**2))) / max(repeating(examples, options), 1e-12)


def control(examples: Examples, options: Options) -> float:
    """The score of the straight line from one number read to the next that fits what is trained on best: at least 0."""
    known = read_as(options)[: learnt(options)[1]]
    slope, height = np.polyfit(known[:-1], known[1:], 1)
    return score(slope * examples.xs + height, examples, options)
