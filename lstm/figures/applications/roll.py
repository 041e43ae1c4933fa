"""A melody as a piano roll, and under each note memory and gates of every unit: for ui/applications/music/roll."""

from base64 import b64encode
from collections.abc import Sequence
from typing import Any

import numpy as np

from lstm.cells import Cell
from lstm.domains.music import keys, sound
from lstm.domains.music.carry import PARTS
from lstm.domains.music.grammar import BAR, PITCHES, WHOLE, length_of, pitch_of
from lstm.domains.music.notes import MOST, WORDS, as_text, called, hertz, said
from lstm.domains.music.played import Played
from lstm.figures.text import listed, percent
from lstm.figures.train_live.held_out import SHADES, heat
from lstm.numbers import exact

FULL = 2.0  # of the memory, from where on its shade is full
CHOICES = 6  # likeliest next notes that are listed


def draw(
    cell: Cell, played: Played, parts: Sequence[list[int]], temperature: float, own: Played | None = None
) -> dict[str, Any]:
    """All that ui/applications/music/roll shows, as plain data.

    `parts` is (the units of the key, those of the place), each from the one that tells most; `own` is the melody as it
    goes on without anything carried over, to stand behind it.
    """
    notes = [one for one in played.tokens if one]
    first = ["c"] if hasattr(played.trace, "c") else []
    names = [*first, *(name for name in cell.EQUATIONS if name not in first)]
    order = [unit for part in parts for unit in part]
    return {
        "words": list(WORDS),
        "tokens": [[-1, 0], *([int(pitch_of(k)), int(length_of(k))] for k in range(1, len(WORDS)))],
        "names": [called(pitch) for pitch in range(PITCHES)],
        "hertz": [hertz(pitch) for pitch in range(PITCHES)],
        "most": MOST,
        "bar": BAR,
        "whole": max(WHOLE, length(notes), length(own.notes) if own else 0),
        "given": played.given - 1,
        "given_notes": as_text(played.tokens[1 : played.given]),
        "heat": exact(temperature),
        "said": heard(played, own is not None),
        "notes": placed(notes),
        "ghost": placed(own.notes)[played.given - 1 :] if own else [],
        "ended": played.ended,
        "seconds": sound.seconds(notes).tolist(),
        "expected": expected(played.chances),
        "choices": [choices(played, t) for t in range(len(played.chances))],
        "quantities": [quantity(name, getattr(played.trace, name)[:, order], cell.GATES) for name in names],
        "parts": [[name, len(part)] for name, part in zip(PARTS, parts, strict=True)],
        "alt": told(played),
    }


def quantity(name: str, values: np.ndarray, gates: dict[str, str]) -> dict[str, Any]:
    """The heat map of one quantity over (T, H). Few memories go far beyond 2, so their shade is full there."""
    return heat(name, np.clip(values, -FULL, FULL) if name == "c" else values, gates)


def length(notes: Sequence[int]) -> int:
    """How many eighths notes last."""
    return int(sum(length_of(one) for one in notes))


def placed(notes: Sequence[int]) -> list[list[Any]]:
    """Where each note is drawn: [pitch, beginning, length, what it is called], in eighths."""
    ends = np.cumsum([0, *(int(length_of(one)) for one in notes)]).tolist()
    return [
        [int(pitch_of(one)), begin, int(length_of(one)), said(one)] for one, begin in zip(notes, ends, strict=False)
    ]


def expected(chances: np.ndarray) -> str:
    """How much each pitch is expected after each of T tokens, whatever its length: bytes, (T, 24), 0..127."""
    by_pitch = chances[:, 1:].reshape(len(chances), PITCHES, -1).sum(axis=-1)
    return b64encode(np.round(by_pitch * SHADES).astype(np.int8).tobytes()).decode()


def choices(played: Played, t: int) -> dict[str, Any]:
    """What was expected after token t, the likeliest first: [name, chance, chance it was drawn by, whether it came]."""
    came = played.tokens[t + 1] if t + 1 < len(played.tokens) else None
    listing = np.argsort(-played.chances[t], kind="stable")[:CHOICES].tolist()
    if came is not None and came not in listing:
        listing[-1] = came
    rows = [[said(k), float(played.chances[t, k]), float(played.drawn[t, k]), k == came] for k in listing]
    after = f"After note {t}, {said(played.tokens[t])}" if t else "Before the first note"
    return {"after": after, "rows": rows, "drawn": t + 1 >= played.given}


def told(played: Played) -> str:
    """The melody in words."""
    given, added = played.tokens[1 : played.given], [one for one in played.tokens[played.given :] if one]
    listing = [listed([said(one).partition(",")[0] for one in some]) or "nothing" for some in (given, added)]
    return f"Given: {listing[0]}. The network adds: {listing[1]}{', and ends' if played.ended else ''}."


def heard(played: Played, swapped: bool = False) -> str:
    """What came of it, in a sentence or two. With a memory from elsewhere only what was added tells of the key."""
    added = [one for one in played.tokens[played.given :] if one]
    if not added:
        return "The network says that the melody is over. Take a note back, or draw again." if played.ended else ""
    given = played.tokens[1 : played.given]
    belief = keys.belief(added, given) if swapped else keys.belief([*given, *added])
    key = int(belief.argmax())
    ends = " and ended it" if played.ended else ""
    where = "in what it added" if swapped else "in it"
    sure = f" Whoever knows the rules hears {keys.called(key)} {where}, {percent(belief[key])} sure."
    notes = f"{len(added)} note{'s' * (len(added) != 1)}"
    return f"It added {notes}{ends}, after {beats(played)} in all.{sure * bool(belief[key] > 0.5)}"


def beats(played: Played) -> str:
    """How many eighths the melody lasts, in words."""
    eighths = length([one for one in played.tokens if one])
    bars, rest = divmod(eighths, BAR)
    return f"{bars} bars" + (f" and {rest} eighths" if rest else "")
