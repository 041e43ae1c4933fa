"""What a link may say of a melody."""

from lstm.domains.music import notes as music
from ui.link.setting_checks import Setting, fine, number, one_of

SETTINGS = {
    "notes": Setting("melody", "c4-2,d4-2,e4-2,c4-2", lambda text: text == "none" or fine(music.notes, text)),
    "note_temperature": Setting("temperature", "0.8", one_of(*music.TEMPERATURES), aliases=("heat",), parse=float),
    "notes_added": Setting("notes to add", "40", one_of(*music.ADDED), aliases=("more",), parse=int),
    "draw_seed": Setting("seed of the draw", "42", number, aliases=("lot",), parse=int),
    "swapped": Setting("memory carried over", "", one_of("key", "place")),
    "away": Setting("semitones to the other key", "6", one_of(*map(str, range(1, 12))), parse=int),
}
