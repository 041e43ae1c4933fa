"""What a link may say of spoken digits."""

from lstm.domains.speech import sounds
from ui.link.setting_checks import LONGEST_TYPED, Setting, number

SETTINGS = {
    "spoken": Setting(
        "digits to say",
        "1997",
        lambda text: len(text) <= LONGEST_TYPED,
        good=("", "1997", "nine", "x" * LONGEST_TYPED),
        bad=("x" * (LONGEST_TYPED + 1),),
    ),
    "voice": Setting(
        "voice",
        "14",
        lambda text: number(text) and int(text) < sounds.VOICES,
        parse=int,
        good=("0", "17"),
        bad=("-1", "18", "", "en-us"),
    ),
    "recording": Setting("seed of the recordings", "0", number, parse=int, good=("0", "999"), bad=("-1", "1000")),
    "breath": Setting(
        "clip said in one breath",
        "",
        lambda text: number(text) and int(text) < sounds.CLIPS,
        parse=int,
        good=("0", "39"),
        bad=("-1", "40", "x"),
    ),
}
