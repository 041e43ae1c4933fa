"""What a link may say of gradients that vanish."""

from lstm.presets import HEIRS
from ui.link.setting_checks import Setting, decimals, number, one_of

SETTINGS = {
    "forget": Setting(
        "forget bias",
        "3",
        decimals(0.0, 5.0, 1, 1),
        parse=float,
        good=("1.5", "5"),
        bad=("-1", "5.1", "", "1,2", "nan"),
    ),
    "recurrent": Setting(
        "recurrent weights",
        "1",
        decimals(0.5, 10.0, 1, 1),
        parse=float,
        good=("0.5", "10"),
        bad=("0.4", "10.5", "1e1", "٣"),
    ),
    "steps": Setting(
        "length of the sequence",
        "100",
        lambda text: number(text) and 10 <= int(text) <= 500,
        parse=int,
        good=("10", "500"),
        bad=("9", "501", "50.5", "x", "", "٣٣"),
    ),
    "beside_it": Setting(
        "what came later, beside the usual cells", "", one_of("", *HEIRS), good=("slstm", "mingru"), bad=("gru", "x")
    ),
    "alone": Setting("product of f", "", one_of("on"), good=("on",), bad=("off",)),
    "clip": Setting("clipping", "", one_of("on"), good=("on",), bad=("1",)),
    "kept": Setting(
        "share kept",
        "0.9",
        decimals(0.5, 0.999, 1, 1),
        parse=float,
        good=("0.5", "0.999"),
        bad=("0.4", "1", "0.9999", ""),
    ),
}
