"""Which units hold the key and which the place, and what happens if one of the two comes from elsewhere.

Nothing in training names a key or a place. Units are parted by what their memory tells of each, and the parting is
then put to the test: the state of one part is carried over from another melody, and the network goes on.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from lstm.domains.music import judged
from lstm.domains.music.going_on import go_on, joined, states_after
from lstm.domains.music.grammar import BAR, OCTAVE, PITCHES, length_of, melodies, note, pitch_of
from lstm.kept import kept
from lstm.linear import State
from lstm.model import Model, read

SEED, MELODIES = 5, 600  # those that units are parted by; no continuation is judged on them
PARTS = ("key", "place")
AWAY = 6  # semitones between two keys that have the fewest notes in common


@kept(8)
def shares(model: Model) -> list[tuple[np.ndarray, ...]]:
    """For each layer: what share of each unit's memory is explained by the key, and what by the place: two (H,).

    That is the variance between the means of the keys, or of the places 1..32, over all of its variance (eta squared),
    over melodies from the end of their first bar on.
    """
    tokens, counts, keys = melodies(np.random.default_rng(SEED), MELODIES)
    places = judged.ends(tokens)
    inside = (np.arange(len(tokens))[:, None] < counts - 1) & (places >= BAR)
    found = []
    for trace in read(model, tokens):
        memory = trace.state[-1][inside]
        groups = np.broadcast_to(keys, places.shape)[inside], places[inside]
        found.append(tuple(explained(memory, group) for group in groups))
    return found


def explained(values: np.ndarray, groups: np.ndarray) -> np.ndarray:
    """The share of the variance of values (N, H) that lies between the means of groups (N,): (H,)."""
    middle = values.mean(axis=0)
    between = np.zeros(values.shape[1])
    for group in np.unique(groups):
        some = values[groups == group]
        between += len(some) * (some.mean(axis=0) - middle) ** 2
    whole = ((values - middle) ** 2).sum(axis=0)
    return between / np.where(whole > 0, whole, 1.0)


def units_of(part: str, found: Sequence[tuple[np.ndarray, ...]]) -> list[np.ndarray]:
    """For each layer which units belong to a part, (H,) bool: those whose memory tells more of it than of the other."""
    return [key > place if part == "key" else key <= place for key, place in found]


def ordered(part: str, shares: tuple[np.ndarray, ...]) -> list[int]:
    """The units of a part in one layer, the one that tells most of it first. `shares` are that layer's, (H,) each."""
    mine = units_of(part, [shares])[0]
    by = shares[PARTS.index(part)]
    return [int(unit) for unit in np.argsort(-by, kind="stable") if mine[unit]]


def carried(states: tuple[State, ...], others: tuple[State, ...], chosen: Sequence[np.ndarray]) -> tuple[State, ...]:
    """Layers' states with those of the chosen units, (H,) bool for each layer, from elsewhere."""
    return tuple(
        tuple(np.where(units, other, own) for own, other in zip(layer, donor, strict=True))
        for layer, donor, units in zip(states, others, chosen, strict=True)
    )


def moved(tokens: np.ndarray, semitones: int) -> np.ndarray:
    """Notes, of any shape, so many semitones higher; those beyond either end of the keyboard come back by an octave."""
    pitch, length = pitch_of(np.maximum(tokens, 1)) + semitones, length_of(np.maximum(tokens, 1))
    pitch = np.where(pitch >= PITCHES, pitch - OCTAVE, np.where(pitch < 0, pitch + OCTAVE, pitch))
    return np.where(tokens > 0, note(pitch, length), 0)


def moved_notes(some: Sequence[int], semitones: int) -> list[int]:
    """The same of a list of tokens."""
    return moved(np.array(some, dtype=np.intp), semitones).tolist()


def a_bar_on(tokens: np.ndarray, given: np.ndarray, added: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Melodies gone on with for a bar at most: (tokens, counts)."""
    within = ((added > 0) & (judged.ends(added) <= BAR)).sum(axis=0)
    return joined(tokens, given, added)[0], given + within


def figures(model: Model) -> dict[str, Any]:
    """What held-out melodies keep, gone on with after two bars, with one part of the state from elsewhere.

    "key": from the same melody in another key; "place": from the same melody a bar later. Under "to" what they keep
    of the other key. With how many units of the top layer belong to each part.
    """
    tokens, given, keys = judged.openings(2)
    states, draws, found = states_after(model, tokens, given), judged.lots(), shares(model)
    own = go_on(model, states, draws, judged.TEMPERATURE)
    away = (keys % OCTAVE + AWAY) % OCTAVE + OCTAVE * (keys // OCTAVE)
    donors = {"key": states_after(model, moved(tokens, AWAY), given)}
    donors["place"] = states_after(model, *a_bar_on(tokens, given, own))
    measured: dict[str, Any] = {"units": [int(units_of(part, found)[-1].sum()) for part in PARTS]}
    measured["own"] = judged.kept(tokens, given, own, keys)
    for source, donor in donors.items():
        for part in PARTS:
            added = go_on(model, carried(states, donor, units_of(part, found)), draws, judged.TEMPERATURE)
            name = f"{part} units, other {source}"
            measured[name] = judged.kept(tokens, given, added, keys)
            if source == "key":
                measured[name]["to"] = judged.kept(tokens, given, added, away)
    return measured
