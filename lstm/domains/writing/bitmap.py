"""A fine grid of ink, 32 rows high, and the frames that are counted from it: 8 rows of blocks of 4 by 4."""

from collections.abc import Sequence

import numpy as np

ROWS = 8  # of a frame
BLOCK = 4  # fine rows and columns in each of them
HIGH = ROWS * BLOCK  # fine rows
PEN = 2.3  # fine pixels from the middle of a line to its edge: the data's digits are about as bold
WIDER = 1.3  # ink is made wider by this: the data's digits are three quarters as wide as high, most hands write leaner
GAP = 1  # empty fine columns that are left between digits: the network was trained on touching ones
MOST_FRAMES = 90  # of a strip: about 15 digits
TOO_LONG = (
    f"This strip is too long: at most {MOST_FRAMES} columns are read, about fifteen digits. Undo the last strokes, or "
    "write higher."
)


def frames(bitmap: np.ndarray) -> np.ndarray:
    """The share of ink in every block: (32, columns) of 0..1 -> (T, 8) in sixteenths, a column of blocks a frame."""
    columns = -(-bitmap.shape[1] // BLOCK)
    whole = np.zeros((HIGH, columns * BLOCK))
    whole[:, : bitmap.shape[1]] = bitmap
    counts = whole.reshape(ROWS, BLOCK, columns, BLOCK).sum(axis=(1, 3))
    return np.round(counts).T / BLOCK**2


def drawn(strokes: Sequence[np.ndarray], tall: float = 0.0) -> np.ndarray:
    """Strokes, each (n, 2) points right and down in any unit, as frames (T, 8): see it as high as the data, and close.

    `tall` is the least height, at least 0 and in the strokes' unit, that fills the grid: what is lower stays lower, a
    dot a dot. Raises ValueError with a sentence where there is no ink or too much.
    """
    if not strokes:
        raise ValueError("Nothing is written yet: draw a digit.")
    points = np.concatenate(strokes)
    low, size = points.min(axis=0), np.ptp(points, axis=0)
    scale = (HIGH - 2 * PEN) / max(size[1], tall, 1e-9) * np.array([WIDER, 1.0])
    wide = int(np.ceil(size[0] * scale[0] + 2 * PEN)) + 1
    if wide > 4 * MOST_FRAMES * BLOCK:
        raise ValueError(TOO_LONG)
    bitmap = np.zeros((HIGH, wide))
    corner = np.array([PEN, (HIGH - size[1] * scale[1]) / 2])  # ink that is lower stands in the middle
    for stroke in strokes:
        mark(bitmap, (stroke - low) * scale + corner)
    found = frames(closed(bitmap))
    if len(found) > MOST_FRAMES:
        raise ValueError(TOO_LONG)
    return found


def mark(bitmap: np.ndarray, points: np.ndarray) -> None:
    """Ink along a line through points (n, 2), in fine pixels: every pixel whose middle the pen covers."""
    near = np.arange(-int(PEN) - 1, int(PEN) + 2)
    steps = along(points)
    x = np.floor(steps[:, :1, None]) + near[None, :, None]
    y = np.floor(steps[:, 1:, None]) + near[None, None, :]
    inside = (x + 0.5 - steps[:, :1, None]) ** 2 + (y + 0.5 - steps[:, 1:, None]) ** 2 <= PEN**2
    inside &= (x >= 0) & (x < bitmap.shape[1]) & (y >= 0) & (y < bitmap.shape[0])
    x, y = np.broadcast_arrays(x, y)
    bitmap[y[inside].astype(np.intp), x[inside].astype(np.intp)] = 1.0


def along(points: np.ndarray) -> np.ndarray:
    """Points (n, 2), any numbers, with as many more between them as it takes to go in steps of half a pixel at most."""
    lengths = np.hypot(*np.diff(points, axis=0).T)
    pieces = [points[:1]]
    for k, length in enumerate(lengths):
        share = np.linspace(0.0, 1.0, int(2 * length) + 2)[1:, None]
        pieces.append(points[k] + share * (points[k + 1] - points[k]))
    return np.concatenate(pieces)


def closed(bitmap: np.ndarray) -> np.ndarray:
    """The same ink (rows, n), empty columns around it cut, and of those within it all but GAP of each run."""
    inked = bitmap.max(axis=0) > 0
    places = np.flatnonzero(inked)
    run = np.diff(places, prepend=places[0] - 1) - 1  # empty columns before each inked one
    kept = np.concatenate([place - np.arange(min(gap, GAP), -1, -1) for place, gap in zip(places, run, strict=True)])
    return bitmap[:, kept]
