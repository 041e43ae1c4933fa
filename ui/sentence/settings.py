"""What a link may say of a text, and of the network that reads it."""

from lstm import presets
from lstm.everyday import sentences
from lstm.figures.colours import INK
from lstm.numbers import exact
from lstm.presets import apps, english
from ui.link.setting_checks import LONGEST_LINK, Setting, lessons, number, one_of, sentence, span, unit_list, words_of


def span_of(text):
    """The first and the last place of a stretch that a link asks for; () where it asks for none."""
    return tuple(map(int, text.split("-"))) if text else ()


def units_of(text):
    """The units that a link lists."""
    return tuple(map(int, text.split("."))) if text else ()


PENALTIES = tuple(exact(penalty, 12) for penalty in presets.PENALTIES["lstm"])

ENGLISH = {"english": None, "english-priced": english.PRICE}  # the price of open gates that each was trained with
AGREES = "The keys to the old house"  # the beginning whose verb is asked for, where the link says none

SETTINGS = {
    "sentence": Setting(
        "sentence",
        sentences.SEED,
        sentence,
        good=("", "The car runs on the road", "<b>", "x" * LONGEST_LINK),
        bad=("x" * (LONGEST_LINK + 1),),
    ),
    "model": Setting(
        "network",
        "",
        one_of("mine", *ENGLISH, *apps.names()),
        good=("mine", *ENGLISH, *apps.names()),
        bad=("", "Mine", "yours", "../mine.npz"),
    ),
    "typed": Setting(
        "text for your own network",
        "",
        sentence,
        good=(" ", "Aab?", "0.3/1 -2/0", "x" * LONGEST_LINK),
        bad=("x" * (LONGEST_LINK + 1),),
    ),
    "cell": Setting(
        "cell",
        "lstm",
        one_of(*presets.CELLS_TRAINED),
        good=tuple(presets.CELLS_TRAINED),
        bad=("nope", "LSTM", "", "../lstm"),
    ),
    "stage": Setting(
        "training",
        "trained",
        one_of("trained", "early", "untrained"),
        good=("trained", "early", "untrained"),
        bad=("later", "TRAINED"),
    ),
    "penalty": Setting(
        "gate penalty",
        exact(presets.settings(presets.load()).penalty, 12),
        one_of(*PENALTIES),
        good=PENALTIES,
        bad=("abc", "-1", "0.05000"),
    ),
    "unit": Setting("unit", "", number, parse=int, good=("0", "15"), bad=("zzz", "-1", "1.5", "٣", "1000")),
    "place": Setting("place", "", number, parse=int, good=("0", "99"), bad=("-5", "1e3")),
    "quantity": Setting(
        "quantity", "", one_of(*INK, "shown"), good=("f", "candidate", "h", "shown"), bad=("<b>", "W_f")
    ),
    "units": Setting("units shown", "", one_of("all"), good=("all",), bad=("ALL", "3")),
    "order": Setting(
        "order of units",
        "number",
        one_of("number", "holds", "written"),
        good=("number", "holds", "written"),
        bad=("\x00", "random"),
    ),
    "span": Setting(
        "words of a pattern", "", span, parse=span_of, good=("0-0", "3-12"), bad=("3", "5-3", "a-b", "1-1000")
    ),
    "alike": Setting(
        "units of a pattern",
        "",
        unit_list,
        parse=units_of,
        good=("3", "3.17.250"),
        bad=("3.3", "x", "1.", "1000", ".".join(map(str, range(21)))),
    ),
    "agrees": Setting(
        "beginning before a verb", "", sentence, good=("The dog", "<b>"), bad=("x" * (LONGEST_LINK + 1),)
    ),
    "subject": Setting("subject of it", "", number, parse=int, good=("1", "24"), bad=("-1", "x")),
    "verb": Setting("verb of it", "0", one_of("0", "1", "2"), parse=int, good=("0", "2"), bad=("3", "is")),
    "layer": Setting("layer drawn", "", one_of("1", "2"), parse=int, good=("1", "2"), bad=("0", "3", "top")),
    "teach": Setting(
        "words taught",
        "",
        lessons,
        good=("dentures:dentist", "dentures:dentist,Überweisung:loan"),
        bad=("a", "a:b", ":loan", "two words:loan", ",:loan", "x:loan," * 9, "<b>:loan", "y" * 41 + ":loan"),
    ),
    "literal": Setting(
        "words read as unknown",
        "",
        words_of,
        good=("salery", "salery,don't"),
        bad=("two words", ",", "<", "a,b,c,d,e,f,g"),
    ),
}
