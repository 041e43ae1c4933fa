"""What a link may say of named entities."""

from ui.link.setting_checks import Setting, sentence

SETTINGS = {
    "names": Setting("sentence with names", "Jordan flew to Jordan for Amazon.", sentence),
}
