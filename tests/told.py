"""A sentence read by a model, its story, and what the story is checked against: worked out step by step."""

import re

import numpy as np

import lstm
from lstm import reading
from lstm.everyday import sentences
from lstm.explain.story import story
from lstm.figures.who_wrote import story as story_figure


class Told:
    """A sentence, its trace, and the story of it."""

    def __init__(self, model, words, rank=0):
        """`rank` is that of the word that is asked about among all that may be expected: 0 is the first."""
        self.model, self.words = model, list(words)
        read = reading.read(model, " ".join(words))
        self.ids, self.trace, self.chances = read.ids, read.trace, read.chances
        self.answer, self.end = int(np.argsort(-self.chances[-1], kind="stable")[rank]), len(words) - 1
        fit = {model.words.index(word) for word in sentences.options(words)}
        self.foils = sorted((fit if self.answer in fit else set(range(len(model.words)))) - {self.answer})
        self.facts = story(read, self.answer, self.foils, kin(model))
        lines = story_figure.draw(read, self.facts)["lines"]
        self.text = {line["kind"]: line["text"] for line in lines}
        assert len(self.text) == len(lines) == len(self.facts)

    def place(self, text):
        """The place of a word as the story names it: “to” (word 4)."""
        word, _, more = re.fullmatch(r"“(.+?)”( \(word (\d+)\))?", text).groups()
        assert bool(more) == (self.words.count(word) > 1)
        place = int(more) - 1 if more else self.words.index(word)
        assert self.words[place] == word
        return place

    def chance(self, ids, word=None):
        """The chance of the answer after other ids, and what is expected there."""
        row = lstm.predict(self.model, lstm.read(self.model, ids)[-1])[-1]
        return float(row[self.answer]), self.model.words[int(row.argmax())]

    def kept(self):
        if "f" in self.trace._fields:
            return self.trace.f
        return 1 - self.trace.z if "z" in self.trace._fields else np.ones_like(self.trace.c)

    def gate(self):
        return self.trace.i if "i" in self.trace._fields else self.trace.z

    def added(self):
        return self.gate() * self.trace.candidate

    def support(self):
        """What each word wrote that is left at the end, in what it is worth to the answer: (T, H), step by step."""
        W = self.model.readout["W_y"]
        worth = W[self.answer] - np.mean([W[k] for k in self.foils], axis=0)
        if "c" in self.trace._fields:
            c = self.trace.c[-1]
            worth = worth * self.trace.o[-1] * np.tanh(c) / c
        rows = []
        for s in range(len(self.words)):
            left = self.added()[s]
            for t in range(s + 1, len(self.words)):
                left = left * self.kept()[t]
            rows.append(left * worth)
        return np.array(rows)


def kin(model):
    """The reasons, as ids, that can stand for each other."""
    return [[model.words.index(word) for word in sentences.REASONS["loan"] + sentences.REASONS["taxi"]]]


def taken(told):
    """The decisive place, and the units whose gates were open there, those that speak for the answer first."""
    support = told.support()
    place = support.sum(axis=1).argmax()
    units = np.argsort(-support[place], kind="stable")
    return place, [unit for unit in units if told.gate()[place, unit] > 0.5] or [units[0]]
