"""What a link may say of a melody."""

from lstm.domains.music import notes as music
from ui.link.setting_checks import Setting, fine, number, one_of

SETTINGS = {
    "notes": Setting(
        "melody",
        "c4-2,d4-2,e4-2,c4-2",
        lambda text: text == "none" or fine(music.notes, text),
        good=("none", "c4-1", "fs4-2,B5-4", ",".join(["c4-2"] * 32)),
        bad=("c4", "h4-2", "c6-1", "c4-9", "<b>", ",".join(["c4-2"] * 33)),
    ),
    "note_temperature": Setting(
        "temperature",
        "0.8",
        one_of(*music.TEMPERATURES),
        aliases=("heat",),
        parse=float,
        good=("0.2", "1", "1.5"),
        bad=("0", "0.80", "-1"),
    ),
    "notes_added": Setting(
        "notes to add", "40", one_of(*music.ADDED), aliases=("more",), parse=int, good=("4", "40"), bad=("0", "1000")
    ),
    "draw_seed": Setting(
        "seed of the draw", "42", number, aliases=("lot",), parse=int, good=("0", "999"), bad=("-1", "x")
    ),
    "swapped": Setting("memory carried over", "", one_of("key", "place"), good=("key", "place"), bad=("c", "KEY")),
    "away": Setting(
        "semitones to the other key", "6", one_of(*map(str, range(1, 12))), parse=int, good=("1", "11"), bad=("0", "12")
    ),
}
