"""Strips of touching digits from images, as they are or each a little other: slanted, scaled, shifted, bolder."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from lstm.domains.writing.bitmap import BLOCK, HIGH, ROWS, frames

FILE = Path(__file__).parent.parent.parent / "live" / "data" / "digits.npz"
TRAINED = 1300  # images; the other 497 are held out
SPLIT = 0  # the seed that parts them
FAINT = 0.15  # of full ink: what is less does not count as an edge
WIDE = 44  # fine columns a digit may take after it was changed
SLANT, TURN, BEND = 0.3, 0.12, 0.1  # how far at most, as shares of a digit's height; a bend is a wave of up to this


@lru_cache
def images() -> tuple[np.ndarray, ...]:
    """(images (1797, 8, 8) of 0..1, digits (1797,), the numbers of those trained on, of those held out)."""
    with np.load(FILE, allow_pickle=False) as found:
        pictures, digits = found["images"] / 16.0, found["digits"].astype(np.intp)
    order = np.random.default_rng(SPLIT).permutation(len(digits))
    return pictures, digits, order[:TRAINED], order[TRAINED:]


def plain(numbers: np.ndarray | Sequence[int]) -> np.ndarray:
    """Images by their numbers, 0 to 1796, as they are: fine pictures (n, 32, 32) of ink."""
    return np.kron(images()[0][numbers], np.ones((1, BLOCK, BLOCK)))


def varied(numbers: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Images by their numbers, each as another hand might have written it: fine pictures (n, 32, WIDE) of ink.

    The image is read at places that are slanted, scaled, turned, shifted and bent, between its pixels too, and what is
    dark enough becomes ink: where less dark is asked for, the pen is bolder.
    """

    def between(low: float, high: float) -> np.ndarray:
        return rng.uniform(low, high, (len(numbers), 1, 1))

    def wave(place: np.ndarray) -> np.ndarray:
        return between(-BEND, BEND) * np.sin(2 * np.pi * (between(0.3, 1.1) * place + between(0.0, 1.0)))

    y, x = np.mgrid[:HIGH, :WIDE] + 0.5
    high = between(0.72, 1.0)
    v = (y - between(0.0, 1.0) * (1.0 - high) * HIGH) / high / HIGH - 0.5  # -0.5..0.5 from a digit's top to its foot
    u = (x - WIDE / 2) / between(0.75, 1.25) / HIGH
    u, v = u + between(-SLANT, SLANT) * v, v + between(-TURN, TURN) * u
    u, v = u + wave(v) + wave(u), v + wave(u) + wave(v)
    grey = read_between(images()[0][numbers], (v + 0.5) * ROWS - 0.5, (u + 0.5) * ROWS - 0.5)
    return np.clip((grey - between(0.3, 0.62)) * 5.0 + 0.5, 0.0, 1.0)


def read_between(pictures: np.ndarray, row: np.ndarray, column: np.ndarray) -> np.ndarray:
    """Values of pictures (n, 8, 8) at any places (n, ...), by straight lines between pixels; no ink outside."""
    edged = np.pad(pictures, ((0, 0), (2, 2), (2, 2)))
    size = edged.shape[1]
    row, column = (np.clip(place + 2, 0, size - 1.001) for place in (row, column))
    top, left = row.astype(np.intp), column.astype(np.intp)
    down, right = row - top, column - left
    flat = edged.reshape(len(edged), -1)
    first = (np.arange(len(flat)) * size * size)[:, None, None] + top * size + left
    flat = flat.ravel()
    upper = flat[first] * (1 - right) + flat[first + 1] * right
    lower = flat[first + size] * (1 - right) + flat[first + size + 1] * right
    return upper * (1 - down) + lower * down


def strip(pictures: np.ndarray, shifts: np.ndarray | Sequence[int]) -> np.ndarray:
    """Fine pictures (n, 32, w) side by side as frames (T, 8) of ink.

    Each stands `shifts` fine columns in the one before. But two frames are left for each at least: a digit that comes
    twice needs one, and one between.
    """
    cut, own = [trimmed(picture) for picture in pictures], 2 * BLOCK
    room, x = np.zeros((HIGH, sum(max(picture.shape[1], own) for picture in cut) + own)), 0
    for k, (picture, shift) in enumerate(zip(cut, shifts, strict=True)):
        x = max(x - int(shift), k * own)
        place = room[:, x : x + picture.shape[1]]
        np.maximum(place, picture, out=place)
        x += picture.shape[1]
    return frames(room[:, : max(x, len(cut) * own)])


def trimmed(picture: np.ndarray) -> np.ndarray:
    """A fine picture (rows, n) without the columns around its ink."""
    inked = np.flatnonzero(picture.max(axis=0) > FAINT)
    return picture[:, inked[0] : inked[-1] + 1]
