"""What a class can be asked about the applications: the right answer is what the network in view does."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from lstm.domains.music.played import Played
from lstm.figures.classroom.question import MOST_ANSWERS, Question
from lstm.live.tasks.entities import TAGS
from lstm.networks.transcript import Transcript

NOTES = ("Up", "The same", "Down", "It ends")
MOST_DIGITS = 12


def tag(words: Sequence[str], chances: np.ndarray, place: int) -> Question:
    """What does it call the word at a place? By the chances (T, TAGS) of each tag."""
    text = f"“{' '.join(words)}” What does the network call “{words[place]}”?"
    return Question("choice", text, int(chances[place].argmax()), tuple(one.capitalize() for one in TAGS))


def digits(read: Transcript, does: str) -> Question:
    """How many digits does it read? `does` is how it gets at them: "read", "hear"."""
    text = f"How many digits does the network {does}?"
    return Question("number", text, float(len(read.labels)), low=0.0, high=float(MOST_DIGITS), near=0.0)


def next_note(played: Played) -> Question | None:
    """Where does the melody go after the notes that were given? None where it does not go on, or nothing was given."""
    if played.given < 2 or len(played.tokens) <= played.given:
        return None
    before, after = played.tokens[played.given - 1 : played.given + 1]
    right = 3 if after == 0 else 0 if after > before else 2 if after < before else 1
    return Question("choice", "Where does the network's melody go from the last note given?", right, NOTES)


def mover(text: str, rows: Sequence[dict[str, Any]]) -> Question | None:
    """Which part of an input moves what is handed over most? By the rows of lstm.figures.applications.handed.moved.

    None where there are not two parts, or more than can be asked about.
    """
    some = [row for row in rows if row["others"]]
    if not 2 <= len(some) <= MOST_ANSWERS:
        return None
    names = [row["name"] for row in some]
    shown = tuple(name + f" ({k + 1})" * (names.count(name) > 1) for k, name in enumerate(names))
    moved = [float(np.mean(row["memory"])) for row in some]
    asks = f"“{text}” One part is replaced by another. Which one moves the memory that is handed over most?"
    return Question("choice", asks, moved.index(max(moved)), shown)


def length(text: str, said: Sequence[str]) -> Question:
    """How long is what the decoder says?"""
    asks = f"“{text}” In how many words does the network say it?"
    return Question("number", asks, float(len(said)), low=0.0, high=float(MOST_DIGITS), near=0.0)
