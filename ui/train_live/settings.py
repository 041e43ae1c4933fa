"""What a link may say of a training."""

import re

from lstm.live import LIVE
from lstm.live.race import RACES
from ui.link.scheduled_changes import turns
from ui.link.setting_checks import Setting, fine, number, one_of, options

UNITS = (1, 2, 4, 8, 12, 16, 24, 32, 48, 64)  # of a network that is trained live
BIASES = (-1.0, 0.0, 1.0, 2.0, 3.0, 5.0)  # for keeping the memory, at the start
LANES = ("3", "5", "9")  # networks of each contender in a race

SETTINGS = {
    "task": Setting("task", "recall", one_of(*LIVE)),
    "options": Setting("options of the task", "", options),
    "view": Setting("view of the training", "", one_of("", "race", "slow")),
    "hidden": Setting("units", "", one_of(*map(str, UNITS)), parse=int),
    "layers": Setting("layers", "", one_of("1", "2"), parse=int),
    "bias": Setting("bias for keeping", "", one_of(*map(str, BIASES)), parse=float),
    "seed": Setting("seed", "", number, parse=int),
    "turns": Setting("changes under way", "", lambda text: fine(turns, text)),
    "updates": Setting(
        "updates made", "", lambda text: text.isascii() and text.isdigit() and 0 < len(text) < 8, parse=int
    ),
    "given": Setting("text or numbers of your own", "", lambda text: bool(re.fullmatch(r"[0-9a-f]{8}", text))),
    "beside": Setting("before and after", "", one_of("", "on")),
    "half": Setting("stage of the update", "1", one_of(*"1234")),
    "example": Setting("example of the batch", "1", lambda text: number(text) and int(text) > 0, parse=int),
    "array": Setting(
        "matrix of weights", "", lambda text: bool(re.fullmatch(r"(layer[01]|readout)\.[A-Z]_[a-z]", text))
    ),
    "race": Setting("contenders of the race", "cells", one_of(*RACES)),
    "lanes": Setting("seeds of the race", "5", one_of(*LANES), parse=int),
}
