"""What a link may say of a text that a network writes on."""

from ui.link.setting_checks import LONGEST_LINK, Setting, decimals, number, one_of, picks, sentence


def most_drawn_from(text):
    """How many of the likeliest words are drawn from; 0: all."""
    return 0 if text == "all" else int(text)


SETTINGS = {
    "begun": Setting(
        "beginning of the text", "", sentence, good=(" ", "the car", "<b>"), bad=("x" * (LONGEST_LINK + 1),)
    ),
    "temperature": Setting(
        "temperature",
        "1",
        decimals(0.1, 2.0, 1, 1),
        parse=float,
        good=("0.1", "2", "1.3"),
        bad=("0", "2.1", "nan", "1,1"),
    ),
    "top": Setting(
        "words drawn from",
        "all",
        one_of("1", "2", "3", "5", "10", "20", "all"),
        parse=most_drawn_from,
        good=("1", "20"),
        bad=("0", "4", "ALL", ""),
    ),
    "count": Setting(
        "words written", "20", one_of("5", "10", "20", "40"), parse=int, good=("5", "40"), bad=("0", "1000", "")
    ),
    "draws": Setting("seed of the draws", "0", number, parse=int, good=("1", "999"), bad=("-1", "1000", "x")),
    "wrote": Setting("written word in view", "", number, parse=int, good=("0", "39"), bad=("-1", "1.5")),
    "taken": Setting(
        "words taken instead",
        "",
        picks,
        good=("3:122", "0:5,7:5,39:576"),
        bad=("3", "3:x", "7:5,3:5", "3:5,3:6", "1000:1", ",".join(f"{k}:1" for k in range(41))),
    ),
}
