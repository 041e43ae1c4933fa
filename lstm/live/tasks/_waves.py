"""What the forecasts of waves share."""

import numpy as np

from lstm.live.examples import Examples, Options, Symbols, rmse

READ = 40  # values a network is shown
FREE = 25  # values it then forecasts, all but the first from its own answers


def sizes(options: Options) -> tuple[int, int, str]:
    """A number in, the next one out."""
    return 1, 1, "number"


def symbols(options: Options) -> Symbols:
    """What is read, and what is said."""
    return Symbols(("wave",), ("next",))


def sines(rng: np.random.Generator, n: int, length: int, shortest: int, longest: int) -> np.ndarray:
    """Sines of height 1, their periods and phases drawn: (length, n)."""
    period, phase = rng.uniform(shortest, longest, n), rng.uniform(0.0, 1.0, n)
    return np.sin(2.0 * np.pi * (np.arange(length)[:, None] / period + phase))


def forecast(wave: np.ndarray) -> Examples:
    """At each of T steps of a wave (T + 1, n), the value after it is asked."""
    steps, n = len(wave) - 1, wave.shape[1]
    return Examples(wave[:-1, :, None], wave[1:, :, None], np.ones((steps, n)), np.full(n, steps))


def free(wave: np.ndarray) -> Examples:
    """The same, but the last FREE values are forecast after reading READ steps, and they alone count."""
    examples = forecast(wave)
    examples.weights[:-FREE] = 0.0
    return examples._replace(told=READ)


def score(outputs: np.ndarray, examples: Examples, options: Options) -> float:
    """The root of the mean squared error, over the steps that count."""
    return rmse(outputs, examples)


def control(examples: Examples, options: Options) -> float:
    """The error of saying 0."""
    return rmse(np.zeros(1), examples)
