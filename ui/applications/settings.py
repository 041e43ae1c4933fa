"""What a link may say of any application."""

from ui.link.setting_checks import Setting, one_of

SETTINGS = {
    "net": Setting("network of the application", "", one_of("mine"), good=("mine",), bad=("", "Mine")),
    "train": Setting("training on the page", "", one_of("on"), good=("on",), bad=("", "off")),
}
