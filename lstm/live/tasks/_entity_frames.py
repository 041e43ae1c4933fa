"""Sentences with places for names: {P} a person, {L} a place, {O} an organisation. (a|b|c) is one of several.

Those in HELD_OUT are never trained on.
"""

import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np

DATA = Path(__file__).parent.parent / "data"
TRAINED = tuple((DATA / "entity_frames.txt").read_text(encoding="utf-8").splitlines())
HELD_OUT = tuple((DATA / "entity_frames_held_out.txt").read_text(encoding="utf-8").splitlines())
CHOICE = re.compile(r"\(([^()]*)\)")


def chosen(rng: np.random.Generator, frame: str) -> list[str]:
    """A frame with one of each (a|b|c) chosen: its words."""
    return CHOICE.sub(lambda found: pick_of(rng, found[1].split("|")), frame).split()


def pick_of(rng: np.random.Generator, choices: Sequence[str]) -> str:
    """One of several, each as likely as the next."""
    return choices[int(rng.random() * len(choices))]


def every_word(frames: tuple[str, ...]) -> set[str]:
    """All words of some frames, without the places for names."""
    return set(re.sub(r"[()|]|\{\w\}", " ", " ".join(frames)).split())
