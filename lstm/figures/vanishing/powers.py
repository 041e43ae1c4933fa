"""Sizes that run over many powers of ten: how they are written, and an axis for them. All sizes come as log10."""

import numpy as np

from lstm.numbers import brief, fixed, power, sized

STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500)  # powers of ten between two ticks
HELD = (-np.log10(2.0), 1.0)  # what became of a size of 1 that held: not yet half of it is lost, nor is it tenfold
TICKS = 7  # at most, between the lowest and the highest


def in_words(size: float) -> str:
    """A size for people: two significant digits, "3.4·10⁻⁷" or "0.24" or "58"; "0" for a log10 of -inf."""
    if np.isneginf(size):
        return "0"
    if -0.0223 < size < 0.0:  # above 0.95: never a bare 1 for what is less
        return brief(10.0**size)
    if -3.0 <= size < 3.0:
        return sized(10.0**size, 2)
    exponent = int(np.floor(size))
    mantissa = fixed(10.0 ** (size - exponent), 1)
    return f"1.0·{power(exponent + 1)}" if mantissa == "10.0" else f"{mantissa}·{power(exponent)}"


def left(size: float) -> str:
    """What became of a size of 1: "3.2·10⁻¹⁴ left", or "grew 58 times"."""
    return f"{in_words(size)} left" if size < 0.02 else f"grew {in_words(size)} times"


def axis(low: float, high: float, least: float = -10.0) -> tuple[float, float, list[int]]:
    """(low, high, [ticks]): whole powers of ten that hold both ends, so wide that no small change looks large.

    All are log10; the axis begins at `least` or lower, and ends at 1 or higher.
    """
    low, high = min(float(low), least), max(float(high), 1.0)
    step = next(step for step in STEPS if (high - low) / step <= TICKS or step == STEPS[-1])
    ticks = np.arange(np.floor(low / step), np.ceil(high / step) + 1) * step
    return float(ticks[0]), float(ticks[-1]), ticks.astype(np.intp).tolist()


def halves(size: float, steps: int) -> str:
    """How a size of 10 ** size came about in so many steps: "halves every 1.8 steps"; where it HELD, "holds".

    Nothing is said of one that grew: it seldom grows evenly.
    """
    if steps == 0 or HELD[0] <= size <= HELD[1]:
        return "holds"
    if size > 0.0:
        return ""
    if np.isneginf(size):
        return "is gone"
    every = np.log10(2.0) * steps / -size
    count = fixed(every, 1 if every < 9.95 else 0)
    return f"halves every {count} step{'s' * (count != '1.0')}"


def agreed(apart: float) -> str:
    """How well two numbers agree that are a share `apart`: 3e-13 -> "10¹²"; no better than a computer's numbers can."""
    return power(int(-np.ceil(np.log10(max(apart, 1e-15)))))
