"""The series that come with the task; their sources and licences stand in lstm/live/data/README.md.

Source: that file; the search for a season is ours, by autocorrelation.
"""

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

DATA = Path(__file__).parent.parent / "live" / "data"
LEAST = 0.3  # correlation from which on a season counts as found


class Known(NamedTuple):
    """One series that is shipped."""

    name: str  # what people call it
    file: str
    what: str  # what is counted
    unit: str
    beat: str  # what lies between two values
    season: int  # values in a season; 1: none
    learn: int  # what of it an LSTM learns best, a place in WAYS; found inside the part it may learn from


SERIES = (
    Known("Sunspots", "sunspots", "sunspots", "", "year", 11, 0),
    Known("CO₂ in the air", "co2", "CO₂", "ppm", "month", 12, 1),
    Known("The sea off Peru", "elnino", "sea surface", "°C", "month", 12, 1),
    Known("The Nile", "nile", "flow", "10⁸ m³", "year", 1, 0),
)
WAYS = ("the values", "their changes", "changes from a season before")


@lru_cache(maxsize=len(SERIES))
def values_of(k: int) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """(when, values) of series k, 0 to 3: when each value was, as text, and the numbers, in the unit of SERIES[k]."""
    lines = (DATA / f"{SERIES[k].file}.csv").read_text().splitlines()
    rows = [line.split(",") for line in lines if line[0].isdigit()]
    return tuple(when for when, _ in rows), tuple(float(value) for _, value in rows)


@lru_cache(maxsize=16)
def array_of(values: tuple[float, ...]) -> np.ndarray:
    """A tuple of numbers as an array, made once: (n,), any numbers, which nobody may write to."""
    made = np.array(values, dtype=float)
    made.setflags(write=False)
    return made


def season_found(values: np.ndarray) -> int:
    """The season of numbers, in steps: where their changes are most alike those so many steps before; else 1.

    values (n,). Seasons from 3 steps to a third of the numbers are looked for.
    """
    return found_in(np.asarray(values, dtype=float).tobytes())


@lru_cache(maxsize=16)
def found_in(known: bytes) -> int:
    """season_found for float64 as bytes, in steps, at least 1: done once, however often a stretch of them is drawn."""
    changes = np.diff(np.frombuffer(known))
    changes = changes - changes.mean()
    power = float(changes @ changes)
    longest = (len(changes) + 1) // 3
    if longest < 3 or power == 0:
        return 1
    size = 2 * len(changes)  # room enough that the end is not laid over the beginning
    spectrum = np.fft.rfft(changes, size)
    alike = np.fft.irfft(spectrum * spectrum.conj(), size)[3 : longest + 1] / power
    highest = float(alike.max())
    if highest < LEAST:
        return 1
    return 3 + int(np.argmax(alike > 0.9 * highest))  # of a season and its multiples, the first
