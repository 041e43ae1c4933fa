"""Notes as text, "c4-2": the pitch and its octave, and the length in eighths. A sharp is written s: "fs4-1".

Source: ours; pitches and Hz by equal temperament, A4 at 440 Hz.
"""

import re
from collections.abc import Sequence

from lstm.domains.music.grammar import LENGTHS, OCTAVE, PITCHES, length_of, note, pitch_of

NAMES = ("c", "cs", "d", "ds", "e", "f", "fs", "g", "gs", "a", "as", "b")
LOWEST = 4  # the octave of the lowest pitch
MOST = 32  # notes that may be given
ADDED = ("4", "8", "16", "40")  # notes that a network may be asked for, at most
TEMPERATURES = ("0.2", "0.4", "0.6", "0.8", "1", "1.2", "1.5")  # to draw them by
WORDS = ("|", *(f"{NAMES[p % OCTAVE]}{LOWEST + p // OCTAVE}-{length}" for p in range(PITCHES) for length in LENGTHS))
IN_WORDS = {1: "an eighth", 2: "a quarter", 3: "a dotted quarter", 4: "a half"}
A_NOTE = re.compile(r"([a-g])(s|#|♯|)(\d)-(\d)")
FIRST_HZ = 261.6255653  # of C4, where A4 is 440 Hz


def notes(text: str) -> list[int]:
    """The tokens of "c4-2,e4-2,fs4-1"; an empty text has none. ValueError, in a sentence, for what is no note."""
    pieces = [piece for piece in re.split(r"[,\s]+", text.strip().lower()) if piece]
    if len(pieces) > MOST:
        raise ValueError(f"{len(pieces)} notes are too many: at most {MOST} are taken.")
    return [token(piece) for piece in pieces]


def token(piece: str) -> int:
    """The token of one note. Raises ValueError, with a sentence, for what is none, or not on the keyboard."""
    found = A_NOTE.fullmatch(piece)
    name = found[1] + "s" * bool(found[2]) if found else ""
    if not found or name not in NAMES:
        raise ValueError(f"“{piece[:12]}” is no note: write c4-2 for a C in octave 4 that lasts two eighths.")
    pitch, length = (int(found[3]) - LOWEST) * OCTAVE + NAMES.index(name), int(found[4])
    if not 0 <= pitch < PITCHES:
        raise ValueError(f"“{piece}” is not on the keyboard: it goes from c4 to b5.")
    if length not in LENGTHS:
        raise ValueError(f"“{piece}” is too long or too short: a note lasts 1, 2, 3 or 4 eighths.")
    return note(pitch, length)


def as_text(tokens: Sequence[int]) -> str:
    """The text that `notes` reads as these tokens."""
    return ",".join(WORDS[k] for k in tokens)


def called(pitch: int) -> str:
    """What a pitch, 0 to 23, is called: "C♯4"."""
    name = NAMES[pitch % OCTAVE]
    return f"{name[0].upper()}{'♯' * (len(name) > 1)}{LOWEST + pitch // OCTAVE}"


def said(one: int) -> str:
    """What a token is called in sentences: "C♯4, a quarter", or "the end"."""
    return f"{called(pitch_of(one))}, {IN_WORDS[length_of(one)]}" if one else "the end"


def hertz(pitch: int) -> float:
    """How many times a second a pitch swings, all semitones of equal size."""
    return FIRST_HZ * 2.0 ** (pitch / OCTAVE)
