"""What a link may say of the walk back."""

from lstm.explain import edits
from lstm.figures.backprop.walk_weight import NUDGES, RATES
from ui.link.setting_checks import Setting, fine, number, one_of

SETTINGS = {
    "walked": Setting(
        "training of the walk",
        "early",
        one_of("trained", "early", "untrained"),
        good=("early", "trained", "untrained"),
        bad=("", "later"),
    ),
    "beat": Setting("beat of the walk", "", number, parse=int, good=("0", "35"), bad=("-1", "1000", "1.5")),
    "into": Setting(
        "what the weight is multiplied with",
        "",
        lambda text: fine(edits.target, f"f.0.{text}"),
        good=("b", "h3", "x312", "c"),
        bad=("x", "h3,h4", "<b>", "b:set:1", "3"),
    ),
    "nudge": Setting(
        "nudge", "4", one_of(*map(str, NUDGES)), parse=int, good=("0", "12"), bad=("13", "-1", "1e-3", "")
    ),
    "rate": Setting(
        "learning rate",
        "4",
        one_of(*map(str, range(len(RATES)))),
        parse=int,
        good=("0", "7"),
        bad=("8", "0.1", "-1", ""),
    ),
}
