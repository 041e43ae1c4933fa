"""Training live, as a fold: plain data in, plain data out, n updates later. Whoever calls `advance` holds the loop.

Every batch is drawn from (seed, update) alone, so stopping and going on gives the very numbers of not stopping, and
two cells with the same seed are trained on the same batches.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np

from lstm.linear import Weights
from lstm.live.examples import Examples, Options
from lstm.live.forms import form_of
from lstm.live.settings import ScheduledChange, Settings, checked, in_force, options_of, rate_of
from lstm.live.tasks import LIVE, Task
from lstm.numbers import count, sized
from lstm.training import optimise

LARGEST = 1e6  # a weight beyond this has run away
WORST = 100.0  # times 1 + the first loss: so has a loss beyond this


class Record(NamedTuple):
    """What one update did. In a Training every field has an axis over the updates."""

    loss: Any  # before it, on its batch
    norm: Any  # length of the gradient before clipping
    clipped: Any  # share of that length which clipping cut off, 0..1


class Training(NamedTuple):
    """A training, between two updates."""

    settings: Settings
    own: Any  # the visitor's text or numbers, cleaned, or None
    shapes: tuple[tuple[str, tuple[int, ...]], ...]  # of (name, shape): how `flat` is parted
    flat: np.ndarray  # (P,) every weight
    memory: optimise.Memory  # what the optimiser remembers
    updates: int
    records: Record  # of arrays (updates,)

    @property
    def content(self) -> tuple[object, ...]:
        """What it is as a network, for lstm.kept: not how it came there."""
        return self.settings, self.own, self.shapes, self.flat, self.updates


class Update(NamedTuple):
    """One update, taken apart."""

    examples: Examples  # the batch
    loss: float
    gradient: np.ndarray  # (P,) before clipping
    norm: float
    clipped: float
    flat: np.ndarray  # (P,) the weights after it
    memory: optimise.Memory


class Diverged(Exception):
    """The numbers ran away. `training` is the last good one, `update` the number of the update that failed."""

    def __init__(self, update: int, why: str, training: Training) -> None:
        super().__init__(f"At update {update}, {why}.")
        self.update, self.why, self.training = update, why, training

    def __reduce__(self) -> tuple[type, tuple[int, str, Training]]:
        return Diverged, (self.update, self.why, self.training)


def begin(settings: Settings, own: Any = None) -> Training:
    """Before the first update. `own` is a text or numbers for a task that takes them.

    Raises ValueError, with a sentence, for settings or an own text that will not do.
    """
    checked(settings)
    own = None if own is None else cleaned(LIVE[settings.task], own)
    first = untrained(settings, options_of(settings, own))
    shapes = tuple((name, array.shape) for name, array in first.items())
    flat = flatten(shapes, first)
    return Training(settings, own, shapes, flat, optimise.begin(settings.optimiser, flat), 0, Record(*np.zeros((3, 0))))


def untrained(settings: Settings, options: Options) -> Weights:
    """Every weight by name before the first update, a function of the settings' seed."""
    task, rng = LIVE[settings.task], np.random.default_rng([settings.seed, 1])
    numbers = task.draw(np.random.default_rng(0), 1, options).xs.ndim == 3
    return form_of(settings.task, settings.cell).weights(settings, task.sizes(options), rng, numbers)


def cleaned(task: Task, own: Any) -> Any:
    """The visitor's own text or numbers, as a task wants them. Raises ValueError, with a sentence, for others."""
    if not hasattr(task, "clean"):
        raise ValueError(f"The task {task.NAME!r} takes no text or numbers.")
    return task.clean(own)


def flatten(shapes: tuple[tuple[str, tuple[int, ...]], ...], named: Weights) -> np.ndarray:
    """Weights or the like, arrays by name, as one vector (P,), in the order of `shapes`."""
    return np.concatenate([named[name].ravel() for name, _ in shapes])


