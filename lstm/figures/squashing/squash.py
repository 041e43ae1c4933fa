"""The squashing functions, and the sums they are given in a network: ready for the component in ui/squashing/squash."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from lstm.explain.saturation import CURVES, LEAST, given, places, saturated, slopes
from lstm.figures.colours import INK
from lstm.figures.text import listed, percent
from lstm.numbers import brief, say
from lstm.reading import Reading

REACH, PER_UNIT = 12, 20  # the curves run from -12 to 12 in steps of 1/20
DOTS, BARS = 4, 2  # columns for each unit of z: of dots, and of the bars of what is not in view
GRID = np.arange(-REACH * PER_UNIT, REACH * PER_UNIT + 1) / PER_UNIT
SIGNS = {"sigmoid": "σ", "tanh": "tanh"}
SLOPE_LABEL = {"sigmoid": (2.0, 0.2), "tanh": (-2.4, 0.13)}  # (z, height): where a name is clear of all lines


def draw(read: Reading, where: str = "", beside: Reading | None = None, other: str = "") -> dict[str, Any]:
    """Both curves with their slopes, and under each of them the sums it is given in a Reading.

    `where` is the place whose sums are shown one by one (see explain.saturation.places), the first if it is not there.
    `beside` is the Reading by the same network at another stage, called `other`, to compare the shares with.
    """
    found = places(read.cell, read.trace)
    where = where if where in found else next(iter(found))
    rows = {name: row(name, curve, read, beside) for name, curve in found.items()}
    return {
        "reach": REACH,
        "per_unit": PER_UNIT,
        "least": LEAST,
        "curves": [drawn(name, [rows[place] for place in rows if found[place] == name]) for name in CURVES],
        "where": where,
        "other": other,
        "tokens": read.tokens,
        "dots": dots(found[where], sums_at(read, where)),
    }


def drawn(name: str, rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """One curve at every point of the grid, and the rows that belong under it."""
    values = CURVES[name].value(GRID)
    return {
        "key": name,
        "sign": SIGNS[name],
        "low": 0 if name == "sigmoid" else -1,
        "steepest": CURVES[name].steepest,
        "values": values.tolist(),  # exact: what is just below 1 is told apart from 1
        "slopes": CURVES[name].slope(values).tolist(),
        "flat_from": flat_from(name),
        "slope_label": list(SLOPE_LABEL[name]),
        "rows": rows,
    }


def flat_from(name: str) -> float:
    """The first point of the grid, on its positive side, at which a curve is saturated; the same holds below 0."""
    return float(next(z for z in GRID if z > 0 and slopes(name, z) < LEAST * CURVES[name].steepest))


def called(place: str) -> str:
    """What a place is called in sentences."""
    return "tanh of the memory" if place == "shown" else INK[place].name


def sums_at(read: Reading, place: str) -> np.ndarray:
    """What the squashing function at a place is given in a Reading: (T, H)."""
    return given(read.layer.weights, read.trace, place)


def row(place: str, curve: str, read: Reading, beside: Reading | None) -> dict[str, Any]:
    """The sums of one place: how many of them are in each column, and what share of them is saturated."""
    z = sums_at(read, place)
    ink = INK["c" if place == "shown" else place]
    return {
        "place": place,
        "symbol": "tanh(c)" if place == "shown" else ink.symbol,
        "name": "memory, on its way out" if place == "shown" else ink.name,
        "ink": list(ink[3:]),
        "flat": saturated(curve, z),
        "beside": None if beside is None else saturated(curve, sums_at(beside, place)),
        "bars": np.bincount(columns(z, BARS).ravel(), minlength=2 * REACH * BARS + 2).tolist(),
    }


def columns(z: np.ndarray, per_unit: int) -> np.ndarray:
    """The column of each number of any shape: 0 is below -REACH, 1 the first above it, and the last is above REACH."""
    inside = np.floor((np.clip(z, -REACH - 1, REACH + 1) + REACH) * per_unit).astype(np.intp) + 1
    return np.clip(np.where(z == REACH, 2 * REACH * per_unit, inside), 0, 2 * REACH * per_unit + 1)


def dots(curve: str, z: np.ndarray) -> list[list[float]]:
    """Every sum (T, H) of a place: [sum, word, unit, value, slope, level]; level counts those before in its column."""
    values, count, made = CURVES[curve].value(z), {}, []
    slope, column = slopes(curve, z), columns(z, DOTS)
    for t, unit in np.ndindex(z.shape):
        level = count[column[t, unit]] = count.get(column[t, unit], -1) + 1
        numbers = float(z[t, unit]), float(values[t, unit]), float(slope[t, unit])
        made.append([numbers[0], t, unit, *numbers[1:], level])
    return made


def describe(picture: dict[str, Any]) -> str:
    """What the sums of the place in view say, in sentences."""
    shown = next(one for curve in picture["curves"] for one in curve["rows"] if one["place"] == picture["where"])
    kind = "memories" if shown["place"] == "shown" else "sums"
    text = (
        f"Each dot is one unit at one word, at the {called(picture['where'])}. Click another row for its dots. Of "
        f"these {len(picture['dots']):,} {kind}, **{percent(shown['flat'])}** lie where the curve is flat (shaded), or "
        f"saturated: its slope there is below {percent(LEAST)} of its largest."
    )
    beside = "" if shown["beside"] is None else f" In the {picture['other']} network **{percent(shown['beside'])}** do."
    return text + beside


def table(read: Reading, beside: Reading) -> list[dict[str, Any]]:
    """One line for each place: its sums in numbers."""
    lines = []
    for place, curve in places(read.cell, read.trace).items():
        z = sums_at(read, place)
        line: dict[str, Any] = {"place": called(place), "squashed by": curve, "numbers": z.size}
        for name, part in (("smallest", np.min), ("median", np.median), ("largest", np.max)):
            line[name] = say(float(part(z)))
        shares = [percent(saturated(curve, sums)) for sums in (z, sums_at(beside, place))]
        lines.append(line | dict(zip(("saturated", "beside"), shares, strict=True)))
    return lines


def often_said(read: Reading) -> list[tuple[str, str]]:
    """Sentences one often reads, each with what the trace has to say about it: [(claim, measured), ...]."""
    cell, trace = read.cell, read.trace
    found, pairs = places(cell, trace), []
    bounded = next(place for place, curve in found.items() if curve == "tanh")
    if cell.GATES:
        letter, name = next(iter(cell.GATES.items()))
        values = getattr(trace, letter)
        lowest, highest, units = float(values.min()), float(values.max()), values.shape[-1]
        between = percent(float(((values > 0.1) & (values < 0.9)).mean()))
        rounded = int(((values == 0) | (values == 1)).sum())
        exact = f"{rounded} are so close to it that the computer rounds them" if rounded else "none is exactly 0 or 1"
        pairs = [
            (
                "A gate gives a value between 0 and 1.",
                f"It gives one for every unit. The {name} gate of this network has {units} values at each word, here "
                f"from {brief(lowest)} to {brief(highest)}.",
            ),
            (
                "A gate is binary: 1 keeps, 0 throws away.",
                f"{between} of the {name} gate's values here lie between 0.1 and 0.9, and {exact}. A sigmoid comes "
                "near 0 and 1 and never gets there.",
            ),
        ]
        below = percent(float((trace.candidate < 0).mean()))
        pairs.append(
            (
                "Sigmoid and tanh control the flow of information.",
                f"Only the sigmoids do: the {listed(list(cell.GATES.values()))} gate{'s' * (len(cell.GATES) > 1)} say "
                f"how much. The tanh makes content, which needs a sign: {below} of the candidates here are below 0.",
            )
        )
    z = sums_at(read, bounded)
    pairs.append(
        (
            "tanh squashes numbers between −1 and 1.",
            f"That is what comes out. What goes in may be any number: for the {called(bounded)} here it runs from "
            f"{brief(float(z.min()))} to {brief(float(z.max()))}.",
        )
    )
    return pairs
