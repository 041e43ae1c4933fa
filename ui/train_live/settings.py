"""What a link may say of a training."""

import re

from lstm import CELLS, presets
from lstm.live import LIVE
from lstm.live.race import RACES
from ui.link.scheduled_changes import turns
from ui.link.setting_checks import Setting, fine, number, one_of, options

UNITS = (1, 2, 4, 8, 12, 16, 24, 32, 48, 64)  # of a network that is trained live
BIASES = (-1.0, 0.0, 1.0, 2.0, 3.0, 5.0)  # for keeping the memory, at the start
LANES = ("3", "5", "9")  # networks of each contender in a race

NEWER = tuple(name for name in CELLS if name not in presets.CELLS_USUAL)  # cells that are not the usual ones

SETTINGS = {
    "newer": Setting(
        "cell that is trained here alone", "", one_of("", *NEWER), good=("slstm", "janet"), bad=("lstm", "SLSTM", "x")
    ),
    "task": Setting("task", "recall", one_of(*LIVE), good=("recall", "sine"), bad=("", "nope", "../recall")),
    "options": Setting(
        "options of the task",
        "",
        options,
        good=("gap:50", "gap:5,letters:2"),
        bad=("gap", "gap:", "gap:many", "1:2", "gap:50," * 7, "gap:٣"),
    ),
    "view": Setting("view of the training", "", one_of("", "race", "slow"), good=("race", "slow"), bad=("RACE",)),
    "hidden": Setting("units", "", one_of(*map(str, UNITS)), parse=int, good=("1", "64"), bad=("0", "1000", "two")),
    "layers": Setting("layers", "", one_of("1", "2"), parse=int, good=("1", "2"), bad=("0", "3")),
    "bias": Setting(
        "bias for keeping", "", one_of(*map(str, BIASES)), parse=float, good=("-1.0", "3.0"), bad=("9", "x")
    ),
    "seed": Setting("seed", "", number, parse=int, good=("0", "999"), bad=("-1", "1000", "x")),
    "turns": Setting(
        "changes under way",
        "",
        lambda text: fine(turns, text),
        good=("0:rate:0.03", "120:optimiser:sgd,120:clip:0,300:batch:64", "5:truncate:20,9:rate:0.007", ""),
        bad=(
            "5:rate:-1",
            "5:rate:101",
            "5:rate:nan",
            "x:rate:1",
            "5:units:3",
            "9:rate:1,5:rate:1",
            "5:optimiser:lion",
            "5:batch:0.5",
            ",".join(["5:rate:1"] * 61),
            "99999999:rate:1",
            "5:rate",
            "5:clip:99",
        ),
    ),
    "updates": Setting(
        "updates made",
        "",
        lambda text: text.isascii() and text.isdigit() and 0 < len(text) < 8,
        parse=int,
        good=("1", "1200", "9999999"),
        bad=("", "-1", "1e3", "10000000", "٣", "1.5"),
    ),
    "given": Setting(
        "text or numbers of your own",
        "",
        lambda text: bool(re.fullmatch(r"[0-9a-f]{8}", text)),
        good=("00c0ffee", "12345678"),
        bad=("", "on", "1234567", "ABCDEF01", "12345678\n"),
    ),
    "beside": Setting("before and after", "", one_of("", "on"), good=("on",), bad=("off",)),
    "half": Setting("stage of the update", "1", one_of(*"1234"), good=("1", "4"), bad=("0", "5", "", "1.0", "two")),
    "example": Setting(
        "example of the batch",
        "1",
        lambda text: number(text) and int(text) > 0,
        parse=int,
        good=("1", "32", "999"),
        bad=("0", "-1", "1000", "1.5", "٣", ""),
    ),
    "array": Setting(
        "matrix of weights",
        "",
        lambda text: bool(re.fullmatch(r"(layer[01]|readout)\.[A-Z]_[a-z]", text)),
        good=("layer0.W_f", "layer1.W_u", "readout.W_y"),
        bad=("W_f", "layer2.W_f", "layer0.W_f,layer0.W_i", "layer0.W_f\n", "readout.<b>"),
    ),
    "race": Setting(
        "contenders of the race", "cells", one_of(*RACES), good=("cells", "four", "bias"), bad=("", "CELLS", "lstm")
    ),
    "lanes": Setting(
        "seeds of the race", "5", one_of(*LANES), parse=int, good=("3", "9"), bad=("0", "4", "99", "five", "")
    ),
}
