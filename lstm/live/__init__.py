"""Training live: tasks an LSTM solves in seconds, and the fold that trains it before the visitor's eyes.

Source: ours, but for what a module names.
"""

from lstm.live.check import Report, check
from lstm.live.settings import ScheduledChange, Settings, defaults, in_force, metric_of, options_of
from lstm.live.tasks import LIVE
from lstm.live.trained import channels, model_of
from lstm.live.updates import Diverged, Record, Training, advance, begin, changed, draw, take_apart, unflatten

__all__ = [
    "LIVE",
    "Diverged",
    "Record",
    "Report",
    "Settings",
    "Training",
    "ScheduledChange",
    "advance",
    "begin",
    "changed",
    "channels",
    "check",
    "defaults",
    "draw",
    "in_force",
    "metric_of",
    "model_of",
    "unflatten",
    "options_of",
    "take_apart",
]
