"""Digits said by a synthesiser, voice by voice; joined into sequences; and as a WAV file. Sound is -1..1 at 8 kHz.

Source: the voices are eSpeak NG's, see lstm/live/data/README.md.
"""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from lstm.domains.wav import encode

FILE = Path(__file__).parent.parent.parent / "live" / "data" / "spoken.npz"
RATE = 8000  # samples a second
VOICES, CLIPS = 18, 40  # in the file: known without opening it, for links
ACCENTS = {
    "en-us": "American",
    "en": "British",
    "en-gb-scotland": "Scottish",
    "en-gb-x-rp": "Received Pronunciation",
    "en-029": "Caribbean",
}
MU = 255  # of the code the file is in: the mu-law of telephones (ITU-T G.711)


class Spoken(NamedTuple):
    """All recordings."""

    voices: tuple[str, ...]  # those trained on first
    trained: int  # how many are
    digits: dict[tuple[int, int, int], np.ndarray]  # (voice, take, digit) -> sound
    takes: int  # of every digit
    clips: tuple[tuple[int, tuple[int, ...], np.ndarray], ...]  # (voice, digits, sound), by voices held out


@lru_cache
def recordings() -> Spoken:
    """What the file holds."""
    with np.load(FILE, allow_pickle=False) as stored:
        found = {name: stored[name] for name in stored.files}
    sounds = np.split(decoded(found["sounds"]), np.cumsum(found["lengths"])[:-1])
    digits = {
        (int(voice), int(take), int(digit)): sound
        for (voice, take, digit), sound in zip(found["about"], sounds, strict=True)
    }
    parts = np.split(decoded(found["clips"]), np.cumsum(found["clip_lengths"])[:-1])
    clips = tuple(
        (int(row[0]), tuple(int(digit) for digit in row[1:] if digit >= 0), sound)
        for row, sound in zip(found["said"], parts, strict=True)
    )
    takes = int(found["about"][:, 1].max()) + 1
    return Spoken(tuple(map(str, found["voices"])), int(found["trained"]), digits, takes, clips)


def called(voice: int) -> str:
    """A voice, 0 to 17, in words: its accent, its variant in eSpeak NG, and whether it was ever trained on."""
    known = recordings()
    accent, _, variant = known.voices[voice].partition("+")
    heard = "heard in training" if voice < known.trained else "never heard in training"
    return f"{ACCENTS[accent]}{', variant ' * bool(variant)}{variant} ({heard})"


def decoded(codes: np.ndarray) -> np.ndarray:
    """Bytes (N,) of the mu-law as sound (N,), -1..1."""
    values = codes / 127.0
    return np.sign(values) * np.expm1(np.abs(values) * np.log1p(MU)) / MU


def joined(sounds: Sequence[np.ndarray], gaps: np.ndarray | Sequence[float]) -> np.ndarray:
    """Sounds (n,) one after another, each `gaps` seconds after the one before; below 0 they overlap and add up."""
    starts, at = [], 0
    for k, (sound, gap) in enumerate(zip(sounds, gaps, strict=True)):
        at = max(0, at + round(gap * RATE)) if k else 0
        starts.append(at)
        at += len(sound)
    room = np.zeros(max(start + len(sound) for start, sound in zip(starts, sounds, strict=True)))
    for start, sound in zip(starts, sounds, strict=True):
        room[start : start + len(sound)] += sound
    return room


def stretched(sound: np.ndarray, factor: float) -> np.ndarray:
    """The same sound (n,) over `factor` times as long, above 0, and so much deeper: as of a larger, slower speaker."""
    return np.interp(np.arange(int(len(sound) * factor)) / factor, np.arange(len(sound)), sound)


def wav(sound: np.ndarray) -> bytes:
    """The sound (n,), -1..1, as the bytes of a WAV file."""
    return encode(np.clip(sound, -1.0, 1.0) * 32767, RATE)
