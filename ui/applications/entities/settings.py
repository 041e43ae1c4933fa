"""What a link may say of named entities."""

from ui.link.setting_checks import LONGEST_LINK, Setting, sentence

SETTINGS = {
    "names": Setting(
        "sentence with names",
        "Jordan flew to Jordan for Amazon.",
        sentence,
        good=("", "Anna", "<b>", "x" * LONGEST_LINK),
        bad=("x" * (LONGEST_LINK + 1),),
    )
}
