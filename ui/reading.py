"""The visitor's sentence, read by the model they chose."""

from typing import NamedTuple

import streamlit as st

import lstm
from lstm import presets, words
from lstm.tasks import everyday
from lstm.teach import teach
from ui import settings

LONGEST = 100  # words that are read: a picture of more cannot be read


class Reading(NamedTuple):
    """One sentence through one model."""

    text: str  # as typed
    tokens: tuple  # of words.Token, all of them
    found: tuple  # of words.Found, those that were read
    model: lstm.Model
    trace: object  # of the top cell, (T, H); None where there was nothing to read
    chances: object  # (T, V)

    @property
    def layer(self):
        """The top cell and its weights."""
        return self.model.layers[-1]

    @property
    def cell(self):
        """The top cell's module."""
        return lstm.CELLS[self.layer.cell]


@st.cache_resource(max_entries=48, show_spinner=False)
def model(cell, stage, penalty, taught=""):
    """The chosen model, with the words this visitor taught it."""
    chosen = presets.load(cell, stage, float(penalty) if penalty else None)
    for pair in filter(None, taught.split(",")):
        word, answer = pair.split(":")
        chosen = teach(chosen, words.fold(word), answer)
    return chosen


def chosen_model(cell=None, stage=None, penalty=None):
    """The model the link asks for, but for the cell, stage or gate penalty given ("" is the usual penalty)."""
    stage, cell = stage or settings.read("stage"), cell or settings.read("cell")
    ready = stage == "trained"  # only what is trained was trained at several prices, and can be taught more
    penalty = settings.read("penalty") if penalty is None else penalty
    if cell != "lstm" or not ready or penalty == settings.SETTINGS["penalty"].default:
        penalty = ""
    return model(cell, stage, penalty, settings.read("teach") if ready else "")


def read(text, cell=None, stage=None, penalty=None):
    """Read a text with the chosen model, or with another cell's, at another stage, or trained at another price."""
    return through(chosen_model(cell, stage, penalty), text)


def through(chosen, text):
    """Read a text with a model."""
    tokens = tuple(words.split(text))
    found = tuple(words.find(tokens[:LONGEST], chosen.words, settings.read_list("literal")))
    if not found:
        return Reading(text, tokens, found, chosen, None, None)
    trace = lstm.read(chosen, [one.id for one in found])[-1]
    return Reading(text, tokens, found, chosen, trace, lstm.predict(chosen, trace))


def before_answer(read):
    """The place to look at first: where the last word was expected, if it is an answer; else the last word."""
    words = [one.word for one in read.found]
    answered = len(words) > 1 and words[-1] in everyday.options(words[:-1])
    return len(words) - (2 if answered else 1)


def rivals(read, end):
    """The words the expected next word is weighed against: the other answers that fit, or all other words."""
    answer = int(read.chances[end].argmax())
    place = {word: k for k, word in enumerate(read.model.words)}
    fit = {place[word] for word in everyday.options([one.word for one in read.found[: end + 1]])}
    return sorted((fit if answer in fit else set(place.values())) - {answer})
