"""What a link may say of handwriting."""

from lstm.domains.writing import strokes
from ui.link.setting_checks import LONGEST_TYPED, Setting, fine, number

SETTINGS = {
    "ink": Setting(
        "ink on the sheet",
        "",
        lambda text: fine(strokes.read, text),
        good=("AAAA", "AhArjYrZ.CHAj"),
        bad=("", "<b>", "AAA", "A" * 1401, "____"),
    ),
    "digits": Setting(
        "digits to write",
        "1997",
        lambda text: len(text) <= LONGEST_TYPED,
        good=("", "44", "4 4", "<b>", "x" * LONGEST_TYPED),
        bad=("x" * (LONGEST_TYPED + 1),),
    ),
    "writing": Setting("seed of the handwriting", "0", number, parse=int, good=("0", "999"), bad=("-1", "1000", "two")),
}
