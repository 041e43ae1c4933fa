"""Forecasts of a series by a few LSTMs that differ in their seed, and by rules that are a line long."""

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
