"""The settings of the pages on what LSTMs are used for."""

from lstm.domains.known_series import SERIES
from lstm.domains.music import notes as music
from lstm.domains.speech import sounds
from lstm.domains.writing import strokes
from ui.link.setting_checks import Setting, decimals, fine, number, one_of, picks, sentence

LONGEST_TYPED = 60  # characters of digits

APPLICATIONS = {
    "net": Setting("network of the application", "", one_of("mine")),
    "train": Setting("training on the page", "", one_of("on")),
    "series": Setting("series to forecast", "sunspots", one_of(*(one.file for one in SERIES), "own")),
    "learnt": Setting("what is learnt of the series", "", one_of("values", "changes", "season")),
    "ahead": Setting("values forecast", "24", one_of("6", "12", "24", "48")),
    "start": Setting("start of the forecast", "", lambda text: text.isascii() and text.isdigit() and len(text) < 5),
    "begun": Setting("beginning of the text", "", sentence),
    "temperature": Setting("temperature", "1", decimals(0.1, 2.0, 1, 1)),
    "top": Setting("words drawn from", "all", one_of("1", "2", "3", "5", "10", "20", "all")),
    "count": Setting("words written", "20", one_of("5", "10", "20", "40")),
    "draws": Setting("seed of the draws", "0", number),
    "wrote": Setting("written word in view", "", number),
    "taken": Setting("words taken instead", "", picks),
    "member": Setting("network whose gates are shown", "0", one_of(*"01234")),
    "translation": Setting("translation", "french", one_of("french", "iso")),
    "number": Setting("number", "two hundred ninety-seven", sentence),
    "number2": Setting("other number", "four hundred thirty-one", sentence),
    "date": Setting("date", "Thursday, 7 March 2024", sentence),
    "names": Setting("sentence with names", "Jordan flew to Jordan for Amazon.", sentence),
    "date2": Setting("other date", "25 December 1999", sentence),
    "notes": Setting("melody", "c4-2,d4-2,e4-2,c4-2", lambda text: text == "none" or fine(music.notes, text)),
    "heat": Setting("temperature", "0.8", one_of(*music.TEMPERATURES)),
    "more": Setting("notes to add", "40", one_of(*music.ADDED)),
    "lot": Setting("seed of the draw", "42", number),
    "swapped": Setting("memory carried over", "", one_of("key", "place")),
    "away": Setting("semitones to the other key", "6", one_of(*map(str, range(1, 12)))),
    "ink": Setting("ink on the sheet", "", lambda text: fine(strokes.read, text)),
    "digits": Setting("digits to write", "1997", lambda text: len(text) <= LONGEST_TYPED),
    "writing": Setting("seed of the handwriting", "0", number),
    "spoken": Setting("digits to say", "1997", lambda text: len(text) <= LONGEST_TYPED),
    "voice": Setting("voice", "14", lambda text: number(text) and int(text) < sounds.VOICES),
    "recording": Setting("seed of the recordings", "0", number),
    "breath": Setting("clip said in one breath", "", lambda text: number(text) and int(text) < sounds.CLIPS),
}
