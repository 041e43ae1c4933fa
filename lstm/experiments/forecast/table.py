"""How far each forecast is off, all on the same held-out values."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from lstm.domains.known_series import WAYS
from lstm.experiments.forecast import baselines, ensemble
from lstm.live.tasks import series

MOST_STARTS = 200  # places from which a forecast on its own is judged


class Row(NamedTuple):
    """One forecaster. Errors are roots of mean squares, in the units of the series."""

    key: str  # "mean", "lstm", "line", "season" or "last"
    one: tuple[float, ...]  # of float: one step ahead, for each network, or for the rule
    free: tuple[float, ...]  # of float: so many steps on its own, averaged over all of them
    lags: int = 0  # of a line
    way: int | None = None  # what a line is over, a place in WAYS


def rmse(off: np.ndarray) -> float:
    """The root of the mean square of differences of any shape: at least 0, in their unit."""
    return float(np.sqrt(np.mean(np.square(off))))


def rows(reads: Sequence[ensemble.Read], ahead: int) -> tuple[Row, ...]:
    """A Row for the networks' mean forecast, for the networks, and for each rule, in this order.

    reads: of ensemble.Read, over the same series. There is a line over the values and one over each kind of changes,
    whatever the networks learn. What needs a season is left out where there is none.
    """
    one, (values, first) = reads[0], held_out(reads[0])
    starts = starts_of(one, ahead)
    truth = values[starts[:, None] + np.arange(ahead)]
    singles = [ensemble.one_step(each, first) for each in reads]
    frees = [ensemble.free_run(each, starts, ahead)[0] for each in reads]
    found = [Row("lstm", tuple(rmse(said - values[first:]) for said in singles), tuple(rmse(f - truth) for f in frees))]
    if len(reads) > 1:
        mean = rmse(np.mean(singles, axis=0) - values[first:]), rmse(np.mean(frees, axis=0) - truth)
        found.insert(0, Row("mean", mean[:1], mean[1:]))
    season, each = series.season_of(one.options), np.arange(first, len(values))
    for way in range(len(WAYS) if season > 1 else 2):
        options = one.options | {"learn": way}
        (numbers, known), lag = series.learnt(options), series.back(options)
        line = baselines.fit_line(numbers[:known])
        off = baselines.one_step_line(line, numbers, lag, values, first) - values[first:]
        free = baselines.free_line(line, numbers, lag, values, starts, ahead) - truth
        found.append(Row("line", (rmse(off),), (rmse(free),), len(line.weights), way))
    if season > 1:
        off = values[each - season] - values[first:]
        free = baselines.repeat_season(values, season, starts, ahead) - truth
        found.append(Row("season", (rmse(off),), (rmse(free),)))
    off, free = values[each - 1] - values[first:], baselines.repeat(values, starts, ahead) - truth
    return tuple([*found, Row("last", (rmse(off),), (rmse(free),))])


def held_out(one: ensemble.Read) -> tuple[np.ndarray, int]:
    """(values (N,), the place of the first one that is held out)."""
    return one.values, series.cut(one.values)


def starts_of(one: ensemble.Read, ahead: int) -> np.ndarray:
    """The places (n,) from which a forecast of so many values is judged: all that fit, or MOST_STARTS spread evenly."""
    values, first = held_out(one)
    starts = np.arange(first, len(values) - ahead + 1)
    return starts[np.linspace(0, len(starts) - 1, min(len(starts), MOST_STARTS)).astype(np.intp)]
