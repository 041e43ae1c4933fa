"""Two sines on top of each other, and their forecast: the network has to tell them apart to go on."""

import numpy as np

from lstm.live.examples import Examples, Metric, Option, Options
from lstm.live.tasks import _waves

NAME = "Go on with two sines"
ABOUT = (
    "Two sines of known periods lie on top of each other, each with a height and a phase of its own. Over 40 steps "
    "the network has to find out all four, then it goes on reading only its own answers. A plain RNN can do it as "
    "well: what is needed is the recent past, not the distant one."
)
OPTIONS = {
    "fast": Option("Period of the fast one", 6, 12, 1, 8),
    "slow": Option("Period of the slow one", 16, 40, 1, 21),
}
DEFAULTS = {"units": 32, "rate": 0.01, "forget": 1.0}
RATES = {"lstm": 0.01, "gru": 0.03, "rnn": 0.01, "peephole": 0.03, "lstm1997": 0.03, "coupled": 0.1}
UPDATES = 300
METRIC = Metric("typical error (RMSE) of 25 steps on its own", "lower", 0.15)
CONTROL = "the mean of every wave, 0"


def waves(rng: np.random.Generator, n: int, length: int, options: Options) -> np.ndarray:
    """Sums of two sines of given periods, their heights and phases drawn: (length, n), any numbers about 0."""
    heights = rng.uniform(0.2, 0.8, (2, n))
    fast, slow = (_waves.sines(rng, n, length, period, period) for period in (options["fast"], options["slow"]))
    return heights[0] * fast + heights[1] * slow


def draw(rng: np.random.Generator, n: int, options: Options) -> Examples:
    """Waves of 40 steps, the value after it asked at every step: (40, n, 1)."""
    return _waves.forecast(waves(rng, n, _waves.READ + 1, options))


def draw_test(rng: np.random.Generator, n: int, options: Options) -> Examples:
    """Waves of 64 steps, judged on the last 25, which are forecast."""
    return _waves.free(waves(rng, n, _waves.READ + _waves.FREE, options))


sizes, symbols, score, control = _waves.sizes, _waves.symbols, _waves.score, _waves.control
