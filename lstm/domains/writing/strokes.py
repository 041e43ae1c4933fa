"""What a hand drew: strokes of points on a canvas, and as a text short enough for a link.

A stroke is (n, 2) whole numbers, right and down, on a canvas of 600 by 240. As a text it is its first point in four
letters, then each step from point to point in two; strokes are parted by dots. The page reads what this text says, so
a link shows what the hand saw.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

WIDE, HIGH = 600, 240  # the canvas
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"  # whatever a link takes as it is
PART = "."
STEP = 31  # the longest step, right or down, that a letter can say
NEAR = 1.2  # how far, on the canvas, a point may lie from the line without it to be left out
LONGEST = 1400  # letters in a link
MOST_STROKES, MOST_POINTS = 80, 4000
TOO_MUCH = "This is more ink than a link can carry. Undo the last strokes, or write with fewer turns."
STRANGE = "The ink in this link cannot be read. Write on the canvas, or type digits."


def taken(raw: Any) -> list[np.ndarray]:
    """Strokes as a browser sends them, [[x, y, x, y, ...], ...], as few points as will do: a list of (n, 2) arrays.

    Points outside the canvas are moved to its edge. Raises ValueError with a sentence for what is no ink, or too much.
    """
    if not isinstance(raw, list) or not all(isinstance(stroke, list) and len(stroke) % 2 == 0 for stroke in raw):
        raise ValueError(STRANGE)
    if len(raw) > MOST_STROKES or sum(map(len, raw)) > 2 * MOST_POINTS:
        raise ValueError(TOO_MUCH)
    if not all(type(number) in (int, float) and abs(number) < 1e9 for stroke in raw for number in stroke):
        raise ValueError(STRANGE)
    found = [np.clip(np.reshape(stroke, (-1, 2)), 0, [WIDE, HIGH]) for stroke in raw if stroke]
    return [stepped(thinned(np.round(stroke).astype(np.intp))) for stroke in found]


def thinned(points: np.ndarray) -> np.ndarray:
    """The points (n, 2) without those that hardly leave the line of the others (Ramer 1972, Douglas & Peucker 1973).

    Before and after, whole numbers on the canvas.
    """
    if len(points) < 3:
        return points
    first, last = points[0], points[-1]
    way, off = last - first, points - first
    along = np.clip(off @ way / max(way @ way, 1), 0.0, 1.0)
    distance = np.hypot(*(off - along[:, None] * way).T)
    k = int(distance.argmax())
    if distance[k] <= NEAR:
        return points[[0, -1]]
    return np.concatenate([thinned(points[: k + 1])[:-1], thinned(points[k:])])


def stepped(points: np.ndarray) -> np.ndarray:
    """The same line (n, 2) with points between where a step is longer than a letter can say: 31, on the canvas."""
    pieces = [points[:1]]
    for one, other in zip(points[:-1], points[1:], strict=True):
        n = max(1, -(-int(np.abs(other - one).max()) // STEP))
        pieces.append(np.round(one + np.arange(1, n + 1)[:, None] / n * (other - one)).astype(np.intp))
    return np.concatenate(pieces)


def as_text(strokes: Sequence[np.ndarray]) -> str:
    """Strokes (n, 2) as a text. Raises ValueError with a sentence where it is longer than a link may be."""
    text = PART.join(one(stroke) for stroke in strokes)
    if len(text) > LONGEST:
        raise ValueError(TOO_MUCH)
    return text


def one(stroke: np.ndarray) -> str:
    """A stroke (n, 2) as letters."""
    numbers = [part for number in stroke[0] for part in divmod(int(number), len(LETTERS))]
    numbers += (np.diff(stroke, axis=0) + STEP).ravel().tolist()
    return "".join(LETTERS[number] for number in numbers)


def read(text: str) -> list[np.ndarray]:
    """A text as strokes on the canvas, a list of (n, 2) arrays. Raises ValueError with a sentence where it is none."""
    if not text or len(text) > LONGEST or set(text) - set(LETTERS + PART):
        raise ValueError(STRANGE)
    strokes = [line([LETTERS.index(letter) for letter in part]) for part in text.split(PART)]
    if any(stroke.min() < 0 or (stroke > [WIDE, HIGH]).any() for stroke in strokes):
        raise ValueError(STRANGE)
    return strokes


def line(numbers: Sequence[int]) -> np.ndarray:
    """The letters' numbers of one stroke, 0 to 63, as points (n, 2). Raises ValueError where they are no stroke."""
    if len(numbers) < 4 or len(numbers) % 2:
        raise ValueError(STRANGE)
    x1, x2, y1, y2 = numbers[:4]
    start = np.array([[x1 * len(LETTERS) + x2, y1 * len(LETTERS) + y2]])
    return np.cumsum(np.concatenate([start, np.reshape(numbers[4:], (-1, 2)) - STEP]), axis=0)
