"""The forecasts of a trained network, one step ahead and on its own."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from lstm.cells import Step
from lstm.experiments.forecast.baselines import added
from lstm.live.network import answers
from lstm.live.network import read as run_cells
from lstm.live.settings import options_of
from lstm.live.tasks import series
from lstm.live.updates import Training, unflatten


class Read(NamedTuple):
    """A network's reading of a whole series."""

    training: Training  # lstm.live.updates.Training
    options: dict[str, int | None]  # of the task, all of them
    values: np.ndarray  # (N,) the series
    lag: int  # its changes from so many values before were read; 0: the values
    numbers: np.ndarray  # (N - lag,) what was read, in the units of the series
    said: np.ndarray  # (N - lag,) what is answered after each number read, in the same units
    traces: tuple[Step, ...]  # a Step over (N - lag, 1, H) for each layer

    @property
    def content(self) -> tuple[object, ...]:
        """What it all follows from, for lstm.kept: the network, and the series."""
        return self.training.settings, self.training.shapes, self.training.flat, self.options, self.values, self.lag


def read(training: Training, own: str | None = None) -> Read:
    """Let a network read all of a series. `own` takes the place of the series it was trained on."""
    options = options_of(training.settings, training.own if own is None else own)
    parts, lag = unflatten(training.shapes, training.flat), series.back(options)
    traces = run_cells(training.settings.cell, parts, series.read_as(options)[:, None, None])
    middle, spread = series.scale(options)
    said = answers(parts, traces[-1].h, "number")[:, 0, 0] * spread + middle
    return Read(training, options, series.series_of(options), lag, series.learnt(options)[0], said, traces)


def one_step(one: Read, first: int) -> np.ndarray:
    """The forecasts of values[first:], each from all that stood before it: (N - first,)."""
    forecasts = one.said[first - one.lag - 1 : -1]
    return forecasts + (one.values[first - one.lag : len(one.values) - one.lag] if one.lag else 0.0)


def free_run(one: Read, starts: np.ndarray | Sequence[int], ahead: int) -> tuple[np.ndarray, tuple[Step, ...]]:
    """The network goes on from its own answers: forecasts (starts, ahead), and the traces of every layer.

    starts (n,): how many values it had read. The traces are of the steps in which it reads its answers,
    (ahead - 1, n, H): its first forecast needs none. Without any of them they are ().
    """
    starts = np.asarray(starts)
    parts, (middle, spread) = unflatten(one.training.shapes, one.training.flat), series.scale(one.options)
    places = starts - one.lag - 1
    states = tuple(type(trace)(*(field[places, 0] for field in trace)).state for trace in one.traces)
    made, pieces = [one.said[places]], []
    for _ in range(ahead - 1):
        xs = (made[-1] - middle) / spread
        pieces.append(run_cells(one.training.settings.cell, parts, xs[None, :, None], states))
        states = tuple(type(trace)(*(field[0] for field in trace)).state for trace in pieces[-1])
        made.append(answers(parts, pieces[-1][-1].h, "number")[0, :, 0] * spread + middle)
    joined = tuple(type(runs[0])(*map(np.concatenate, zip(*runs, strict=True))) for runs in zip(*pieces, strict=True))
    return added(np.stack(made, axis=1), one.lag, one.values, starts), joined
