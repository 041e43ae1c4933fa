"""The visitor's sentence, read by the model they chose."""

from hashlib import sha256
from typing import NamedTuple

import streamlit as st

import lstm
from lstm import inputs, presets, words
from lstm.everyday import sentences
from lstm.everyday.teach import teach
from lstm.model import arrays, signed
from ui.link import settings

LONGEST = 100  # words that are read: a picture of more cannot be read
MOST_STEPS, MOST_CELLS = 250, 80_000  # of symbols or numbers, which take less room; and numbers drawn in one picture


class Reading(NamedTuple):
    """One sentence, or whatever else a network reads, through one model."""

    text: str  # as typed
    found: tuple  # of words.Found, those that were read
    unread: int  # words beyond the LONGEST, which were not
    model: lstm.Model
    traces: tuple  # of every layer, (T, H), the top one last; () where there was nothing to read
    chances: object  # (T, V) of each next word; or whatever it answers, (T, O)
    ids: object = ()  # what the network was given: T ids, or numbers (T, D)
    left_out: tuple = ()  # of str: what is nothing that it reads
    own: bool = False  # whether the visitor trained it
    depth: int = -1  # which of the layers is in view; -1: the top one, which the answer is read from

    @property
    def trace(self):
        """What the cell in view did; None where there was nothing to read."""
        return self.traces[self.depth] if self.traces else None

    @property
    def lower(self):
        """Whether the layer in view is one that the answer is not read from."""
        return self.depth not in (-1, len(self.model.layers) - 1)

    @property
    def below(self):
        """How many layers are below the one in view."""
        return self.depth % len(self.model.layers)

    @property
    def layer(self):
        """The cell in view and its weights."""
        return self.model.layers[self.depth]

    @property
    def cell(self):
        """The module of the cell in view."""
        return lstm.CELLS[self.layer.cell]

    @property
    def signature(self):
        """What the network's two ends mean."""
        return signed(self.model)

    @property
    def strange(self):
        """Whether half or more of its words are none that the network knows: then no story can be told of it."""
        if not inputs.by_words(self.model):
            return False
        return words.mostly_unknown(self.found, sum(map(words.is_word, self.left_out)))

    @property
    def noun(self):
        """What one step of it is: a word, or a step, of letters or numbers."""
        return "word" if inputs.by_words(self.model) else "step"

    @property
    def what(self):
        """What the cell in view reads at a step, in a sentence."""
        return "the word" if self.noun == "word" and not self.below else "the input"

    @property
    def x_names(self):
        """The names of what the cell in view reads: words, symbols or channels; or the units of the layer below."""
        if self.below:
            return [f"unit {unit} below" for unit in range(self.trace.x.shape[-1])]
        return self.model.words or self.signature.channels


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
    stage, cell = stage or settings.get("stage"), cell or settings.get("cell")
    ready = stage == "trained"  # only what is trained was trained at several prices, and can be taught more
    penalty = settings.get("penalty") if penalty is None else penalty
    if cell != "lstm" or not ready or penalty == settings.SETTINGS["penalty"].default:
        penalty = ""
    return model(cell, stage, penalty, settings.get("teach") if ready else "")


def read(text, cell=None, stage=None, penalty=None):
    """Read a text with the chosen model, or with another cell's, at another stage, or trained at another price."""
    return through(chosen_model(cell, stage, penalty), text)


def through(chosen, text):
    """Read a text with a model."""
    steps = inputs.find(text, chosen, longest(chosen), settings.read_list("literal"))
    if not steps.found:
        return Reading(text, (), 0, chosen, (), None, (), steps.left_out)
    traces = lstm.read(chosen, steps.ids)
    outputs = lstm.predict(chosen, traces[-1])
    return Reading(text, steps.found, steps.unread, chosen, traces, outputs, steps.ids, steps.left_out)


def longest(chosen):
    """How many words or steps of a text are read with a model: as many as a picture of it can show."""
    if inputs.by_words(chosen):
        return LONGEST
    layer = chosen.layers[-1]
    cells = lstm.hidden_size(layer.weights) * len(lstm.CELLS[layer.cell].EQUATIONS)
    return min(MOST_STEPS, MOST_CELLS // cells)


def key(model):
    """What tells one network from another: its words and all of its weights."""
    numbers = sha256("\n".join(model.words).encode())
    for name, array in arrays(model).items():
        numbers.update(name.encode() + array.tobytes())
    return numbers.hexdigest()


def close(read):
    """Whether its steps are single letters, which may stand close together."""
    return read.noun == "step" and all(len(one.token.text) == 1 for one in read.found)


def before_answer(read):
    """The place to look at first: where the last word was expected, if it is an answer; else the last word."""
    words = [one.word for one in read.found]
    if read.noun != "word":
        return len(words) - 1
    answered = len(words) > 1 and words[-1] in sentences.options(words[:-1])
    return len(words) - (2 if answered else 1)


def foils(read, end, answer=None):
    """The words an answer, or else the expected one, is weighed against: the others that fit, or all other words.

    Of a number there is none.
    """
    if read.signature.kind == "number":
        return []
    answer = int(read.chances[end].argmax()) if answer is None else answer
    place = {word: k for k, word in enumerate(read.signature.answers)}
    fit = {place[word] for word in sentences.options([one.word for one in read.found[: end + 1]]) if word in place}
    return sorted((fit if answer in fit else set(place.values())) - {answer})
