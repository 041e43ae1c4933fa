"""What goes into a model and what comes out of it, where that is not words in and chances of the next word out.

Source: ours.
"""

from collections.abc import Sequence
from math import isfinite
from typing import Any, NamedTuple

KINDS = ("class", "number")


class Signature(NamedTuple):
    """The names of a model's two ends, and what its answers mean."""

    channels: tuple[str, ...]  # the D numbers that are read at each step; () where words are read
    answers: tuple[str, ...]  # the O answers
    kind: str  # "class": an answer is a chance, and they add up to 1; "number": a number
    ahead: bool = False  # whether what is answered is what comes next
    scale: tuple[float, float] = (0.0, 1.0)  # numbers are read and answered as (value - middle) / spread


def usual(words: Sequence[str], n_in: int, n_out: int) -> Signature:
    """What holds for a model that does not say: chances of the next word, or numbers without names."""
    if words:
        return Signature((), tuple(words), "class", True)
    names = tuple(f"input {k + 1}" for k in range(n_in)), tuple(f"answer {k + 1}" for k in range(n_out))
    return Signature(*names, "number")


def stored(signature: Signature | None) -> dict[str, Any] | None:
    """A signature as JSON keeps it, and None as None."""
    return None if signature is None else signature._asdict()


def restored(stored: dict[str, Any] | None) -> Signature | None:
    """A signature out of JSON. Raises TypeError where it is none."""
    if stored is None:
        return None
    made = Signature(**stored)
    return made._replace(channels=tuple(made.channels), answers=tuple(made.answers), scale=tuple(made.scale))


def checked(signature: Signature | None, words: tuple[str, ...], n_in: int, n_out: int) -> None:
    """Raises ValueError where a signature does not fit a model of these words and sizes."""
    if signature is None:
        return
    for name, wanted in (("channels", 0 if words else n_in), ("answers", n_out)):
        names = getattr(signature, name)
        if not all(isinstance(one, str) for one in names) or not len(set(names)) == len(names) == wanted:
            raise ValueError(f"its {name} must be {wanted} different texts")
    if signature.kind not in KINDS or not isinstance(signature.ahead, bool):
        raise ValueError(f"its answers must be one of {', '.join(KINDS)}, ahead or not")
    scale = signature.scale
    if len(scale) != 2 or not all(isinstance(one, float | int) and isfinite(one) for one in scale) or scale[1] <= 0:
        raise ValueError("its scale must be a middle and a spread above 0")
