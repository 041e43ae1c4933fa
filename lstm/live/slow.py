"""One update in slow motion: all that happens between a batch and the weights after it, one example in full.

The numbers are those of lstm.live.take_apart. One example of its batch is run forward and back by the cells themselves,
which show every number on the way; what the examples of a batch find, added up, is the gradient of the update.
"""

from typing import NamedTuple

import numpy as np

from lstm.cells import Step
from lstm.linear import Weights
from lstm.live.example_gradient import ExampleGradient, back
from lstm.live.examples import Examples, alone
from lstm.live.forms import form_of
from lstm.live.gradients import PENALISED, loss_and_gradient
from lstm.live.network import answers, engines, features_first, forward, read, scores
from lstm.live.settings import Settings, in_force, rate_of
from lstm.live.tasks import kind_of
from lstm.live.updates import Training, Update, take_apart, unflatten


class Change(NamedTuple):
    """What the update does to one array of weights."""

    before: np.ndarray
    gradient: np.ndarray  # the whole batch's, before clipping
    after: np.ndarray


class Losses(NamedTuple):
    """What the answers cost, without the price of open gates."""

    steps: np.ndarray  # (T,) the surprise or squared error at each step of the example, 0 where nothing is asked
    shares: np.ndarray  # (T,) how much of the batch's loss each of them counts
    each: np.ndarray  # (n,) of every example of the batch, the mean over its steps by weight


class Followed(NamedTuple):
    """The next update of a training, with one example of its batch followed all the way."""

    number: int  # the update's, the first being 1
    settings: Settings  # those in force
    rate: float  # the learning rate of this update
    update: Update
    chosen: int  # which of the batch
    example: Examples  # it alone, n = 1, without its padding: T steps
    traces: tuple[Step, ...]  # of Step over (T, H), one for each layer, the top one last
    outputs: np.ndarray  # (T, O) what is answered: chances, or numbers
    losses: Losses
    price: float  # what open gates add to the batch's loss
    blames: tuple[ExampleGradient, ...]  # one for each layer, the top one last
    errors: tuple[ExampleGradient, ...]  # the same for the answers' loss alone, without the price of open gates
    part: Weights  # name -> this example's part of the batch's gradient
    changes: dict[str, Change]  # name -> Change
    outputs_after: np.ndarray  # (T, O) what would be answered after the update
    losses_after: Losses  # what they would cost after it
    loss_after: float  # the batch's loss after it


def follow(training: Training, chosen: int = 0) -> Followed:
    """The next update of a training, and example number `chosen` of its batch on the way through it.

    A gradient that settings.truncate cuts off is cut off here too. Raises ValueError for an example that is not there,
    and for a form that is not read one way.
    """
    if not form_of(training.settings.task).STACKS:
        raise ValueError("Slow motion follows networks that read one way. This one does not.")
    with np.errstate(all="ignore"):  # an update after which the numbers run away can be looked at too
        return followed(training, take_apart(training), chosen)


def followed(training: Training, update: Update, chosen: int) -> Followed:
    """`follow`, the update being known; `chosen` is at least 0."""
    settings, batch = in_force(training.settings, training.updates), update.examples
    before, gradient, after = (
        unflatten(training.shapes, flat) for flat in (training.flat, update.gradient, update.flat)
    )
    example, real = one_of(batch, chosen), batch.lengths.sum()
    traces = single(read(settings.cell, before, example.xs))
    losses = lost(settings.cell, before, batch, chosen)
    answered = float(batch.weights.sum(axis=0) @ losses.each / batch.weights.sum())
    blames, part = back(settings, before, traces, example, losses.shares, real)
    free, kind = settings._replace(penalty=0.0), kind_of(training.settings.task)
    priced = settings.penalty > 0 and settings.cell in PENALISED
    later = single(read(settings.cell, after, example.xs))
    return Followed(
        number=training.updates + 1,
        settings=settings,
        rate=rate_of(settings, training.updates),
        update=update,
        chosen=chosen,
        example=example,
        traces=traces,
        outputs=answers(before, traces[-1].h, kind),
        losses=losses,
        price=update.loss - answered if priced else 0.0,
        blames=blames,
        errors=back(free, before, traces, example, losses.shares, real)[0] if priced else blames,
        part=part,
        changes={name: Change(before[name], gradient[name], after[name]) for name in before},
        outputs_after=answers(after, later[-1].h, kind),
        losses_after=lost(settings.cell, after, batch, chosen),
        loss_after=loss_and_gradient(settings, after, batch)[0],
    )


def one_of(examples: Examples, chosen: int) -> Examples:
    """One example alone, by its number from 0, without its padding. Raises ValueError where there is none such."""
    n = len(examples.lengths)
    if not 0 <= chosen < n:
        raise ValueError(f"The batch has {n} examples, 0 to {n - 1}; there is no example {chosen}.")
    return alone(examples, chosen)


def single(traces: tuple[Step, ...]) -> tuple[Step, ...]:
    """The traces (T, 1, H) of one example without their batch axis."""
    return tuple(type(trace)(*(field[:, 0] for field in trace)) for trace in traces)


def lost(cell: str, parts: Weights, examples: Examples, chosen: int) -> Losses:
    """The Losses of a batch, in nats, with weights by name."""
    with engines(cell, parts, examples.weights.shape[1]) as stack:
        h = forward(stack, features_first(examples.xs)).swapaxes(1, 2)
        steps = (examples.weights > 0) * surprise(scores(parts, h), examples.targets)
    own, whole = int(examples.lengths[chosen]), examples.weights.sum(axis=0)
    each = np.sum(examples.weights * steps, axis=0) / np.where(whole > 0, whole, 1.0)
    return Losses(steps[:own, chosen], examples.weights[:own, chosen] / whole.sum(), each)


def surprise(said: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """The loss of each answer by itself: -log of the right class's chance, or the mean squared error of its numbers.

    said (..., O) are scores; targets (...) int or (..., O) float.
    """
    if not np.issubdtype(targets.dtype, np.integer):
        return np.mean((said - targets) ** 2, axis=-1)
    top = said - said.max(axis=-1, keepdims=True)
    return np.log(np.exp(top).sum(axis=-1)) - np.take_along_axis(top, targets[..., None], axis=-1)[..., 0]
