"""What a visitor gives a network to read: numbers in an .npz or a CSV, or text and its vocabulary."""

import json
from collections.abc import Sequence

import numpy as np

from lstm.importers import _zip, npz
from lstm.importers._found import Layer, Refused
from lstm.inputs import SHAPES
from lstm.linear import Weights
from lstm.unroll import input_size

LARGEST_GIVEN = 8_000_000  # bytes
MOST_NUMBERS = 2_000_000
MOST_SYMBOLS, LONGEST_KIND = 1_000_000, 60
NO_ROWS = "This table holds no rows of numbers, or some that are not finite."
UNKNOWN = ("<unk>", "<UNK>", "[UNK]", "<oov>", "<OOV>")


def given(data: bytes) -> Weights:
    """The arrays of an .npz by name, or of a CSV: "x" (T, D), and each column of its own name (T,) where it has a head.

    A column without any number is one of kinds, and no part of x. Raises Refused, with one sentence, for anything else.
    """
    if len(data) > LARGEST_GIVEN:
        raise Refused(f"This file is larger than {LARGEST_GIVEN // 1_000_000}\u00a0MB.")
    if _zip.names(data):
        with _zip.opened(data) as archive:
            parts = {name.removesuffix(".npy"): name for name in archive.namelist()}
            return {name: npz.numbers(archive, part) for name, part in parts.items()}
    try:
        lines = [line for line in data.decode().splitlines() if line.strip()]
    except UnicodeDecodeError as fault:
        raise Refused("This file is neither an .npz nor a table of numbers as text.") from fault
    mark = next((mark for mark in "\t;," if lines and mark in lines[0]), None)
    rows = [[cell.strip() for cell in line.split(mark)] for line in lines]
    if not rows or len({len(row) for row in rows}) > 1 or len(rows) * len(rows[0]) > MOST_NUMBERS:
        raise Refused("The rows of this table are not all as long as each other, or it has none.")
    head = [] if all(map(_is_number, rows[0])) else rows.pop(0)
    counted = [k for k in range(len(head)) if any(_is_number(row[k]) for row in rows)]
    kinds = {
        head[k]: np.array([row[k][:LONGEST_KIND] for row in rows]) for k in sorted({*range(len(head))} - {*counted})
    }
    if kinds and rows:
        head, rows = [head[k] for k in counted], [[row[k] for k in counted] for row in rows]
    if not rows:
        raise Refused(NO_ROWS)
    try:
        x = np.array([[float(cell) for cell in row] for row in rows]).reshape(len(rows), -1)
    except ValueError as fault:
        raise Refused("This table holds something that is no number, below its first row.") from fault
    if not x.size or not np.isfinite(x).all():
        raise Refused(NO_ROWS)
    return {"x": x} | {name: x[:, k] for k, name in enumerate(head)} | kinds


def sequence(arrays: Weights) -> np.ndarray:
    """The x (T, D) among arrays by name, or whole numbers (T,) that are token ids; of a batch (T, B, D) its first.

    Raises Refused for none.
    """
    x = arrays.get("x")
    if x is not None and x.ndim == 1 and x.size and x.dtype.kind in "iu":
        return x.astype(np.intp)
    if x is None or x.ndim not in (2, 3) or x.dtype.kind not in "fiu" or not x.size or not np.isfinite(x).all():
        raise Refused("There is no x in it: finite numbers (steps, numbers), or whole numbers (steps,) for tokens.")
    return x.astype(float) if x.ndim == 2 else x[:, 0].astype(float)


def random_input(layer: Layer, steps: int, seed: int = 0) -> np.ndarray:
    """Standard normal numbers (steps, D) for a layer to read: for want of any."""
    return np.random.default_rng(seed).normal(size=(steps, input_size(layer.weights)))


def random_tokens(rows: int, steps: int, seed: int = 0) -> np.ndarray:
    """Token ids (steps,), each of so many rows as likely as another."""
    return np.random.default_rng(seed).integers(rows, size=steps)


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def vocabulary(data: bytes) -> list[str]:
    """The symbols of a vocabulary file, in their order: a JSON list, a JSON object of places, or a symbol on each line.

    Raises Refused for anything else.
    """
    if len(data) > LARGEST_GIVEN // 4:
        raise Refused("This vocabulary is too large.")
    try:
        text = data.decode()
        told = json.loads(text) if text.lstrip()[:1] in ("[", "{") else text.splitlines()
    except (ValueError, RecursionError) as fault:
        raise Refused(
            "This is no vocabulary: a symbol on each line, a JSON list, or a JSON object of places."
        ) from fault
    if isinstance(told, dict):
        if not all(type(place) is int and 0 <= place < MOST_SYMBOLS for place in told.values()):
            raise Refused(f"The places in this vocabulary are not whole numbers from 0 to {MOST_SYMBOLS:,}.")
        if len(set(told.values())) < len(told):
            raise Refused("Two symbols of this vocabulary have one place.")
        there = {place: symbol for symbol, place in told.items()}
        told = [there.get(place, f"<{place}>") for place in range(max(there, default=-1) + 1)]  # 0 is often for padding
    if not all(isinstance(symbol, str) for symbol in told) or len(set(told)) < len(told) or not told:
        raise Refused("The symbols of this vocabulary are not texts that are all different.")
    return told


def one_hot(text: str, symbols: list[str]) -> tuple[np.ndarray, list[str]]:
    """A text as steps (T, V), and what each stands for, as `tokens` has it.

    What is not in the vocabulary is all zeros. Raises Refused for an empty text.
    """
    ids, parts = tokens(text, symbols)
    x = np.zeros((len(parts), len(symbols)))
    x[ids >= 0, ids[ids >= 0]] = 1.0
    return x, parts


def tokens(text: str, symbols: Sequence[str]) -> tuple[np.ndarray, list[str]]:
    """A text as token ids (T,), and what each stands for: letters, or words where a symbol is longer than a letter.

    What is not in the vocabulary is its symbol for that, such as <unk>, or else -1. Raises Refused for an empty text.
    """
    longer = any(len(symbol) > 1 for symbol in symbols if not symbol.startswith("<"))
    parts = text.split() if longer else list(text)
    place = {symbol: k for k, symbol in enumerate(symbols)}
    if not parts:
        raise Refused("There is no text to read.")
    unknown = next((place[one] for one in UNKNOWN if one in place), -1)
    each = (place.get(part, place.get(part.lower(), place.get(SHAPES.get(part, part), unknown))) for part in parts)
    return np.fromiter(each, np.intp, len(parts)), parts
