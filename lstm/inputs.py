"""What a visitor typed as what a model reads: words, symbols of its own, or numbers. And the way back, into text."""

import re
import unicodedata
from math import isfinite
from typing import NamedTuple

import numpy as np

from lstm import words
from lstm.model import signed
from lstm.words import UNKNOWN, Found, Token

SHAPES = {" ": "␣", "\n": "↵"}  # how a space and a line end are written where they are symbols
APART = re.compile(r"[;,\s]+")  # between two steps of numbers
BETWEEN = "/"  # between the numbers of one step
FARTHEST = 1e6  # a number beyond this, as it is read, is not


class Read(NamedTuple):
    """A text as steps."""

    found: tuple  # of words.Found, one for each step
    ids: object  # what lstm.read wants: a list of T ids, or numbers (T, D)
    left_out: tuple = ()  # of str: what of the text is no step
    unread: int = 0  # steps beyond those asked for


def find(text, model, most=None, literal=()):
    """What a model reads of a text, at most so many steps. Words in `literal` are not guessed at (see words.find)."""
    if UNKNOWN in model.words:
        tokens = words.split(text)
        found = tuple(words.find(tokens[:most], model.words, literal))
        return Read(found, [one.id for one in found], unread=len(tokens) - len(found))
    steps = symbols(text, model.words) if model.words else numbers(text, signed(model))
    found = steps.found[:most]
    return steps._replace(found=found, ids=steps.ids[:most], unread=len(steps.found) - len(found))


def symbols(text, vocabulary):
    """A text letter by letter, or, where a symbol has several, split at its spaces; in the order it is written.

    A space and a line end are read where they are symbols, and else only separate. A letter that is none is read in
    its other case where that is one, and else left out.
    """
    place, found, left_out = {symbol: k for k, symbol in enumerate(vocabulary)}, [], []
    text = unicodedata.normalize("NFC", text)
    for piece in text if all(len(symbol) == 1 for symbol in vocabulary) else text.split():
        shown = SHAPES.get(piece, piece)
        shown = SHAPES[" "] if unicodedata.category(shown[0]) == "Zs" else shown
        other = shown.swapcase() if len(shown) == 1 else words.fold(shown)
        for symbol, how in ((shown, "known"), (other, "case")):
            if symbol in place:
                found.append(Found(Token(shown, symbol), place[symbol], symbol, how))
                break
        else:
            left_out += [shown] * (shown not in SHAPES.values() and unicodedata.category(shown[0])[0] not in "ZC")
    return Read(tuple(found), [one.id for one in found], tuple(left_out))


def numbers(text, signature):
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


def values(parts, signature):
    """The numbers of one step, or None where they are not as many as the channels, or too large to be read."""
    try:
        row = [float(part.replace("−", "-")) for part in parts]
    except ValueError:
        return None
    middle, spread = signature.scale
    fine = len(row) == len(signature.channels) and all(isfinite(one) for one in row)
    return row if fine and all(abs(one - middle) <= FARTHEST * spread for one in row) else None


def short(value):
    """A number for a picture: two digits after the point, or as many as it takes to tell it from 0."""
    size = abs(value)
    if size and (size < 0.005 or size >= 1e5):
        text = f"{value:.0e}".replace("e-0", "e-").replace("e+0", "e").replace("e+", "e")
    else:
        text = f"{value:.{0 if size >= 100 else 1 if size >= 10 else 2}f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace("-", "−")


def written(model, ids):
    """The text that `find` reads as these ids (T,), or to four digits as these numbers (T, D)."""
    if not model.words:
        return " ".join(BETWEEN.join(f"{value:.4g}" for value in row) for row in np.asarray(ids, dtype=float))
    symbols = [model.words[k] for k in ids]
    if UNKNOWN in model.words:
        return re.sub(r" (?=[.,!?])", "", " ".join(symbols))
    if any(len(symbol) > 1 for symbol in model.words):
        return " ".join(symbols)
    return "".join(" " if symbol == SHAPES[" "] else symbol for symbol in symbols)
