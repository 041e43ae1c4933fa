"""Sums in sentences, with as many digits as it takes to check them."""

from collections.abc import Callable

import numpy as np

from lstm.numbers import exact, sized

MOST_DIGITS = 8


def worked(make: Callable[..., float], numbers: tuple[float, ...], result: float) -> tuple[list[str], str]:
    """Numbers and what is made of them, as texts: with so many digits that whoever makes it again finds the same."""
    total, texts = sized(result), []
    for digits in range(2, MOST_DIGITS):
        texts = [sized(number, digits) for number in numbers]
        with np.errstate(all="ignore"):
            again = make(*(float(exact(number, digits)) for number in numbers))
        if sized(again) == total:
            break
    return texts, total
