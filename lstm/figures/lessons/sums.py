"""Lesson 6: one gate opened. The products of input and last output, their sum, and where on the sigmoid it falls."""

from typing import Any

import numpy as np

from lstm import one_unit
from lstm.explain import terms
from lstm.figures.lessons import HAND, frame, picture, rows, steps, tidy
from lstm.kept import kept
from lstm.numbers import fixed, plain
from lstm.one_unit.lessons import numbers, pulses
from lstm.squash import sigmoid
from lstm.unroll import at

WEIGHTS = (*(k / 2 for k in range(-4, 10)), 4.6, *(k / 2 for k in range(10, 19)))  # at 4.6 the sum is nearly 0
FROM_H, BIAS, LENGTH, PLACE = -1.0, -4.0, 12, 7
SOURCES = {"x": "x", "h_prev": "last h", "1": "bias"}


@kept(1)
def draw() -> dict[str, Any]:
    """The hand moves the weight with which the input gate looks at the input."""
    xs, frames = pulses(LENGTH, 3, 8), []
    for weight in WEIGHTS:
        values = numbers(f_b=10, i_x=weight, i_h=FROM_H, i_b=BIAS, candidate_b=20, o_b=10)
        trace = one_unit.trace(values, xs)
        found = terms(one_unit.weights(values), at(trace, PLACE), "i", 0)
        says = f"At step 8 the input gate *i* gives the input *x* the weight {HAND}. "
        says += f"Its sum is **{fixed(found.total)}**, and it opens to **{fixed(found.value)}**."
        shown = {"x": np.array(xs)} | {name: getattr(trace, name)[:, 0] for name in ("c", "i")}
        parts = [part(one) for one in sorted(found.parts, key=lambda one: [*SOURCES].index(one.source))]
        result = {"parts": parts, "total": tidy(np.array(found.total)), "value": tidy(np.array(found.value))}
        frames.append(frame(plain(weight), says, shown, at=PLACE, sum=result))
    grid = np.linspace(-8.0, 8.0, 65)
    sums = np.array([one["sum"]["total"] for one in frames])
    places = WEIGHTS.index(0.0), int(np.abs(sums).argmin())
    curve = [grid.tolist(), tidy(sigmoid(grid))]
    what = "the weight with which the input gate looks at the input"
    return picture(steps(1, LENGTH), rows("x", "c", "i", reach=2.0), frames, *places, what, curve=curve, gate="i")


def part(one: Any) -> dict[str, Any]:
    """One product, with its numbers."""
    (weight,), (value,), (product,) = one.weights, one.values, one.products
    text = plain(weight) if one.source == "1" else f"{plain(weight)} × {fixed(value)}"
    return {"name": SOURCES[one.source], "text": text, "product": tidy(product)}