def unflatten(shapes: Iterable[tuple[str, tuple[int, ...]]], flat: np.ndarray) -> Weights:
    """One vector of weights or the like (P,) as views by name."""
    parts, used = {}, 0
    for name, shape in shapes:
        size = int(np.prod(shape))
        parts[name] = flat[used : used + size].reshape(shape)
        used += size
    return parts


def draw(training: Training, update: int | None = None) -> Examples:
    """The batch of an update, the next one if not given: a function of the settings and its number alone."""
    update = training.updates if update is None else update
    settings, rng = in_force(training.settings, update), np.random.default_rng([training.settings.seed, 2, update])
    return LIVE[settings.task].draw(rng, settings.batch, options_of(settings, training.own))


def take_apart(training: Training, examples: Examples | None = None) -> Update:
    """The next update: what it reads, what it finds, and the weights after it. `examples` may be another batch."""
    settings, before = (in_force(training.settings, update) for update in (training.updates, training.updates - 1))
    flat, memory, examples = training.flat, training.memory, draw(training) if examples is None else examples
    if settings.optimiser != before.optimiser:  # what one remembers means nothing to another
        memory = optimise.begin(settings.optimiser, flat)
    loss, by_name = form_of(settings.task, settings.cell).loss_and_gradient(
        settings, unflatten(training.shapes, flat), examples
    )
    gradient = flatten(training.shapes, by_name)
    short = optimise.clip(gradient, settings.clip or None)
    decay = settings.decay * shrinks(training.shapes) if settings.decay else 0.0
    rate = rate_of(settings, training.updates)
    after, memory = optimise.update(settings.optimiser, flat, short.gradient, memory, rate, decay)
    return Update(examples, loss, gradient, short.norm, 1.0 - short.factor, after, memory)


def shrinks(shapes: tuple[tuple[str, tuple[int, ...]], ...]) -> np.ndarray:
    """1 for every weight that decay acts on, the matrices, and 0 for the others: (P,)."""
    return np.concatenate([np.full(int(np.prod(shape)), float(len(shape) == 2)) for _, shape in shapes])


def advance(training: Training, n: int) -> Training:
    """The same training, n updates later. Raises Diverged, which carries the last good training."""
    new, trouble = [], None
    for _ in range(n):
        with np.errstate(all="ignore"):  # numbers that run away are reported below
            one = take_apart(training)
        if trouble := fault(one, [*training.records.loss[:1], *(found[0] for found in new[:1])]):
            break
        training = training._replace(flat=one.flat, memory=one.memory, updates=training.updates + 1)
        new.append((one.loss, one.norm, one.clipped))
    if new:
        records = map(np.append, training.records, zip(*new, strict=True))
        training = training._replace(records=Record(*records))
    if trouble:
        raise Diverged(training.updates, trouble, training)
    return training


def fault(update: Update, first: Sequence[float] = ()) -> str | None:
    """What went wrong in an update, in words, or None. `first` holds the first loss of all, at least 0, or nothing."""
    if not np.isfinite(update.loss):
        return "the loss was no longer a finite number"
    if any(update.loss > WORST * (1.0 + loss) for loss in first):
        return f"the loss was {sized(update.loss)}, and it began at {sized(first[0])}"
    if not np.isfinite(update.norm):
        return "the gradient was no longer finite"
    largest = np.abs(update.flat).max()
    return None if largest <= LARGEST else f"a weight would have grown beyond {count(LARGEST)}"


def changed(training: Training, **changes: float | str) -> Training:
    """The same training with other settings from the next update on; ValueError for one that needs a new beginning."""
    kept = [
        change
        for change in training.settings.turns
        if (change.update, change.name in changes) != (training.updates, True)
    ]
    new = [ScheduledChange(training.updates, name, value) for name, value in sorted(changes.items())]
    settings = training.settings._replace(turns=(*kept, *new))
    checked(settings)
    return training._replace(settings=settings)
