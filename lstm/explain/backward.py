"""Backpropagation through time, one step at a time: every gradient on its way from a loss back to the first word.

The numbers are those of lstm.unroll.run_back: what the steps add to the gradient of a weight, summed from the last step
to the first, is its gradient to the last bit.

Source: backpropagation through time, Werbos 1990.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from lstm import model as models
from lstm.cells import CELLS, Cell, Step
from lstm.explain import edits
from lstm.explain.products import squashed
from lstm.explain.projected_inputs import steps_apart
from lstm.linear import State, Weights, stacked
from lstm.unroll import at, run_back


class Walk(NamedTuple):
    """A sentence of T words forwards to its loss, and the gradient of that loss on its way back."""

    model: models.Model  # of one layer
    ids: tuple[int, ...]  # T word ids
    target: int  # the word that should come next
    trace: Step  # (T, H)
    chances: np.ndarray  # (V,) of every next word, after the last one read
    loss: float  # -log of the target's chance, in nats
    d_scores: np.ndarray  # (V,) the gradient at the scores: the chances, less 1 at the target
    dh_loss: np.ndarray  # (H,) what of it reaches the last h straight from the scores
    d_states: State  # as the cell's state: (T, H) each; the gradient that comes to it along its own wire after step t
    d_start: tuple[np.ndarray, ...]  # (H,) each: what comes to the state before the first word
    sums: Weights  # squashed quantity -> (T, H): the gradient at the sum that its squashing function is given
    states: Weights  # "h", and "c" where there is one -> (T, H): the gradient at it, by every way it acts
    found: Weights  # name, as in lstm.model.arrays -> the gradient of every weight, but that of the readout's W_y

    @property
    def gradient(self) -> Weights:
        """The gradient of every weight by name: that of W_y (V, H) is made when it is asked for, and may be large."""
        return self.found | {"readout.W_y": np.outer(self.d_scores, self.trace.h[-1])}

    @property
    def steep(self) -> float:
        """The squared length of the gradient, at least 0."""
        of_readout = float(np.square(self.d_scores).sum() * np.square(self.trace.h[-1]).sum())
        return of_readout + float(sum(np.square(d).sum() for d in self.found.values()))

    @property
    def cell(self) -> Cell:
        """The module of the cell."""
        return CELLS[self.model.layers[0].cell]

    @property
    def weights(self) -> Weights:
        """The weights of the cell, by name."""
        return self.model.layers[0].weights


def walk(model: models.Model, ids: Sequence[int], target: int) -> Walk:
    """Read word ids, ask for the word `target` after the last of them, and go back to the first.

    Raises ValueError for no words, for a target that is no word of the model, and for more than one layer.
    """
    if len(model.layers) != 1 or not 0 <= target < len(model.readout["b_y"]):
        raise ValueError(f"a walk needs one layer and one of {len(model.readout['b_y'])} answers; asked for {target}")
    (trace,) = models.read(model, ids)
    chances = models.predict(model, trace)[-1]
    d_scores = chances.copy()
    d_scores[target] -= 1.0
    dhs = np.zeros_like(trace.h)
    dhs[-1] = d_scores @ model.readout["W_y"]
    cell, weights = CELLS[model.layers[0].cell], model.layers[0].weights
    found, _, d_states, sums, states = back_through(cell, weights, trace, dhs, {})
    gradient = {f"layer0.{name}": d for name, d in found.items()}
    gradient["readout.b_y"] = d_scores
    return Walk(
        model=model,
        ids=tuple(ids),
        target=target,
        trace=trace,
        chances=chances,
        loss=lost(model, trace.h[-1], target),
        d_scores=d_scores,
        dh_loss=dhs[-1],
        d_states=tuple(part[1:] for part in d_states),
        d_start=tuple(part[0] for part in d_states),
        sums=sums,
        states=states,
        found=gradient,
    )


def back_through(
    cell: Cell, weights: Weights, trace: Step, dhs: np.ndarray, pulls: Weights
) -> tuple[Weights, np.ndarray, tuple[np.ndarray, ...], Weights, Weights]:
    """lstm.run_back, with what is met on the way: (gradient of the weights, that at the inputs (T, D), d_states, sums,
    states), the last two as in Walk.

    What one step adds to the gradient of a bias is the gradient at the sum that the bias is part of.
    """
    d_weights, d_xs, d_states = run_back(cell, weights, trace, dhs, pulls)
    own, apart = steps_apart(cell, weights, trace)
    of_x = {key: next(feed.name for feed in apart.feeds(own, key) if feed.source == "x") for key in squashed(trace)}

    def added(steps: Step) -> Weights:
        d_state, pull = (part[1:, None] for part in d_states), {gate: d[:, None] for gate, d in pulls.items()}
        found = cell.step_back(own, steps, tuple(d_state), pull)[0]
        return {quantity: found[name][:, -len(dhs) :].T for quantity, name in of_x.items()}

    states = {"h": d_states[0][1:]}
    if "c" in trace._fields:  # written in full by a candidate of slope 1, memory and candidate's sum are one
        whole = {"i": apart.n if "n" in trace._fields else np.ones_like(apart.c)} if "i" in trace._fields else {}
        states["c"] = added(apart._replace(candidate=np.zeros_like(apart.c), **whole))["candidate"]
    return d_weights, d_xs, d_states, added(apart), states


def bias_of(trace: Step, weights: Weights, quantity: str) -> str:
    """The name of the bias (H,) in the sum of a squashed quantity."""
    return next(feed.name for feed in trace.feeds(weights, quantity) if feed.source == "1")


def adds(walk: Walk, t: int) -> Weights:
    """What step t of a walk adds to the gradient of every weight of the cell, by name."""
    return walk.cell.step_back(walk.weights, at(walk.trace, t), tuple(part[t] for part in walk.d_states))[0]


def adds_to(walk: Walk, target: edits.Target) -> np.ndarray:
    """What each step adds to the gradient of one weight, a lstm.explain.edits.Target of one unit: (T,).

    Raises ValueError where the cell has no such weight, or for more than one weight.
    """
    one_weight(walk.cell, walk.weights, target)
    return walk.sums[target.quantity][:, target.unit] * multiplied(walk, target)


def one_weight(cell: Cell, weights: Weights, target: edits.Target) -> np.ndarray:
    """The one number that a target names in a dict like that of the weights, as a view (1,); ValueError for several."""
    views = edits.held(cell, weights, target)
    if len(views) != 1 or views[0].size != 1:
        raise ValueError(f"{target} is not one weight alone")
    return views[0].reshape(1)


def multiplied(walk: Walk, target: edits.Target) -> np.ndarray:
    """What one weight, a target of one unit, is multiplied with at each step: (T,).

    What a step adds to its slope is this times the gradient at the sum that the weight is part of.
    """
    letter, column = target.source[0], target.source[1:]
    feeds = walk.trace.feeds(walk.weights, target.quantity)
    values = next(feed.values for feed in feeds if edits.LETTER[feed.source] == letter)
    if values.ndim > walk.trace.h.ndim:  # each unit sees values of its own
        values = values[:, target.unit]
    return values[:, int(column) if column else 0]


def summed(added: np.ndarray) -> np.ndarray:
    """The running sum of what the steps add (T,), from the last step on, as the walk goes: [t] includes step t."""
    return np.cumsum(added[::-1])[::-1]


def lost(model: models.Model, h: np.ndarray, target: int) -> float:
    """-log of the chance of the word `target` from an output h (H,), in nats."""
    return surprise(models.scores(model, h), target)


def surprise(said: np.ndarray, target: int) -> float:
    """-log of the chance of the word `target` from scores (V,), in nats."""
    top = said.max()
    return float(np.log(np.exp(said - top).sum()) + top - said[target])


def loss_with(walk: Walk, target: edits.Target, by: float) -> float:
    """The loss, in nats, with one weight changed by so much, the network run again."""
    return losses_with(walk, target, [by])[0]


def losses_with(walk: Walk, target: edits.Target, bys: Sequence[float]) -> list[float]:
    """The losses, in nats, with one weight changed by each of S amounts: so many networks, run side by side."""
    there = one_weight(walk.cell, walk.weights, target)
    name, array = next(one for one in walk.weights.items() if np.shares_memory(one[1], there))
    which = np.zeros_like(array)
    one_weight(walk.cell, walk.weights | {name: which}, target)[...] = 1.0
    changed = array + np.multiply.outer(bys, which)
    ends = last_outputs(walk, walk.weights | {name: stacked(changed)}, len(bys))
    return [lost(walk.model, h, walk.target) for h in ends]


def last_outputs(walk: Walk, weights: Weights, count: int) -> np.ndarray:
    """The last h (S, H) of `count` networks, S, at least 1, over the words of a walk; see lstm.linear.stacked."""
    state = walk.cell.start(walk.trace.h.shape[-1], (count, 1))
    for x in walk.trace.x:
        state = walk.cell.step(weights, np.broadcast_to(x, (count, 1, len(x))), state).state
    return np.asarray(state[0])[:, 0]


def losses_after(walk: Walk, rates: Sequence[float]) -> list[float]:
    """The losses, in nats, after one plain step downhill at each of several learning rates, above 0: see `updated`.

    What the step does to the scores is worked out, so that a readout of many words is not made anew.
    """
    steps = np.asarray(rates)
    later = {
        name: stacked(array - np.multiply.outer(steps, walk.found[f"layer0.{name}"]))
        for name, array in walk.weights.items()
    }
    ends = last_outputs(walk, later, len(rates))
    moved = steps * (1.0 + ends @ walk.trace.h[-1])  # of the bias, and of W_y
    return [
        surprise(models.scores(walk.model, h) - by * walk.d_scores, walk.target)
        for h, by in zip(ends, moved, strict=True)
    ]


def updated(walk: Walk, rate: float) -> models.Model:
    """The model after one plain step downhill: every weight less rate times its gradient."""
    named = models.arrays(walk.model)
    return models.with_arrays(
        walk.model, {name: a - rate * walk.gradient[name] if name in walk.gradient else a for name, a in named.items()}
    )
