"""Forecasts of a series by a few LSTMs that differ in their seed, and by rules that are a line long.

Source: ours, but for what a module names. Here these words and arguments mean

    `values`, `numbers`, `own`, forecast   any numbers, in the units of the series
    `starts`, `start`, `first`, `known`    whole, at least 1: how many values are read before
    `ahead`, `season`, `lags`              whole, at least 1: steps of the series
    `lag`                                  whole, at least 0: steps of the series; 0 where values are meant, not changes
"""

from lstm.experiments.forecast.baselines import Line, fit_line, free_line, one_step_line, repeat, repeat_season
from lstm.experiments.forecast.ensemble import Read, free_run, one_step, read
from lstm.experiments.forecast.table import Row, rows
from lstm.experiments.forecast.train import Plan, best_plan, plan, single

__all__ = [
    "Line",
    "Plan",
    "Read",
    "Row",
    "best_plan",
    "fit_line",
    "free_line",
    "free_run",
    "one_step",
    "one_step_line",
    "plan",
    "read",
    "repeat",
    "repeat_season",
    "rows",
    "single",
]
