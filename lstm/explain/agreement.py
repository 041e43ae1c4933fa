"""Which units bring singular or plural from a subject to its verb: silenced one by one, and carried over one by one.

Two beginnings that differ in the number of one noun, and a verb in both numbers that may follow. The pull of the noun
is how much further the one beginning leans to the plural verb than the other does, in logits. It is what a unit takes
from the pull when it is silenced, and what it brings of it when its memory alone is carried over.

Source: units silenced and found to carry number, Lakretz et al. 2019; carrying over, Geiger, Lu, Icard & Potts 2021.
"""

from collections.abc import Container, Sequence
from typing import NamedTuple

import numpy as np

from lstm import model as models
from lstm.cells import CELLS
from lstm.kept import kept
from lstm.linear import State
from lstm.model import Model
from lstm.unroll import at, hidden_size

IRREGULAR = {
    "man": "men",
    "woman": "women",
    "child": "children",
    "person": "people",
    "wife": "wives",
    "life": "lives",
    "foot": "feet",
    "tooth": "teeth",
    "mouse": "mice",
}
SINGULAR = {many: one for one, many in IRREGULAR.items()}
NEITHER = frozenset(
    (
        *("is", "was", "has", "does", "yes", "as", "us", "this", "his", "its", "that", "what", "who", "how", "where"),
        *("a", "an", "the", "i", "it", "he", "she", "here", "there", "let", "and", "in", "on", "to", "of", "for"),
    )
)  # whatever else stands among the words
TOGETHER = (1, 5, 20)  # units that matter most, silenced together


class Found(NamedTuple):
    """What was found of a pair of beginnings with H units. Logits are of the plural verb over the singular one."""

    leans: tuple[float, float]  # logits, after the singular noun and after the plural one
    silenced: np.ndarray  # (H,) the pull that is left, in logits, with one unit silenced
    together: dict[int, float]  # the pull that is left with so many of those silenced at once that matter the most
    carried: np.ndarray  # (H,) what one unit's memory brings of the pull, in logits, carried over right after the noun
    memory: float  # and what the whole memory does, in logits, without the output

    @property
    def pull(self) -> float:
        """How far the number of the noun moves the verb, in logits."""
        return self.leans[1] - self.leans[0]

    @property
    def worst(self) -> list[int]:
        """The units, counted from 0, the one first without which the least of the pull is left."""
        return np.argsort(self.silenced, kind="stable").tolist()


def other_number(word: str, known: Container[str]) -> tuple[str, bool] | None:
    """(the same noun in the other number, whether the given one is plural), both known; None where there is none.

    Told by its ending, so that a verb may be taken for a noun.
    """
    ends = [(word[:-1], True)] if word.endswith("s") and not word.endswith("ss") else []
    ends += [(f"{word[:-3]}y", True)] if word.endswith("ies") else [(word[:-2], True)] if word.endswith("es") else []
    ends += [(f"{word[:-1]}ies", False)] if word.endswith("y") else []
    if not word.endswith("s"):
        ends += [(f"{word}s", False), (f"{word}es", False)]
    exact = [(SINGULAR[word], True)] if word in SINGULAR else [(IRREGULAR[word], False)] if word in IRREGULAR else ends
    return None if word in NEITHER else next((one for one in exact if one[0] in known), None)


@kept(24)
def agreement(model: Model, ids: np.ndarray, place: int, nouns: tuple[int, int], verbs: tuple[int, int]) -> Found:
    """Ask of ids (T,) with either of two nouns at a place; nouns and verbs are ids, the singular first."""
    layer = model.layers[0]
    cell, H = CELLS[layer.cell], hidden_size(layer.weights)
    both = np.repeat(np.asarray(ids)[:, None], 2, axis=1)
    both[place] = nouns
    apart = model.readout["W_y"][verbs[1]] - model.readout["W_y"][verbs[0]]
    lead = model.readout["b_y"][verbs[1]] - model.readout["b_y"][verbs[0]]

    def on(state: State, first: int, side: slice, keep: np.ndarray | None = None) -> np.ndarray:
        """The leaning (n, 2 or 1) of n runs from a state, parts (n, sides, H), at place `first` on."""
        for words in both[first:, side]:
            x = models.encode(model, words)
            step = cell.step(layer.weights, np.broadcast_to(x, (*state[0].shape[:-1], x.shape[-1])), state)
            state = step.state if keep is None else tuple(part * keep[:, None] for part in step.state)
        return state[0] @ apart + lead

    def silent(some: Sequence[Sequence[int]]) -> np.ndarray:
        """The pull that is left (n,) with some units silenced, in n ways."""
        keep = np.ones((len(some), H))
        for row, units in zip(keep, some, strict=True):
            row[list(units)] = 0.0
        return np.diff(on(cell.start(H, (len(some), 2)), 0, slice(2), keep))[:, 0]

    usual = on(cell.start(H, (1, 2)), 0, slice(2))[0]
    silenced = silent([[unit] for unit in range(H)])
    order = np.argsort(silenced, kind="stable")
    together = silent([order[:n].tolist() for n in TOGETHER])
    traces = [models.read(model, both[: place + 1, side])[0] for side in (0, 1)]
    one, many = (at(trace, -1).state for trace in traces)
    swaps = np.concatenate([np.eye(H, dtype=bool), np.ones((1, H), bool)])  # each unit alone, and all of them
    carried, memory = [np.broadcast_to(part, (H + 1, H)) for part in many], int("c" in traces[0]._fields)  # or h
    carried[memory] = np.where(swaps, one[memory], carried[memory])
    brought = usual[1] - on(tuple(part[:, None] for part in carried), place + 1, slice(1, 2))[:, 0]
    return Found(
        (float(usual[0]), float(usual[1])),
        silenced,
        dict(zip(TOGETHER, together.tolist(), strict=True)),
        brought[:H],
        float(brought[H]),
    )
