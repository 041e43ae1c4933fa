"""Where the output of a unit has to be at each step of an input, as bands. Steps run along the first axis.

Judged is the unit's own output h. One write of 1 reaches tanh(1) = 0.76, so "1" is a band, and so is "0".
"""

import numpy as np

ONE, NOUGHT = (0.5, 1.0), (-0.25, 0.25)  # h in here is a 1; in here, a 0
PLUS, MINUS = (0.3, 1.0), (-1.0, -0.3)
COUNTED, NEAR = 0.1, 0.05  # a counter's h after each pulse, and how far from it is near enough
MOST_COUNTED = 7


def bands(on: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """A band for every step (T, ...): ONE where `on` (bools), else NOUGHT."""
    return np.where(on, ONE[0], NOUGHT[0]), np.where(on, ONE[1], NOUGHT[1])


def pulse(xs: np.ndarray) -> np.ndarray:
    """Where there is a pulse in xs (T, ...): above a half."""
    return np.asarray(xs) > 0.5


def count(xs: np.ndarray) -> np.ndarray:
    """How many pulses of xs (T, ...) so far, this step's with them."""
    return np.cumsum(pulse(xs), axis=0)


def last_sign(xs: np.ndarray) -> np.ndarray:
    """Of the last +1 or -1 of xs (T, ...) so far: 1, -1, or 0 where there was none."""
    signs = np.where(pulse(xs), 1, np.where(np.asarray(xs) < -0.5, -1, 0))
    for t in range(1, len(signs)):
        signs[t] = np.where(signs[t] == 0, signs[t - 1], signs[t])
    return signs


def a_step_before(xs: np.ndarray) -> np.ndarray:
    """Where the step before had a pulse: (T, ...)."""
    return np.concatenate([np.zeros_like(pulse(xs)[:1]), pulse(xs)[:-1]])


def by_sign(xs: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The band PLUS after +1, MINUS after -1, NOUGHT before either: (low, high), each (T, ...)."""
    sign = last_sign(xs)
    low, high = (np.select([sign > 0, sign < 0], [PLUS[k], MINUS[k]], NOUGHT[k]) for k in (0, 1))
    return low, high


def by_count(xs: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Bands near 0.1 for each pulse, (T, ...); after more pulses than are counted, above the last of those."""
    n = count(xs)
    level = COUNTED * np.minimum(n, MOST_COUNTED)
    return level - NEAR, np.where(n > MOST_COUNTED, 1.0, level + NEAR)


def inside(h: np.ndarray, band: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
    """At which steps h (T, ...) is in its band."""
    low, high = band
    return (h >= low) & (h <= high)
