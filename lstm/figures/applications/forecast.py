"""A series, its forecast from a start on, and a network's gates over it: for ui/applications/forecast/forecast."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from lstm.cells import CELLS, Step
from lstm.experiments import forecast
from lstm.experiments.forecast.ensemble import Read
from lstm.figures.colours import CONTENDERS, INK, reach
from lstm.kept import kept
from lstm.linear import Weights
from lstm.live.tasks import series
from lstm.numbers import fixed, sized

BEFORE = 60  # values shown before the start
LABELS = 7  # of the axis of time, at most
NAMES = {"season": "last season", "last": "last value"}


@kept(32)
def draw(
    reads: Sequence[Read], start: int, ahead: int, when: tuple[str, ...], unit: str = "", shown: int = 0
) -> dict[str, Any]:
    """The picture of a forecast of `ahead` values, of which the first is values[start].

    reads: of forecast.Read over one series, one for each network; `shown` is the one whose gates are seen. when (N,):
    text for each value. `start` lies between the first value held out and N, where no truth is known any more.
    """
    one = reads[0]
    values, cut = one.values, series.cut(one.values)
    first = max(one.lag, start - BEFORE)
    runs, traces = zip(*(forecast.free_run(each, [start], ahead) for each in reads), strict=True)
    runs = np.concatenate(runs)  # (networks, ahead)
    truth = values[first : start + ahead]
    steps = one_step(reads, cut, first, start)
    lines, lags = rules(one, start, ahead)
    low, high = span([truth, runs.ravel(), *lines.values()])
    return {
        "whole": {"values": thinned(values), "size": len(values), "cut": cut, "start": start, "ahead": ahead}
        | {"ends": [when[0], when[-1]], "split": when[cut]},
        "columns": start - first + ahead,
        "at": start - first,
        "held": max(0, cut - first),
        "truth": exact(truth),
        "steps": steps,
        "runs": {"middle": exact(runs.mean(axis=0)), "low": exact(runs.min(axis=0)), "high": exact(runs.max(axis=0))},
        "networks": len(reads),
        "rules": [
            {"key": key, "name": NAMES.get(key, f"line of {lags} lag{'s' * (lags > 1)}"), "values": exact(said)}
            for key, said in lines.items()
        ],
        "inks": {key: line._asdict() for key, line in zip(("lstm", "line", "season", "last"), CONTENDERS, strict=True)},
        "scale": [low, high],
        "ticks": ticks(low, high),
        "labels": labels(when, first, start + ahead),
        "from": named(when, start),
        "when": [named(when, k) for k in range(first, start + ahead)],
        "unit": unit,
        "quantities": quantities(reads[shown], traces[shown], first, start),
        "alt": alt(runs.mean(axis=0), values[start : start + ahead], when, start, unit),
    }


def named(when: tuple[str, ...], k: int) -> str:
    """When value k was, or how many steps after the last one it will be."""
    return when[k] if k < len(when) else f"{k - len(when) + 1} after the end"


def exact(values: np.ndarray) -> list[float]:
    """Numbers (T,), in the units of the series, as JSON, with all their digits."""
    return np.asarray(values, dtype=float).tolist()


def thinned(values: np.ndarray, most: int = 800) -> list[list[float]]:
    """A long series (T,) for a small picture, as (place, value): the lowest and the highest of each stretch."""
    if len(values) <= most:
        return [[k, value] for k, value in enumerate(exact(values))]
    parts, found = np.array_split(np.arange(len(values)), most // 2), []
    for part in parts:
        ends = sorted({int(part[np.argmin(values[part])]), int(part[np.argmax(values[part])])})
        found += [[k, float(values[k])] for k in ends]
    return found


def one_step(reads: Sequence[Read], cut: int, first: int, start: int) -> list[float | None]:
    """The mean forecast one step ahead of each value shown before the start; None where it was learnt from.

    In the units of the series.
    """
    mean = exact(np.mean([forecast.one_step(each, cut) for each in reads], axis=0))
    return [None if k < cut else mean[k - cut] for k in range(first, start)]


def rules(one: Read, start: int, ahead: int) -> tuple[Weights, int]:
    """The forecasts of the rules from the same start, key -> (ahead,); and how many lags the line has."""
    values, cut, season = one.values, series.cut(one.values), series.season_of(one.options)
    line = forecast.fit_line(one.numbers[: cut - one.lag])
    found = {"line": forecast.free_line(line, one.numbers, one.lag, values, [start], ahead)[0]}
    if season > 1:
        found["season"] = forecast.repeat_season(values, season, [start], ahead)[0]
    return found | {"last": forecast.repeat(values, [start], ahead)[0]}, len(line.weights)


def span(parts: Sequence[np.ndarray]) -> tuple[float, float]:
    """The lowest and the highest of several arrays of any numbers, of any shape, with a little room."""
    numbers = np.concatenate([np.asarray(part) for part in parts])
    low, high = float(numbers.min()), float(numbers.max())
    room = 0.06 * (high - low) or 1.0
    return low - room, high + room


def ticks(low: float, high: float) -> list[list[Any]]:
    """Three or so round numbers between two, any numbers and the lower first, with how they are written."""
    step = 10.0 ** math.floor(math.log10((high - low) / 2))
    step *= next(m for m in (1, 2, 5, 10) if (high - low) / (m * step) <= 4)
    digits = max(0, -math.floor(math.log10(step) + 1e-9))
    first = math.ceil(low / step)
    found = [k * step for k in range(first, math.floor(high / step) + 1)]
    return [[value, fixed(value, digits)] for value in found]


def labels(when: tuple[str, ...], first: int, end: int) -> list[list[Any]]:
    """(column, text) of the axis of time: whole years of months, else every so many."""
    shown = range(first, min(end, len(when)))
    year = [k for k in shown if when[k].endswith("-01")] if "-" in when[0] else []
    each = year if len(year) > 1 else list(shown)
    every = math.ceil(len(each) / LABELS)
    return [[k - first, when[k].removesuffix("-01") if year else when[k]] for k in each[::every]]


def quantities(one: Read, own: tuple[Step, ...], first: int, start: int) -> list[dict[str, Any]]:
    """Every quantity of the top layer, (units, columns): while the true values were read, then while its own were."""
    cell = CELLS[one.training.settings.cell]
    told, found = at_layer(one.traces[-1]), []
    for name in cell.EQUATIONS:
        values = getattr(told, name)[first - one.lag : start - one.lag]
        if own:
            values = np.concatenate([values, getattr(own[-1], name)[:, 0]])
        ink = INK[name]
        found.append(
            {"key": name, "symbol": ink.symbol, "name": ink.name, "gate": name in cell.GATES}
            | {"reach": reach(name, getattr(told, name), cell.GATES), "ink": [ink.fill, ink.on_light, ink.on_dark]}
            | {"values": values.T.tolist()}
        )
    return found


def at_layer(trace: Step) -> Step:
    """A trace (T, 1, H) of one sequence as (T, H)."""
    return type(trace)(*(field[:, 0] for field in trace))


def alt(mean: np.ndarray, truth: np.ndarray, when: tuple[str, ...], start: int, unit: str) -> str:
    """What the picture shows, in words: the mean forecast and the truth (ahead,), in the units of the series."""
    place = when[start] if start < len(when) else f"after {when[-1]}"
    ends = f"It begins at {sized(mean[0], 4)} and ends at {sized(mean[-1], 4)} {unit}".rstrip()
    known = (
        f"; the truth goes from {sized(truth[0], 4)} to {sized(truth[-1], 4)}"
        if len(truth)
        else "; nobody knows the truth yet"
    )
    return f"A series and a forecast of {len(mean)} values from {place} on. {ends}{known}. Under it the gates."
