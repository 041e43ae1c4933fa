"""What a visitor typed as what a model reads: words, symbols of its own, or numbers. And the way back, into text.

Source: ours.
"""

import re
import unicodedata
from collections.abc import Sequence
from math import isfinite
from typing import NamedTuple

import numpy as np

from lstm import words
from lstm.model import Ids, Model, signed
from lstm.numbers import exact, short
from lstm.signature import Signature
from lstm.words import UNKNOWN, Found, Token

SHAPES = {" ": "␣", "\n": "↵", "\t": "⇥"}  # how a space, a line end and a tab are written where they are symbols
SOME = "…"  # how a word that is not known is written: it is none itself
APART = re.compile(r"[;,\s]+")  # between two steps of numbers
BETWEEN = "/"  # between the numbers of one step
FARTHEST = 1e6  # a number beyond this, as it is read, is not


class Read(NamedTuple):
    """A text as steps."""

    found: tuple[Found, ...]  # one for each step
    ids: np.ndarray | list[int]  # what lstm.read wants: a list of T ids, or numbers (T, D)
    left_out: tuple[str, ...] = ()  # what of the text is no step
    unread: int = 0  # steps beyond those asked for


def find(text: str, model: Model, most: int | None = None, literal: Sequence[str] = ()) -> Read:
    """What a model reads of a text, at most so many steps. Words in `literal` are not guessed at (see words.find)."""
    if by_words(model):
        return sentence(text, model.words, most, literal)
    steps = symbols(text, model.words) if model.words else numbers(text, signed(model))
    found = steps.found[:most]
    return steps._replace(found=found, ids=steps.ids[:most], unread=len(steps.found) - len(found))


def by_words(model: Model) -> bool:
    """Whether a model reads words, and not single letters or numbers."""
    return any(len(word) > 1 for word in model.words)


def sentence(text: str, vocabulary: tuple[str, ...], most: int | None, literal: Sequence[str]) -> Read:
    """A text word by word, at most `most` of them. Unknown ones are <unk>, or left out where there is no such word.

    `most` is at least 0, None for all of it.
    """
    tokens = words.split(text)
    known = vocabulary if UNKNOWN in vocabulary else (*vocabulary, UNKNOWN)
    looked_up = words.find(tokens[:most], known, literal)
    found = tuple(one for one in looked_up if one.id < len(vocabulary))
    left_out = tuple(one.token.text for one in looked_up if one.id == len(vocabulary))
    return Read(found, [one.id for one in found], left_out, len(tokens) - len(looked_up))


def symbols(text: str, vocabulary: tuple[str, ...]) -> Read:
    """A text letter by letter.

    A space and a line end are read where they are symbols, and else only separate. A letter that is none is read in
    its other case where that is one, and else left out.
    """
    place, found, left_out = {symbol: k for k, symbol in enumerate(vocabulary)}, [], []
    text = unicodedata.normalize("NFC", text)
    for letter in text:
        kind = unicodedata.category(letter)
        shown = SHAPES[" "] if kind == "Zs" else SHAPES.get(letter, letter)
        for symbol, how in ((shown, "known"), (shown.swapcase(), "case")):
            if symbol in place:
                found.append(Found(Token(shown, symbol), place[symbol], symbol, how))
                break
        else:
            left_out += [shown] * (shown not in SHAPES.values() and kind[0] not in "ZC")
    return Read(tuple(found), [one.id for one in found], tuple(left_out))


def numbers(text: str, signature: Signature) -> Read:
    """Steps of numbers, "0.3 -1 0.5", or of several channels, "0.3/1 -0.2/0"."""
    found, rows, left_out = [], [], []
    for piece in filter(None, APART.split(text)):
        row = values(piece.split(BETWEEN), signature)
        if row is None:
            left_out.append(piece)
        else:
            written = BETWEEN.join(map(short, row))
            found.append(Found(Token(written, written), 0, written, "known"))
            rows.append(row)
    return Read(tuple(found), np.array(rows, dtype=float).reshape(len(rows), len(signature.channels)), tuple(left_out))


def values(parts: Sequence[str], signature: Signature) -> list[float] | None:
    """The numbers of one step, or None where they are not as many as the channels, or too large to be read."""
    try:
        row = [float(part.replace("−", "-")) for part in parts]
    except ValueError:
        return None
    middle, spread = signature.scale
    fine = len(row) == len(signature.channels) and all(isfinite(one) for one in row)
    return row if fine and all(abs(one - middle) <= FARTHEST * spread for one in row) else None


def as_text(model: Model, ids: Ids) -> str:
    """The text that `find` reads as these ids (T,), or to four digits as these numbers (T, D)."""
    if not model.words:
        return " ".join(BETWEEN.join(exact(value) for value in row) for row in np.asarray(ids, dtype=float))
    symbols = [model.words[k] for k in ids]
    if by_words(model):
        known = (SOME if word == UNKNOWN else word for word in symbols)
        return re.sub(r" (?=[.,!?])", "", " ".join(known))
    return "".join(" " if symbol == SHAPES[" "] else symbol for symbol in symbols)
