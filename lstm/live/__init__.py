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
    model_of,
    named,
    options_of,
    take_apart,
)
from lstm.live.tasks import LIVE

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
