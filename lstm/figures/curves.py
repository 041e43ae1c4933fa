"""Quantities over time as curves, with those before a change behind them: for the component in ui/widgets/curves."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from lstm.figures.colours import INK, Ink, reach
from lstm.linear import Weights
from lstm.numbers import brief

GATES = ("f", "i", "o", "z", "r")
X = Ink("x", "input", "comes in", "#5A6573", "#4A5568", "#B6BEC9")


def draw(
    values: dict[str, Any],
    before: dict[str, Any] | None = None,
    panels: Sequence[tuple[str, ...]] | None = None,
    labels: Sequence[str] | None = None,
    bands: dict[str, tuple[float, list[float]]] | None = None,
    editable: tuple[str, ...] = (),
) -> dict[str, Any]:
    """Panels of curves over T steps, all plain data.

    values: quantity -> (T,) numbers, for any of INK and "x". `before` has the same form: faint curves behind those of
    the same name. `panels` groups quantities, [("f", "i", "o"), ("c",), ...]; usual is one panel for each. `labels`
    are T words for the columns, by place; usual is the number of the step. `bands`: quantity -> (low (T,), high (T,)),
    where it has to be. `editable`: the quantities that the visitor may draw. Gates run over [0, 1], what squashing
    bounds over [-1, 1], the memory as far as it and the one before reach. Raises ValueError where lengths differ.
    """
    values = {name: np.asarray(curve, dtype=float) for name, curve in values.items()}
    before = {name: np.asarray(curve, dtype=float) for name, curve in (before or {}).items() if name in values}
    length = {len(curve) for curve in [*values.values(), *before.values(), *([labels] if labels else [])]}
    if len(length) != 1:
        raise ValueError(f"all curves and labels need one length; got {sorted(length)}")
    groups = panels or [(name,) for name in values]
    steps = next(iter(length))
    return {
        "panels": [panel(group, values, before, bands or {}, editable) for group in groups],
        "labels": list(labels) if labels else [str(place + 1) for place in range(steps)],
        "words": bool(labels),
        "alt": describe(values, list(labels) if labels else None),
    }


def panel(
    group: tuple[str, ...],
    values: Weights,
    before: Weights,
    bands: dict[str, tuple[float, list[float]]],
    editable: tuple[str, ...],
) -> dict[str, Any]:
    """One panel: its range, its curves (T,), the band its quantity has to be in, and whether it can be drawn in.

    A band lies within the range of its quantity: 0 to 1 for gates, -1 to 1 for the output.
    """
    low, high = limits(group, values, before)
    return {
        "title": ", ".join(INK.get(name, X).name for name in group),
        "low": low,
        "high": high,
        "curves": [curve(name, values, before) for name in group],
        "band": next((band(values[name], *bands[name]) for name in group if name in bands), None),
        "editable": any(name in editable for name in group),
    }


def limits(group: tuple[str, ...], values: Weights, before: Weights) -> tuple[float, float]:
    """The range of a panel of curves (T,): [0, 1] for gates, else symmetric about 0."""
    if all(name in GATES for name in group):
        return 0.0, 1.0
    bounded = ("x", *GATES)
    limit = max(reach(name, np.concatenate([values[name], before.get(name, [])]), bounded) for name in group)
    return -limit, limit


def curve(name: str, values: Weights, before: Weights) -> dict[str, Any]:
    """One curve: what it is called, its inks, its numbers (T,) now and before (None where there are none)."""
    ink = INK.get(name, X)
    return {
        "key": name,
        "symbol": ink.symbol,
        "name": ink.name,
        "does": ink.does,
        "ink": list(ink[3:]),
        "values": values[name].tolist(),
        "before": before[name].tolist() if name in before else None,
    }


def band(values: np.ndarray, lowest: float, highest: Sequence[float]) -> dict[str, list[float]]:
    """Where a quantity (T,) has to be, and at which steps it is: within 0 to 1 for gates, -1 to 1 for the output."""
    low, high = np.broadcast_to(lowest, values.shape), np.broadcast_to(highest, values.shape)
    inside = (values >= low) & (values <= high)
    return {"low": low.tolist(), "high": high.tolist(), "inside": inside.tolist()}


def describe(values: Weights, labels: Sequence[str] | None) -> str:
    """What the curves (T,) show, in numbers: where each runs between, and where it ends."""
    parts = []
    for name, numbers in values.items():
        ink = INK.get(name, X)
        ends = [brief(number) for number in (numbers.min(), numbers.max(), numbers[-1])]
        parts.append(f"{ink.name} {ink.symbol} between {ends[0]} and {ends[1]}, at the end {ends[2]}")
    over = f"“{' '.join(labels)}”" if labels else f"{len(numbers)} steps"
    return f"Over {over}: {'; '.join(parts)}."
