"""What a unit does, over many sentences: when it is written, held and cleared, how long it keeps, at which words."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from lstm.cells import CELLS
from lstm.everyday.tasks import TASKS
from lstm.explain.interventions import inputs_of
from lstm.explain.projected_inputs import project_inputs
from lstm.explain.saturation import flat_at
from lstm.explain.writing import before
from lstm.model import Model
from lstm.unroll import run

WRITTEN = 0.25  # a step that adds more than this to a memory, up or down, writes it: one step adds 1 at most
HELD = 0.9  # a step that keeps more than this share of a memory holds it
CLEARED = 0.5  # a step that keeps less than this share clears it, where there was something to clear:
LARGE = 0.25  # a memory of more than this, up or down
WORDS, MET = 4, 3  # words named for each unit, of those met at least so often
FEW = 1000  # steps: in a smaller sample every word is met often enough
SENTENCES = 300  # in a sample


class Unit(NamedTuple):
    """One unit over all steps of a sample. Shares are 0..1; None where the cell has no such thing."""

    unit: int
    written: float | None  # share of the steps that write it
    held: float | None  # share of the steps that hold it
    cleared: float | None  # share of the steps that clear it
    length: float | None  # steps until 1/e of its memory is left, see `memory_length`: over all steps,
    unbroken: float | None  # and over those alone that keep CLEARED of it or more; None where there are none
    words: tuple[
        tuple[int, float, int], ...
    ]  # of (id, mean of what is added when it is read, how often it was), the strongest first
    flat: dict[str, tuple[float, float]]  # gate -> (share of the steps at which it is saturated near 0, and near 1)


class Profile(NamedTuple):
    """What all units do."""

    sentences: int
    steps: int  # in all of them
    units: tuple[Unit, ...]  # in their order
    carried: bool  # whether the memory is carried; if not (a plain RNN) words are ranked by how they move the output


def sample(model: Model, n: int = SENTENCES, seed: int = 0, task: str = "everyday") -> list[list[int]]:
    """Sentences of a task as ids, none of them ever trained on: two in a row with a "." between, as in training.

    So there is something to forget: what was needed for the first is of no use to the second.
    """
    rng, place = np.random.default_rng([seed, 6]), {word: k for k, word in enumerate(model.words)}
    drawn = [TASKS[task].sentence(rng, held_out=True).words for _ in range(n)]
    return [[place[word] for word in (*one, ".", *two)] for one, two in zip(drawn[::2], drawn[1::2], strict=True)]


def profile(model: Model, sentences: Sequence[np.ndarray | list[int]]) -> Profile:
    """The Profile of a model's top cell over sentences: lists of ids, or of numbers (T, D). None may be empty."""
    ids, read = stacked(sentences)
    layer = model.layers[-1]
    cell = CELLS[layer.cell]
    weights, (xs,) = project_inputs(cell, layer.weights, [inputs_of(model, ids)])
    trace = run(cell, weights, xs)
    carried = hasattr(trace, "carried")
    kept, added = (part[read] for part in (trace.carried if carried else (trace.h, trace.h - trace.h_prev)))
    held = np.abs(before(trace)[read]) > LARGE
    said = ids[read] if model.words else None
    flat = {name: ends(getattr(trace, name)[read]) for name in cell.GATES}
    units = []
    for unit in range(added.shape[1]):
        shares = (None,) * 5
        if carried:
            share = kept[:, unit]
            cleared = (share < CLEARED) & held[:, unit]
            shares = (mean(np.abs(added[:, unit]) > WRITTEN), mean(share > HELD), mean(cleared))
            shares += (memory_length(share), memory_length(share[share >= CLEARED]))
        strongest = () if said is None else by_word(said, added[:, unit])
        near = {name: (low[unit], high[unit]) for name, (low, high) in flat.items()}
        units.append(Unit(unit, *shares, strongest, near))
    return Profile(len(sentences), int(read.sum()), tuple(units), carried)


def stacked(sentences: Sequence[np.ndarray | list[int]]) -> tuple[np.ndarray, np.ndarray]:
    """Sentences side by side: ids (T, n) or numbers (T, n, D), and whether they are (T, n), or only fill up the end."""
    arrays = [np.asarray(one) for one in sentences]
    longest = max(map(len, arrays))
    rows = [np.concatenate([one, np.zeros((longest - len(one), *one.shape[1:]), one.dtype)]) for one in arrays]
    return np.stack(rows, axis=1), np.arange(longest)[:, None] < [len(one) for one in arrays]


def memory_length(kept: np.ndarray) -> float | None:
    """How many steps a memory lasts, until 1/e of it (37 %) is left: -1 / mean(ln f), 0 to infinity, of gates (n,).

    What is left after n steps is the product of n forget gates, which is exp(n mean(ln f)): their geometric mean is the
    one gate that would do the same at every step. The mean of -1/ln f would be something else: it is ruled by the few
    steps at which f is nearly 1, and tells of a memory that no step in between could ever clear. By the same rule a
    unit that holds for a whole sentence and is then wiped has a short memory. None of no steps at all.
    """
    if not len(kept):
        return None
    with np.errstate(divide="ignore"):
        rate = -np.mean(np.log(kept))
        return float(1.0 / rate) if rate else float("inf")


def by_word(said: np.ndarray, added: np.ndarray) -> tuple[tuple[int, float, int], ...]:
    """The words at which most is added to a unit on average, up or down: (id, mean, count) each; ids and added (n,)."""
    met, where = np.unique(said, return_inverse=True)
    counts = np.bincount(where)
    means = np.bincount(where, added) / counts
    often = counts >= (MET if len(said) > FEW else 1)
    order = [k for k in np.argsort(-np.abs(means), kind="stable") if often[k]]
    return tuple((int(met[k]), float(means[k]), int(counts[k])) for k in order[:WORDS])


def ends(gate: np.ndarray) -> tuple[list[float], list[float]]:
    """The shares of steps at which a gate (S, H) is saturated near 0 and near 1: two lists of H."""
    flat = flat_at("sigmoid", gate)
    return (flat & (gate < 0.5)).mean(axis=0).tolist(), (flat & (gate > 0.5)).mean(axis=0).tolist()


def mean(hits: np.ndarray) -> float:
    """The share of hits (n,), as a plain number 0..1."""
    return float(hits.mean())
