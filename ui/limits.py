"""What a setting is, and the tests for what a link may ask of one."""

import re
from typing import NamedTuple

from lstm import edits
from lstm.explain import operation
from lstm.tasks import everyday
from lstm.words import split

LONGEST_LINK = 1500  # characters of a sentence that a link carries
MOST_TAUGHT = 6  # words
MOST_EDITS = 12  # weights turned by hand
MOST_OPERATIONS = 8  # on a network while it reads
LONGEST_WORD = 40  # characters


class Setting(NamedTuple):
    """One thing a visitor may choose."""

    name: str  # what people call it
    default: str
    valid: object  # text -> whether a link may ask for it


def sentence(text):
    """A test for a text as a visitor types it."""
    return len(text) <= LONGEST_LINK


def one_of(*values):
    """A test for a choice among a few."""
    return lambda text: text in values


def number(text):
    """A test for a place or a unit: 0 to 999."""
    return text.isascii() and text.isdigit() and len(text) < 4


def teachable(word):
    """Whether this is one word, not a mark, and short enough to travel in a link."""
    return len(split(word)) == 1 and word[0].isalnum() and len(word) <= LONGEST_WORD


def words_of(text):
    """A test for a list of words: "dentures,invoice"."""
    return text.count(",") < MOST_TAUGHT and all(teachable(word) for word in text.split(","))


def lessons(text):
    """A test for words taught: "dentures:dentist,invoice:loan"."""
    pairs = [pair.partition(":") for pair in text.split(",")]
    return words_of(",".join(word for word, _, _ in pairs)) and all(a in everyday.REASONS for _, _, a in pairs)


def changes(text):
    """A test for weights turned by hand: "f.all.b:add:2,i.5.x312:set:-1.5"."""
    texts = text.split(",")
    return len(texts) <= MOST_EDITS and all(fine(edits.edit, one) for one in texts)


def operations(text):
    """A test for operations on a network: "i.all.6:0,c.all.10:b10"."""
    texts = text.split(",")
    return len(texts) <= MOST_OPERATIONS and all(len(one) < 60 and fine(operation, one) for one in texts)


def options(text):
    """A test for the options of a task: "gap:50,letters:8". Whether the task has them is for the task to say."""
    pairs = [pair.partition(":") for pair in text.split(",")]
    return len(pairs) <= 6 and all(name.isidentifier() and short_number(value) for name, _, value in pairs)


def picks(text):
    """A test for words taken instead: "3:122,7:5", places in rising order."""
    pairs = [pair.partition(":") for pair in text.split(",")]
    fit = all(number(place) and number(word) for place, _, word in pairs)
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
