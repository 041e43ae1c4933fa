"""What a link may say of a forecast."""

from lstm.domains.known_series import SERIES
from ui.link.setting_checks import Setting, one_of

SETTINGS = {
    "series": Setting(
        "series to forecast",
        "sunspots",
        one_of(*(one.file for one in SERIES), "own"),
        good=("co2", "own"),
        bad=("", "CO2", "../co2"),
    ),
    "learnt": Setting(
        "what is learnt of the series",
        "",
        one_of("values", "changes", "season"),
        good=("values", "season"),
        bad=("Values", "0", "<b>"),
    ),
    "ahead": Setting(
        "values forecast", "24", one_of("6", "12", "24", "48"), parse=int, good=("6", "48"), bad=("", "7", "-6")
    ),
    "start": Setting(
        "start of the forecast",
        "",
        lambda text: text.isascii() and text.isdigit() and len(text) < 5,
        parse=int,
        good=("0", "4999"),
        bad=("-1", "10000", "1.5", "٣"),
    ),
    "member": Setting(
        "network whose gates are shown", "0", one_of(*"01234"), parse=int, good=("1", "4"), bad=("5", "", "01")
    ),
}
