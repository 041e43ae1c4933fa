"""What a setting is, and the tests for what a link may ask of one."""

import re
from functools import lru_cache
from typing import NamedTuple

from lstm.everyday import sentences
from lstm.explain import edits, operation
from lstm.words import split

LONGEST_LINK = 1500  # characters of a sentence that a link carries; no setting is longer
MOST_TAUGHT = 6  # words
MOST_EDITS = 12  # weights turned by hand
MOST_OPERATIONS = 8  # on a network while it reads
MOST_IN_PATTERN = 20  # units
LONGEST_WORD = 40  # characters
LONGEST_TYPED = 60  # characters of digits


class Setting(NamedTuple):
    """One thing a visitor may choose."""

    name: str  # what people call it
    default: str
    valid: object  # text -> whether a link may ask for it
    parse: object = str  # such a text -> its value; where that is a number, no text is None
    aliases: tuple = ()  # the names it had before, by which saved links know it
    good: tuple = ()  # texts that a link may ask for, and texts that it may not: examples, by which it is tested
    bad: tuple = ()

    def value(self, text):
        """What a text that may be asked for means."""
        return None if text == "" and self.parse in (int, float) else self.parse(text)

    def allows(self, text):
        """Whether a link may ask for a text: its length is looked at first, and the same text is judged once."""
        return len(text) <= LONGEST_LINK and judged(self.valid, text)


@lru_cache(maxsize=2048)
def judged(valid, text):
    """What a setting's test says of a text."""
    return valid(text)


def once(things):
    """Whether nothing is named twice: a list in a link that says two things of one cannot be."""
    things = list(things)
    return len(set(things)) == len(things)


def sentence(text):
    """A test for a text as a visitor types it."""
    return len(text) <= LONGEST_LINK


def one_of(*values):
    """A test for a choice among a few."""
    return lambda text: text in values


def number(text):
    """A test for a place or a unit: 0 to 999."""
    return text.isascii() and text.isdigit() and len(text) < 4


def word_id(text):
    """A test for the place of a word in a vocabulary: 0 to 99,999."""
    return text.isascii() and text.isdigit() and len(text) < 6


def span(text):
    """A test for a stretch of places: "3-5"."""
    first, _, last = text.partition("-")
    return number(first) and number(last) and int(first) <= int(last)


def unit_list(text):
    """A test for a list of units: "3.17.250"."""
    units = text.split(".")
    return len(units) <= MOST_IN_PATTERN and all(map(number, units)) and once(map(int, units))


def teachable(word):
    """Whether this is one word, not a mark, and short enough to travel in a link."""
    return len(split(word)) == 1 and word[0].isalnum() and len(word) <= LONGEST_WORD


def words_of(text):
    """A test for a list of words: "dentures,invoice"."""
    words = text.split(",")
    return len(words) <= MOST_TAUGHT and all(map(teachable, words)) and once(map(folded, words))


def folded(word):
    """A word as the network's vocabulary would hold it: "Dentures" and "dentures" are one."""
    return split(word)[0].word


def lessons(text):
    """A test for words taught: "dentures:dentist,invoice:loan"."""
    pairs = [pair.partition(":") for pair in text.split(",")]
    return words_of(",".join(word for word, _, _ in pairs)) and all(a in sentences.REASONS for _, _, a in pairs)


def changes(text):
    """A test for weights turned by hand: "f.all.b:add:2,i.5.x312:set:-1.5"."""
    texts = text.split(",")
    if len(texts) > MOST_EDITS or not all(fine(edits.edit, one) for one in texts):
        return False
    return once((one.target, one.how) for one in map(edits.edit, texts))


def operations(text):
    """A test for operations on a network: "i.all.6:0,c.all.10:b10"."""
    texts = text.split(",")
    if len(texts) > MOST_OPERATIONS or not all(len(one) < 60 and fine(operation, one) for one in texts):
        return False
    return once(map(acts_on, texts))


def acts_on(text):
    """What an operation acts on, however it is spelt: "i.all.6" of "i.all.6-6:0"."""
    return str(operation(text)).partition(":")[0]


def options(text):
    """A test for the options of a task: "gap:50,letters:8". Whether the task has them is for the task to say."""
    pairs = [pair.partition(":") for pair in text.split(",")]
    fit = all(name.isidentifier() and short_number(value) for name, _, value in pairs)
    return fit and len(pairs) <= 6 and once(name for name, _, _ in pairs)


def picks(text):
    """A test for words taken instead: "3:122,7:5", places in rising order."""
    pairs = [pair.partition(":") for pair in text.split(",")]
    fit = all(number(place) and word_id(word) for place, _, word in pairs)
    return fit and len(pairs) <= 40 and all(int(a[0]) < int(b[0]) for a, b in zip(pairs, pairs[1:], strict=False))


def short_number(text):
    """Whether a text is a plain number of a few digits."""
    return text.isascii() and text.replace(".", "", 1).replace("-", "", 1).isdigit() and len(text) < 9


def fine(make, text):
    """Whether something can be made of a text."""
    try:
        make(text)
    except ValueError:
        return False
    return True


def decimals(low, high, fewest, most):
    """A test for a list of so many short decimals in a range: "-20,0.1,3"."""

    def valid(text):
        parts = text.split(",")
        short = all(re.fullmatch(r"-?[0-9]{1,3}(\.[0-9]{1,3})?", part) for part in parts)
        return short and fewest <= len(parts) <= most and all(low <= float(part) <= high for part in parts)

    return valid
