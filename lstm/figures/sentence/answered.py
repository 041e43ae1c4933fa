"""What goes into a network and what it answers, at each place, as plain data for the pictures."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from lstm.numbers import brief
from lstm.reading import Reading
from lstm.signature import Signature
from lstm.words import MANY

SHOWN_NEXT = 5  # answers named at each place


def best(chances: np.ndarray, words: tuple[str, ...], n: int = SHOWN_NEXT) -> list[list[Any]]:
    """The n likeliest words and their chances, likeliest first, of chances (V,)."""
    few = np.sort(np.argpartition(-chances, n)[:n]) if len(chances) > MANY else np.arange(len(chances))
    return [[words[k], float(chances[k])] for k in few[np.argsort(-chances[few], kind="stable")[:n]]]


def answers(row: np.ndarray, signature: Signature, n: int = SHOWN_NEXT) -> list[list[Any]]:
    """What is answered at one place (O,): [name, chance] of the likeliest, or every [name, number]."""
    if signature.kind == "class":
        return best(row, signature.answers, n)
    return [[name, float(value)] for name, value in zip(signature.answers, row, strict=True)]


def ends(read: Reading, n: int = SHOWN_NEXT) -> dict[str, Any]:
    """Both ends of a Reading over its T places, for the components.

    Returns "kind" and "ahead" (see lstm.signature), "next", the n likeliest answers of each place, and

    - "foreseen": the chance each word was given before it was read, None for the first, where answers look ahead;
    - "answered": where they do not, [text, chance] of the first answer at each place, the chance None for a number;
    - "waves": where numbers are read, their curves and those of the numbers that are said, on one scale.

    What does not apply is None.
    """
    meant, outputs = read.signature, read.chances
    following = [answers(row, meant, n) for row in outputs]
    found = {"kind": meant.kind, "ahead": meant.ahead, "next": following}
    found |= dict.fromkeys(("foreseen", "answered", "waves"))
    if meant.channels:
        found["waves"] = waves(np.asarray(read.ids, dtype=float), outputs, meant)
    if meant.kind == "class" and meant.ahead:
        expected = zip(outputs, read.ids[1:], strict=False)
        found["foreseen"] = [None, *(float(row[k]) if k or not read.english else None for row, k in expected)]
    elif meant.kind == "class" or not meant.channels:
        found["answered"] = [first(one[0], meant.kind) for one in following]
    return found


def first(answer: Sequence[Any], kind: str) -> list[Any]:
    """The first answer of a place as text, and its chance if it has one."""
    name, value = answer
    return [name, value] if kind == "class" else [brief(value), None]


def waves(numbers: np.ndarray, outputs: np.ndarray, signature: Signature) -> dict[str, Any]:
    """Curves over T places: the channels (T, D), and the numbers said (T, O), a forecast where it is made for."""
    curves = [
        {"name": name, "said": False, "values": numbers[:, k].tolist()} for k, name in enumerate(signature.channels)
    ]
    if signature.kind == "number":
        early = [None] if signature.ahead else []
        for k, name in enumerate(signature.answers):
            name = "forecast" if signature.ahead and len(signature.answers) == 1 else name
            curves.append({"name": name, "said": True, "values": (early + outputs[:, k].tolist())[: len(numbers)]})
    known = [value for curve in curves for value in curve["values"] if value is not None]
    low, high = min(known), max(known)
    middle, half = (low + high) / 2.0, max((high - low) / 2.0, 1e-9)
    return {"middle": middle, "half": half, "ends": [low, high][: 1 + (low < high)], "curves": curves}
