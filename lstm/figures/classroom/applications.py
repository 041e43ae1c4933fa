"""What a class can be asked about the applications: the right answer is what the network in view does."""

from collections.abc import Sequence

import numpy as np

from lstm.domains.music.played import Played
from lstm.figures.classroom.question import Question
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
