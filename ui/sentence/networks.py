"""The visitor's sentence, read by the model they chose."""

from functools import lru_cache

from lstm import presets, reading, words
from lstm.everyday.teach import teach
from ui.link import settings


@lru_cache(maxsize=48)
def model(cell, stage, penalty, taught=""):
    """The chosen model, with the words this visitor taught it."""
    chosen = presets.load(cell, stage, float(penalty) if penalty else None)
    for pair in filter(None, taught.split(",")):
        word, answer = pair.split(":")
        chosen = teach(chosen, words.fold(word), answer)
    return chosen


def chosen_model(cell=None, stage=None, penalty=None):
    """The model the link asks for, but for the cell, stage or gate penalty given ("" is the usual penalty)."""
    stage, cell = stage or settings.get("stage"), cell or settings.get("cell")
    ready = stage == "trained"  # only what is trained was trained at several prices, and can be taught more
    penalty = settings.get("penalty") if penalty is None else penalty
    if cell != "lstm" or not ready or penalty == settings.SETTINGS["penalty"].default:
        penalty = ""
    return model(cell, stage, penalty, settings.get("teach") if ready else "")


def read(text, cell=None, stage=None, penalty=None):
    """Read a text with the chosen model, or with another cell's, at another stage, or trained at another price."""
    return through(chosen_model(cell, stage, penalty), text)


def other(read, cell=None, stage=None, penalty=None):
    """The Reading of the same text by another network; the one there is where that is the network which read it."""
    chosen = chosen_model(cell, stage, penalty)
    return read if chosen is read.model else through(chosen, read.text)


def through(chosen, text):
    """Read a text with a model, and the words that the link asks to be taken as they are."""
    return reading.read(chosen, text, settings.read_list("literal"))
