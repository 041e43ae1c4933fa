"""Training live: tasks an LSTM solves in seconds, and the fold that trains it before the visitor's eyes."""

from lstm.live.check import Report, check
from lstm.live.fold import (
    Diverged,
    Record,
    Training,
    advance,
    begin,
    changed,
    draw,
    named,
    take_apart,
)
from lstm.live.settings import Settings, Turn, defaults, in_force, metric_of, options_of
from lstm.live.tasks import LIVE
from lstm.live.trained import channels, model_of

__all__ = [
    "LIVE",
    "Diverged",
    "Record",
    "Report",
    "Settings",
    "Training",
    "Turn",
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
    "named",
    "options_of",
    "take_apart",
]
