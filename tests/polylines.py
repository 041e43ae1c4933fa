"""Digits as lines through points, as a hand might draw them: nothing of these was ever trained on.

Each digit has one or more ways to be written, each a list of strokes in a box 0.6 wide and 1 high, y downwards.
"""

import numpy as np


def arc(x, y, wide, high, first, last, n=14):
    """Points on an ellipse about (x, y), from one angle to another, in degrees: 0 is right, 90 is down."""
    turn = np.radians(np.linspace(first, last, n))
    return [(x + wide * np.cos(a), y + high * np.sin(a)) for a in turn]


BELLY = arc(0.27, 0.7, 0.28, 0.3, -120, 140)
WAYS = {
    0: [[arc(0.3, 0.5, 0.28, 0.5, -90, 270, 24)]],
    1: [[[(0.3, 0), (0.3, 1)]], [[(0.08, 0.25), (0.3, 0), (0.3, 1)]]],
    2: [
        [arc(0.3, 0.27, 0.26, 0.27, -170, 30) + [(0.05, 1), (0.6, 1)]],
        [[(0.05, 0.15)] + arc(0.3, 0.25, 0.25, 0.25, -150, 50) + [(0.02, 0.98), (0.3, 0.9), (0.6, 0.98)]],
    ],
    3: [[arc(0.27, 0.25, 0.25, 0.25, -150, 90) + arc(0.27, 0.73, 0.29, 0.27, -90, 150)]],
    4: [
        [[(0.4, 0), (0.02, 0.65), (0.6, 0.65)], [(0.45, 0.35), (0.45, 1)]],
        [[(0.08, 0), (0.05, 0.5), (0.55, 0.5)], [(0.5, 0), (0.48, 1)]],
    ],
    5: [
        [[(0.55, 0), (0.1, 0), (0.07, 0.45), *BELLY]],
        [[(0.1, 0), (0.07, 0.45), *BELLY], [(0.1, 0), (0.55, 0)]],
    ],
    6: [[[(0.45, 0), (0.15, 0.35), *arc(0.3, 0.72, 0.26, 0.28, -190, 200, 20)]]],
    7: [
        [[(0.02, 0), (0.55, 0), (0.2, 1)]],
        [[(0.02, 0), (0.55, 0), (0.2, 1)], [(0.1, 0.5), (0.5, 0.5)]],
    ],
    8: [[arc(0.3, 0.25, 0.24, 0.25, 90, 450, 16) + arc(0.3, 0.75, 0.28, 0.25, -90, 270, 16)]],
    9: [
        [[*arc(0.3, 0.28, 0.26, 0.28, 0, -360, 18), (0.52, 1)]],
        [[*arc(0.3, 0.28, 0.26, 0.28, 0, -360, 18), (0.5, 0.7), *arc(0.28, 0.75, 0.23, 0.25, 0, 120, 8)]],
    ],
}


def write(digits, rng, loose=0.5, gap=(0.1, 0.3), shake=0.02, tall=120.0):
    """Digits beside each other as raw strokes [[x, y, ...], ...] on the sheet, each a little other than the last.

    A digit is up to a quarter of `loose` lower than the tallest, up to a fifth of it leaner or wider, slanted by up to
    a quarter of it; every point shakes; `gap` parts digits, below 0 they overlap. All as shares of the height, `tall`.
    """
    strokes, x = [], 0.1
    for digit in digits:
        high = 1 - 0.25 * loose * rng.random()
        wide, down = high * (1 + 0.2 * loose * rng.uniform(-1, 1)), rng.uniform(0, 1 - high)
        slant, made = 0.25 * loose * rng.uniform(-1, 1), []
        for points in WAYS[digit][rng.integers(len(WAYS[digit]))]:
            points = np.array(points) + rng.normal(0, shake, (len(points), 2))
            x_slanted = points[:, 0] * wide + slant * (0.5 - points[:, 1]) * high
            made.append(np.stack([x_slanted, points[:, 1] * high + down], axis=1))
        left, right = (side(np.concatenate(made)[:, 0]) for side in (np.min, np.max))
        strokes += [one + [x - left, 0.2] for one in made]
        x += right - left + rng.uniform(*gap)
    return [(tall * one).ravel().tolist() for one in strokes]
