"""A sine of any period, and its forecast: from some point on the network reads nothing but what it said itself."""

import numpy as np

from lstm.live.examples import Examples, Metric, Option, Options
from lstm.live.tasks import _waves

NAME = "Go on with a sine"
ABOUT = (
    "The network reads 40 steps of a wave of unknown height, period and phase, and learns to say the next value. "
    "Under test it then goes on by itself for 25, reading its own answers, so that an error feeds on itself. No "
    "single value tells whether the wave goes up or down; the last few have to be remembered. A plain RNN does this "
    "too. It is no test of long memory, but it shows what a forecast is."
)
OPTIONS = {
    "shortest": Option("Shortest period", 8, 16, 1, 12),
    "longest": Option("Longest period", 16, 40, 1, 25),
}
DEFAULTS = {"units": 32, "rate": 0.01, "forget": 1.0}
RATES = {"lstm": 0.01, "gru": 0.003, "rnn": 0.01, "peephole": 0.03, "lstm1997": 0.003, "coupled": 0.03}
UPDATES = 2000
METRIC = Metric("typical error (RMSE) of 25 steps on its own", "lower", 0.15)
CONTROL = "the mean of every wave, 0"


def waves(rng: np.random.Generator, n: int, length: int, options: Options) -> np.ndarray:
    """Sines of random height, period and phase, -1 to 1: (length, n)."""
    height = rng.uniform(0.5, 1.0, n)
    return height * _waves.sines(rng, n, length, options["shortest"], options["longest"])


def draw(rng: np.random.Generator, n: int, options: Options) -> Examples:
    """Waves of 40 steps, the next value asked at every step but the first: (40, n, 1)."""
    return _waves.forecast(waves(rng, n, _waves.READ + 1, options))


def draw_test(rng: np.random.Generator, n: int, options: Options) -> Examples:
    """Waves of 65 steps, judged on those after the 40th."""
    return _waves.free(waves(rng, n, _waves.READ + _waves.FREE, options))


sizes, symbols, score, control = _waves.sizes, _waves.symbols, _waves.score, _waves.control
