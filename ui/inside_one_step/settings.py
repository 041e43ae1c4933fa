"""What a link may say of one step, and of weights turned by hand."""

from lstm.explain import edits
from ui.link.setting_checks import Setting, changes, fine, one_of

SETTINGS = {
    "phase": Setting("step of the cell", "", one_of(*"1234"), parse=int),
    "turn": Setting("weight in hand", "", lambda text: fine(edits.target, text)),
    "edits": Setting("weights turned", "", changes),
}
