"""Numbers in sentences, with as many digits as it takes to check what is said of them."""

import numpy as np

from lstm.figures.squash import RAISED
from lstm.figures.text import percent

MOST_DIGITS = 8


def sized(value, digits=3):
    """A number for people, with so many significant digits; a power of ten where it is very small or large."""
    if not np.isfinite(value):
        return "not finite"
    if value == 0:
        return "0"
    text = f"{abs(value):#.{digits}g}"
    mantissa, _, power = (text if "e" in text else f"{abs(value):.{digits - 1}e}").partition("e")
    text = text.rstrip(".") if 1e-3 <= abs(value) < 1e4 and "e" not in text else f"{mantissa}·10{raised(power)}"
    return f"{'−' if value < 0 else ''}{text}"


def plain(value):
    """A number somebody chose, as they would write it."""
    text = f"{value:.3g}"
    return sized(value) if "e" in text else text


def raised(power):
    """An exponent as it is written above the line."""
    return str(int(power)).translate(RAISED)


def apart(a, b):
    """Two numbers with so many digits that one sees which is larger."""
    for digits in range(3, MOST_DIGITS):
        texts = sized(a, digits), sized(b, digits)
        if texts[0] != texts[1]:
            break
    return texts


def shares(a, b):
    """Two shares for people, with more digits where they would read the same."""
    texts = percent(a), percent(b)
    return texts if texts[0] != texts[1] or a == b else tuple(f"{text} %" for text in apart(100.0 * a, 100.0 * b))


def worked(make, numbers, result):
    """Numbers and what is made of them, as texts: with so many digits that whoever makes it again finds the same."""
    total = sized(result)
    for digits in range(2, MOST_DIGITS):
        texts = [sized(number, digits) for number in numbers]
        with np.errstate(all="ignore"):
            again = make(*(float(f"{number:.{digits}g}") for number in numbers))
        if sized(again) == total:
            break
    return texts, total
