"""What a link may say of a translation."""

from ui.link.setting_checks import Setting, one_of, sentence

SETTINGS = {
    "translation": Setting("translation", "french", one_of("french", "iso")),
    "number": Setting("number", "two hundred ninety-seven", sentence),
    "number2": Setting("other number", "four hundred thirty-one", sentence),
    "date": Setting("date", "Thursday, 7 March 2024", sentence),
    "date2": Setting("other date", "25 December 1999", sentence),
}
