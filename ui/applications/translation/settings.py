"""What a link may say of a translation."""

from ui.link.setting_checks import LONGEST_LINK, Setting, one_of, sentence

SETTINGS = {
    "translation": Setting(
        "translation", "french", one_of("french", "iso"), good=("iso", "french"), bad=("", "ISO", "german")
    ),
    "number": Setting(
        "number",
        "two hundred ninety-seven",
        sentence,
        good=("", "97", "ninety-seven", "<b>", "x" * LONGEST_LINK),
        bad=("x" * (LONGEST_LINK + 1),),
    ),
    "number2": Setting(
        "other number",
        "four hundred thirty-one",
        sentence,
        good=("", "four", "x" * LONGEST_LINK),
        bad=("x" * (LONGEST_LINK + 1),),
    ),
    "date": Setting(
        "date",
        "Thursday, 7 March 2024",
        sentence,
        good=("", "7.3.2024", "x" * LONGEST_LINK),
        bad=("x" * (LONGEST_LINK + 1),),
    ),
    "date2": Setting(
        "other date",
        "25 December 1999",
        sentence,
        good=("", "1 May 2000", "x" * LONGEST_LINK),
        bad=("x" * (LONGEST_LINK + 1),),
    ),
}
