"""Training live: tasks an LSTM solves in seconds, and the fold that trains it before the visitor's eyes."""

from lstm.live.check import Report, check
from lstm.live.fold import (
    Diverged,
    Record,
    Settings,
    Training,
    advance,
    begin,
    changed,
    defaults,
    draw,
    named,
    options_of,
    take_apart,
)
from lstm.live.tasks import LIVE
from lstm.live.trained import model_of

__all__ = [
    "LIVE",
    "Diverged",
    "Record",
    "Report",
    "Settings",
    "Training",
    "advance",
    "begin",
    "changed",
    "check",
    "defaults",
    "draw",
    "model_of",
    "named",
    "options_of",
    "take_apart",
]
