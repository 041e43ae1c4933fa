"""What a link may say of one unit with weights set by hand."""

from lstm import one_unit
from lstm.one_unit.challenges import CHALLENGES
from lstm.one_unit.lessons import LESSONS
from ui.link.setting_checks import Setting, decimals, one_of

SETTINGS = {
    "lesson": Setting("lesson", "remember", one_of(*LESSONS)),
    "challenge": Setting("challenge", "", one_of(*CHALLENGES)),
    "hint": Setting("hints shown", "", one_of("1", "2"), parse=int),
    "hand": Setting(
        "weights set by hand", "", decimals(one_unit.LOW, one_unit.HIGH, len(one_unit.NAMES), len(one_unit.NAMES))
    ),
    "pulses": Setting("input", "", decimals(-1.0, 1.0, one_unit.SHORTEST, one_unit.LONGEST)),
}
