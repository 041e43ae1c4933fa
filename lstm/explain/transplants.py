"""What carries the reason: memory transplanted between the two sentences of minimal pairs, many pairs at once.

The one sentence is read up to a place, the memory there is exchanged for the other's, and the rest of the one is read:
whose answer is expected then? Nothing of the rest differs between the two, so that what changes the answer came across
with the transplant. Unlike a memory that is wiped, one that is exchanged is no stranger to the network.

Source: interchange interventions, Geiger, Lu, Icard & Potts 2021; what is measured of them is ours.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from lstm import model as models
from lstm.cells import CELLS, Cell, Step
from lstm.everyday.tasks import TASKS
from lstm.explain.interventions import again, inputs_of
from lstm.explain.projected_inputs import project_inputs
from lstm.linear import Weights
from lstm.model import signed
from lstm.unroll import hidden_size, run

PAIRS = 200  # what is measured is measured on so many
PLACES = ("halfway", "before", "last")  # between reason and end; the word before the last one read; the last one read
ENOUGH = 0.95  # of the flips that the whole memory brings: a set of units that reaches it carries the reason


class Pairs(NamedTuple):
    """Minimal pairs: n times two sentences that differ in the reason and the answer alone, unfinished, padded."""

    ones: np.ndarray  # (T, n) ids, which read on
    others: np.ndarray  # (T, n) ids, whose memory is carried over
    reasons: np.ndarray  # (n,) the place where they differ
    ends: np.ndarray  # (n,) the place of the last word read
    answers: np.ndarray  # (n, 2) ids of the last words: the one's, the other's
    seed: int


class Carried(NamedTuple):
    """What became of n answers when something was carried over at a place."""

    flips: float  # share of the pairs after which the other sentence's answer is expected
    stays: float  # share after which the one's own is still expected; the rest expect something else


class Found(NamedTuple):
    """What transplants tell of a network."""

    n: int  # pairs drawn
    seed: int
    apart: int  # pairs after whose two sentences the network expects different words: only these are counted
    right: float  # share of the n of which it expects both answers rightly
    carried: dict[
        str, dict[str, Carried]
    ]  # place -> what is carried -> Carried: "c", "h", "both"; without a c "h"; {} where none are apart
    alone: list[Carried]  # each unit's memory alone, at the place half-way
    together: tuple[
        tuple[int, Carried], ...
    ]  # of (unit, Carried): the best unit, then the one that helps it best, until ENOUGH is reached


def can_be_drawn(model: models.Model, task: str = "everyday") -> bool:
    """Whether a model reads the sentences of a task: whether it knows their words, and answers in them."""
    return set(TASKS[task].VOCABULARY) <= set(model.words) and signed(model).answers == model.words


def pairs(model: models.Model, n: int = PAIRS, seed: int = 0, task: str = "everyday", family: str = "need") -> Pairs:
    """n minimal pairs, none of them ever trained on, as the ids of a model."""
    rng, place = np.random.default_rng([seed, 5]), {word: k for k, word in enumerate(model.words)}
    drawn = [TASKS[task].minimal_pair(rng, family, held_out=True) for _ in range(n)]
    ends = np.array([len(one.words) - 2 for one, _ in drawn])
    ids = np.zeros((2, ends.max() + 1, n), np.intp)
    for k, both in enumerate(drawn):
        for side, sentence in enumerate(both):
            ids[side, : ends[k] + 1, k] = [place[word] for word in sentence.words[:-1]]
    answers = np.array([[place[one.answer], place[other.answer]] for one, other in drawn])
    return Pairs(ids[0], ids[1], np.array([one.reason for one, _ in drawn]), ends, answers, seed)


def transplants(model: models.Model, drawn: Pairs) -> Found:
    """All transplants between the sentences of Pairs: Found."""
    bench, right = prepared(model, drawn)
    seen = Found(len(drawn.ends), drawn.seed, len(bench.ends), right, {}, [], ())
    if not seen.apart:
        return seen
    memory = "c" if "c" in bench.cell.EQUATIONS else "h"
    whole = {"c": ("c",), "h": ("h",), "both": ("c", "h")} if memory == "c" else {"h": ("h",)}
    carried = {
        place: dict(zip(whole, tried(bench, place, [dict.fromkeys(what) for what in whole.values()]), strict=True))
        for place in PLACES
    }
    alone = tried(bench, "halfway", [{memory: [unit]} for unit in range(hidden_size(bench.weights))])
    together = fewest(bench, memory, alone, carried["halfway"][memory].flips)
    return seen._replace(carried=carried, alone=alone, together=together)


def fewest(bench: "Bench", memory: str, alone: Sequence[Carried], goal: float) -> tuple[tuple[int, Carried], ...]:
    """Units added one by one, each the one with which the most answers flip: a tuple of (unit, Carried of all so far).

    This is greedy: no smaller set is ruled out, but the first is the best unit there is. Ends when ENOUGH of `goal`,
    the share that the whole memory flips, is reached.
    """
    found, results = [], dict(enumerate(alone))
    while goal > 0 and results:
        unit = max(results, key=lambda unit: (results[unit].flips, -results[unit].stays, -unit))
        found.append((unit, results[unit]))
        if results[unit].flips >= ENOUGH * goal:
            break
        taken = [unit for unit, _ in found]
        rest = [unit for unit in range(len(alone)) if unit not in taken]
        results = dict(zip(rest, tried(bench, "halfway", [{memory: [*taken, unit]} for unit in rest]), strict=True))
    return tuple(found)


# --- many at once -----------------------------------------------------------------------------------------------------


class Bench(NamedTuple):
    """The m pairs that a network tells apart, as it read them: ready for any transplant."""

    model: models.Model
    cell: Cell
    weights: Weights  # those of `narrow`
    xs: np.ndarray  # (T, m, D') what the top cell reads of the ones
    traces: tuple[Step, ...]  # of the ones and of the others, (T, m, H)
    reasons: np.ndarray  # (m,)
    ends: np.ndarray  # (m,)
    expected: np.ndarray  # (m, 2) the word expected after each sentence, in each pair two different ones


def prepared(model: models.Model, drawn: Pairs) -> tuple[Bench, float]:
    """Both sentences of all pairs, read: (Bench, the share of the pairs of which both answers are right)."""
    layer = model.layers[-1]
    cell, each = CELLS[layer.cell], np.arange(len(drawn.ends))
    weights, xs = project_inputs(cell, layer.weights, [inputs_of(model, ids) for ids in (drawn.ones, drawn.others)])
    traces = [run(cell, weights, one) for one in xs]
    expected = np.stack([models.scores(model, t.h[drawn.ends, each]).argmax(axis=-1) for t in traces], axis=1)
    apart = expected[:, 0] != expected[:, 1]
    traces = tuple(cell.Step(*(field[:, apart] for field in trace)) for trace in traces)
    pairs = (drawn.reasons[apart], drawn.ends[apart], expected[apart])
    right = float((expected == drawn.answers).all(axis=1).mean())
    return Bench(model, cell, weights, xs[0][:, apart], traces, *pairs), right


def places(bench: Bench, where: str) -> np.ndarray:
    """The place of a transplant in each pair: (n,)."""
    return {"halfway": (bench.reasons + bench.ends) // 2, "before": bench.ends - 1, "last": bench.ends}[where]


def tried(bench: Bench, where: str, transplants: Sequence[dict[str, list[int] | None]]) -> list[Carried]:
    """Several transplants at one place, side by side: a list of Carried.

    Each is quantity -> the units that are carried over, or None for all of them.
    """
    spots, each = places(bench, where), np.arange(len(bench.ends))
    here, there = (bench.cell.Step(*(field[spots, each] for field in trace)) for trace in bench.traces)
    states = []
    for transplant in transplants:
        puts = [
            (quantity, units, getattr(there, quantity)[:, units])
            for quantity, units in ((q, slice(None) if u is None else u) for q, u in transplant.items())
        ]
        states.append(again(bench.cell, bench.weights, here, puts).state)
    state = tuple(np.stack(parts) for parts in zip(*states, strict=True))  # each (transplant, n, H)
    left = bench.ends - spots
    h = state[0]
    if left.any():
        steps = np.minimum(spots + 1 + np.arange(left.max())[:, None], len(bench.xs) - 1)
        xs = bench.xs[steps, each]  # (the rest, n, D')
        rest = run(bench.cell, bench.weights, np.broadcast_to(xs[:, None], (len(xs), len(h), *xs.shape[1:])), state)
        h = np.where(left[:, None] > 0, rest.h[np.maximum(left, 1) - 1, :, each].swapaxes(0, 1), h)
    said = models.scores(bench.model, h).argmax(axis=-1)
    one, other = bench.expected.T
    return [Carried(float((row == other).mean()), float((row == one).mean())) for row in said]
