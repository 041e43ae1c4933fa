"""What a shipped network reaches beside its contenders: a table, and what can be said of it."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from lstm.cells import CELLS
from lstm.figures.text import listed, percent
from lstm.live import LIVE
from lstm.live.examples import Metric
from lstm.numbers import fixed, sized


def draw(task: str, figures: dict[str, Any]) -> list[dict[str, str]]:
    """The table: a row for each cell, and one for the best answer without memory; figures as in lstm.presets.apps."""
    metric, rows = LIVE[task].METRIC, []
    for name, found in figures["cells"].items():
        low, middle, high = (describe(metric, value) for value in spread(found["values"]))
        seeds = len(found["values"])
        rows.append(
            {
                "": short(name),
                f"{metric.name}: median of {seeds} seeds": middle,
                "lowest to highest": f"{low} to {high}",
                "updates": f"{found['updates']:,}",
                "seconds of training": fixed(found["seconds"], 0 if found["seconds"] >= 10 else 1),
                "weights": f"{found['weights']:,}",
            }
        )
    columns = list(rows[0])
    control = dict.fromkeys(columns, "") | {"": LIVE[task].CONTROL, columns[1]: describe(metric, figures["control"])}
    return [*rows, control]


def short(cell: str) -> str:
    """What a cell is called in a table."""
    return {"rnn": "plain RNN"}.get(cell, CELLS[cell].NAME)


def describe(metric: Metric, value: float) -> str:
    """A metric's value, in the unit of the metric, for people."""
    return percent(value) if metric.better == "higher" else sized(value)


def spread(values: Sequence[float]) -> tuple[float, float, float]:
    """(lowest, median, highest) of any numbers."""
    return min(values), float(np.median(values)), max(values)


def verdict(task: str, figures: dict[str, Any]) -> str:
    """Who wins, in words: a cell is ahead of another only where each of its seeds is better than all of the other's."""
    metric = LIVE[task].METRIC
    lstm, outcomes = figures["cells"]["lstm"]["values"], {}
    for name, found in figures["cells"].items():
        if name != "lstm":
            outcomes.setdefault(compared(metric, lstm, found["values"]), []).append(f"the {short(name)}")
    parts = {"ahead": "is ahead of", "tie": "ties with", "behind": "is behind"}
    told = [f"{parts[how]} {listed(outcomes[how])}" for how in parts if how in outcomes]
    return (
        f"After the same seconds of training **the LSTM {listed(told)}**. Ahead means that its worst seed does better "
        "than the other's best one; where the seeds overlap, we call it a tie."
    )


def compared(metric: Metric, ours: np.ndarray | Sequence[float], theirs: np.ndarray | Sequence[float]) -> str:
    """Whether our seeds (S,) are "ahead" of theirs, "behind" them, or neither: a "tie". In the unit of the metric."""
    sign = 1.0 if metric.better == "higher" else -1.0
    ours, theirs = ([sign * value for value in values] for values in (ours, theirs))
    return "ahead" if min(ours) > max(theirs) else "behind" if max(ours) < min(theirs) else "tie"
