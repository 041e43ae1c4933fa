"""Which units of the English LSTM carry number, over many beginnings with a noun of the other number between.

What is stored is made by `python -m lstm.presets.english units`.

Source: Lakretz et al. 2019; the measure is lstm.explain.agreement's.
"""

import json
import time
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from lstm.explain.agreement import agreement
from lstm.model import Model
from lstm.presets import english
from lstm.presets.english import pairs
from lstm.words import places

FILE = english.FOLDER / "number_units.json"
MOST = 100  # beginnings


class Asked(NamedTuple):
    """A beginning with a subject and another noun after it; nouns and verbs are ids, the singular first."""

    ids: np.ndarray  # (T,)
    subject: tuple[int, tuple[int, int]]  # its place, and it in both numbers
    other: tuple[int, tuple[int, int]]
    verbs: tuple[int, int]


def beginnings(model: Model, n: int = MOST) -> list[Asked]:
    """At most n beginnings of the kind "distractor" of lstm.presets.english.pairs, subjects in both numbers in turn."""
    place, one_of = places(model.words), {many: one for one, many in pairs.PLURALS.items()}
    found = []
    for pair in pairs.drawn(model.words)["distractor"][:n]:
        at = 1, len(pair.before) - 1
        nouns = [one_of.get(pair.before[k], pair.before[k]) for k in at]
        both = [(place[noun], place[pairs.PLURALS[noun]]) for noun in nouns]
        verbs = sorted((pair.right, pair.wrong), key=["is", "was", "has", "are", "were", "have"].index)
        ids = np.array([place[word] for word in pair.before])
        found.append(Asked(ids, (at[0], both[0]), (at[1], both[1]), (place[verbs[0]], place[verbs[1]])))
    return found


def measure(model: Model, n: int = MOST) -> dict[str, Any]:
    """Over at most n beginnings, in logits: each pull of the subject, and means of it, of the other noun, of units."""
    asked = beginnings(model, n)
    subject = [agreement(model, one.ids, *one.subject, one.verbs) for one in asked]
    other = [agreement(model, one.ids, *one.other, one.verbs) for one in asked]
    alone = [agreement(model, one.ids[:2], *one.subject, one.verbs) for one in asked]

    def mean(values: list[Any]) -> Any:
        return np.mean(values, axis=0).round(4).tolist()

    return {
        "pulls": np.array([one.pull for one in subject]).round(4).tolist(),
        "pull": mean([one.pull for one in subject]),
        "between": mean([one.pull for one in other]),
        "side by side": mean([one.pull for one in alone]),
        "silenced": mean([one.silenced for one in subject]),
        "carried": mean([one.carried for one in subject]),
        "memory": mean([one.memory for one in subject]),
    }


@lru_cache(maxsize=1)
def stored() -> dict[str, Any]:
    """What was measured, and the day."""
    return json.loads(FILE.read_text())


def store() -> None:
    """Measure, and keep it."""
    FILE.write_text(json.dumps(measure(english.load()) | {"day": time.strftime("%Y-%m-%d")}) + "\n")
