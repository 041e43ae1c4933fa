"""Numbers to be worked with by hand: rounded once, and every result made of rounded ones alone.

So whoever works with the printed numbers, rounds each result alike and goes on with what was rounded, gets what is
printed, to the last digit. Halves are rounded away from 0.
"""

from collections.abc import Callable
from decimal import Decimal
from math import exp, tanh
from typing import NamedTuple

from lstm.numbers import fixed, rounded


class Number(NamedTuple):
    """A rounded number with its letter."""

    symbol: str  # "f", "c(t−1)"
    value: Decimal
    places: int  # after the point

    @property
    def text(self) -> str:
        """As it is printed."""
        return fixed(float(self.value), self.places)

    @property
    def bracketed(self) -> str:
        """As it stands in a product."""
        return f"({self.text})" if self.value < 0 else self.text


class Line(NamedTuple):
    """A result: in letters, in numbers, and what it comes to."""

    symbol: str
    formula: str  # "f × c(t−1) + i × c̃"
    worked: str  # "0.989 × 0.512 + 0.941 × (−0.999)"
    result: Number

    @property
    def text(self) -> str:
        """Its result, as it is printed."""
        return self.result.text


def number(symbol: str, value: float | Decimal, places: int) -> Number:
    """A number, rounded to so many places after the point."""
    size = Decimal(rounded(abs(value), places))
    return Number(symbol, -size if value < 0 else size, places)


def line(symbol: str, template: str, compute: Callable[..., float | Decimal], *numbers: Number) -> Line:
    """A result of rounded numbers, itself rounded to as many places.

    `template` says how it is made, with {} for each of the numbers in turn; `compute` takes their values.
    """
    formula = template.format(*(one.symbol for one in numbers))
    worked = template.format(*(one.bracketed for one in numbers)).replace("((", "(").replace("))", ")")
    places = max(one.places for one in numbers)
    return Line(symbol, formula, worked, number(symbol, compute(*(one.value for one in numbers)), places))


def sigmoid_of(value: Decimal) -> float:
    """What a pocket calculator says of 1 / (1 + e^-x): 0..1."""
    return 1.0 / (1.0 + exp(-float(value)))


def tanh_of(value: Decimal) -> float:
    """What a pocket calculator says of tanh x: -1..1."""
    return tanh(float(value))
