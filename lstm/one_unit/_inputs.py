"""Inputs drawn from a seed, to judge a unit by: each (T, n), n sequences side by side."""

import numpy as np

LENGTH = 40  # steps of most sequences


def drawn(rng: np.random.Generator, n: int, fewest: int, most: int, length: int = LENGTH, gap: int = 0) -> np.ndarray:
    """n sequences with `fewest` to `most` pulses each, at least `gap` empty steps between two of them."""
    xs = np.zeros((length, n))
    for column in xs.T:
        k = int(rng.integers(fewest, most + 1))
        room = np.sort(rng.choice(length - 1 - gap * (k - 1), k, replace=False))  # then the gaps are let in
        column[1 + room + gap * np.arange(k)] = 1.0  # never at the very first step
    return xs


def any_pulses(rng: np.random.Generator, n: int, fewest: int, most: int) -> np.ndarray:
    """Pulses anywhere, side by side too."""
    return drawn(rng, n, fewest, most)


def apart(rng: np.random.Generator, n: int) -> np.ndarray:
    """Pulses with at least one empty step between two of them."""
    return drawn(rng, n, 2, 9, gap=1)


def one_early(rng: np.random.Generator, n: int) -> np.ndarray:
    """One pulse among the first eight steps, then nothing: 60 steps, so 51 at least after it."""
    xs = np.zeros((60, n))
    xs[rng.integers(1, 9, n), np.arange(n)] = 1.0
    return xs


def plus_and_minus(rng: np.random.Generator, n: int) -> np.ndarray:
    """Pulses of +1 and of -1."""
    xs = drawn(rng, n, 4, 10)
    return xs * rng.choice([-1.0, 1.0], xs.shape)


def noisy(rng: np.random.Generator, n: int) -> np.ndarray:
    """The same, and at all other steps noise of up to 0.5 either way."""
    xs = plus_and_minus(rng, n)
    return np.where(xs == 0.0, np.round(rng.uniform(-0.5, 0.5, xs.shape), 1), xs)
