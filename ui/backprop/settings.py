"""What a link may say of the walk back."""

from lstm.explain import edits
from lstm.figures.backprop.walk_weight import NUDGES, RATES
from ui.link.setting_checks import Setting, fine, number, one_of

SETTINGS = {
    "walked": Setting("training of the walk", "early", one_of("trained", "early", "untrained")),
    "beat": Setting("beat of the walk", "", number, parse=int),
    "into": Setting("what the weight is multiplied with", "", lambda text: fine(edits.target, f"f.0.{text}")),
    "nudge": Setting("nudge", "4", one_of(*map(str, NUDGES)), parse=int),
    "rate": Setting("learning rate", "4", one_of(*map(str, range(len(RATES)))), parse=int),
}
