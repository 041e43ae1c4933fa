"""What a link may say of a text, and of the network that reads it."""

from lstm import presets
from lstm.everyday import sentences
from lstm.figures.colours import INK
from lstm.numbers import exact
from lstm.presets import apps
from ui.link.setting_checks import Setting, lessons, number, one_of, sentence, words_of

PENALTIES = tuple(exact(penalty, 12) for penalty in presets.PENALTIES["lstm"])

SETTINGS = {
    "sentence": Setting("sentence", sentences.SEED, sentence),
    "model": Setting("network", "", one_of("mine", *apps.names())),
    "typed": Setting("text for your own network", "", sentence),
    "cell": Setting("cell", "lstm", one_of(*presets.CELLS_TRAINED)),
    "stage": Setting("training", "trained", one_of("trained", "early", "untrained")),
    "penalty": Setting("gate penalty", exact(presets.settings(presets.load()).penalty, 12), one_of(*PENALTIES)),
    "unit": Setting("unit", "", number, parse=int),
    "place": Setting("place", "", number, parse=int),
    "quantity": Setting("quantity", "", one_of(*INK, "shown")),
    "units": Setting("units shown", "", one_of("all")),
    "order": Setting("order of units", "number", one_of("number", "holds", "written")),
    "layer": Setting("layer drawn", "", one_of("1", "2"), parse=int),
    "teach": Setting("words taught", "", lessons),
    "literal": Setting("words read as unknown", "", words_of),
}
