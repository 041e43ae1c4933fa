"""The pictures of the course: rows of bars under steps or words, one frame for each place of the hand.

Every frame is computed here, so that the picture follows the hand at once. In a sentence *f* is a quantity, to be shown
in its colour, and {hand} is where the hand is.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from lstm.figures.colours import INK, NEUTRAL, Ink
from lstm.figures.sentence.strip import significant
from lstm.numbers import count, percent

HAND = "{hand}"
X = Ink("x", "input", "what comes in", "#5A6573", "#4A5568", "#B6BEC9")
RNN = Ink("h", "plain RNN", "what is left in it", NEUTRAL, "#4A5568", "#B6BEC9")
GRADIENT = Ink("∂", "gradient", "what comes back", "#5A4FE0", "#5A4FE0", "#9D8CFF")
INKS = INK | {"x": X, "rnn": RNN, "gradient": GRADIENT}
DOES = {
    "c": "the notebook",
    "f": "keep how much",
    "i": "write how much",
    "candidate": "write what",
    "o": "show how much",
    "h": "what is read aloud",
}
GATES = ("f", "i", "o")
MOST_ANSWERS = 5
LEAST = 5e-7  # of a share that is worth a number


def rows(*names: str, reach: float = 1.0, **does: str) -> list[dict[str, Any]]:
    """What stands beside each row. Gates run over [0, 1], the memory over [-reach, reach], all else over [-1, 1]."""
    return [
        {
            "key": name,
            "symbol": INKS[name].symbol,
            "name": INKS[name].name,
            "does": does.get(name) or DOES.get(name, INKS[name].does),
            "gate": name in GATES,
            "reach": reach if name == "c" else 1.0,
            "ink": list(INKS[name][3:]),
        }
        for name in names
    ]


def frame(stop: str, says: str, values: dict[str, np.ndarray] | None = None, **also: Any) -> dict[str, Any]:
    """One place of the hand: what it is called, what is so there, and the numbers of each row, (T,) or (units, T)."""
    return {"stop": stop, "says": says, "rows": {k: tidy(v) for k, v in (values or {}).items()}} | also


def tidy(values: np.ndarray) -> list[Any]:
    """Numbers of any shape for a picture: four digits."""
    return (significant(values, 4) + 0.0).tolist()


def picture(
    labels: Sequence[str],
    rows: list[dict[str, Any]],
    frames: list[dict[str, Any]],
    start: int,
    shows: int,
    what: str,
    **also: Any,
) -> dict[str, Any]:
    """All of a lesson's picture. The hand starts at frame `start`; frame `shows` is the one that answers the question.

    Frames are counted from 0. `what` names what the hand moves, for those who do not see it. Before the guess frame
    `asks` is shown, if the first would tell the answer; the answer is told once the hand lets go at one of the frames
    `found`, or, if `each` is true, at the last of them after all others.
    """
    return {
        "labels": list(labels),
        "rows": rows,
        "frames": frames,
        "start": start,
        "shows": shows,
        "what": what,
        "words": False,
        "heat": False,
        "asks": None,
        "found": [shows],
        "each": False,
    } | also


def steps(first: int, last: int) -> list[str]:
    """Numbers of steps as labels."""
    return [str(step) for step in range(first, last + 1)]


def answers(
    words: Sequence[str], chances: np.ndarray, most: int = MOST_ANSWERS, also: str | None = None
) -> list[list[Any]]:
    """The likeliest of V words by their chances (V,), and one more word: [[word, chance, the same as text], ...]."""
    best = [int(k) for k in np.argsort(-chances, kind="stable")[:most]]
    if also is not None and words.index(also) not in best:
        best.append(words.index(also))
    return [answer(words[k], float(chances[k])) for k in best]


def answer(word: str, chance: float) -> list[Any]:
    """One answer: [word, chance, the same as text]."""
    return [word, tidy(np.array(chance)), percent(chance)]


def left(share: float) -> str:
    """What is left of something: per cent, or one part in so many where it is less than one in a thousand."""
    if share < LEAST:
        return "practically nothing"
    return percent(share) if share >= 0.001 else f"one part in {count(round(1.0 / share))}"
