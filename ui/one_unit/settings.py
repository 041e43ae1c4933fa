"""What a link may say of one unit with weights set by hand."""

from lstm import one_unit
from lstm.one_unit.challenges import CHALLENGES
from lstm.one_unit.lessons import LESSONS
from ui.link.setting_checks import Setting, decimals, one_of

SETTINGS = {
    "lesson": Setting("lesson", "remember", one_of(*LESSONS), good=("latch", "edge"), bad=("lstm", "Latch", "")),
    "challenge": Setting("challenge", "", one_of(*CHALLENGES), good=("hold", "second"), bad=("zero", "HOLD")),
    "hint": Setting("hints shown", "", one_of("1", "2"), parse=int, good=("1", "2"), bad=("0", "3")),
    "hand": Setting(
        "weights set by hand",
        "",
        decimals(one_unit.LOW, one_unit.HIGH, len(one_unit.NAMES), len(one_unit.NAMES)),
        good=("0,0,0,0,0,0,0,0,0,0,0,0", "-20,20,0.1,-0.125,0,0,0,0,0,0,0,3.5"),
        bad=(
            "1,2,3",
            "0,0,0,0,0,0,0,0,0,0,0,21",
            "0,0,0,0,0,0,0,0,0,0,0,nan",
            "0,0,0,0,0,0,0,0,0,0,0,1e1",
            "," * 11,
            "0,0,0,0,0,0,0,0,0,0,0,0,0",
            "0,0,0,0,0,0,0,0,0,0,0,0.1234",
            "0,0,0,0,0,0,0,0,0,0,0,٣",
        ),
    ),
    "pulses": Setting(
        "input",
        "",
        decimals(-1.0, 1.0, one_unit.SHORTEST, one_unit.LONGEST),
        good=("0,1", "1,-1,0.5,-0.25", ",".join(["0"] * 60)),
        bad=("1", "0,2", "0,inf", "0,,1", ",".join(["0"] * 61), "0;1"),
    ),
}
