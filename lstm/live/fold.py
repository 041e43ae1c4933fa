"""Training live, as a fold: plain data in, plain data out, n updates later. Whoever calls `advance` holds the loop.

Every batch is drawn from (seed, update) alone, so stopping and going on gives the very numbers of not stopping, and
two cells with the same seed are trained on the same batches.
"""

from typing import NamedTuple

import numpy as np

from lstm import optimise
from lstm.cells import CELLS
from lstm.live import start
from lstm.live.gradients import loss_and_gradient
from lstm.live.tasks import LIVE

LARGEST = 1e6  # a weight beyond this has run away
AT_ONCE = ("batch", "optimiser", "rate", "horizon", "clip", "penalty", "decay", "truncate")  # may change under way


class Turn(NamedTuple):
    """A setting that is another from some update on."""

    update: int
    name: str  # one of AT_ONCE
    value: object


class Settings(NamedTuple):
    """All that decides a training, to the last bit, but for a text or numbers of the visitor's own."""

    task: str = "recall"
    options: tuple = ()  # of (name, value), sorted; what is not named has the task's default
    cell: str = "lstm"
    units: int = 16
    layers: int = 1  # 1 or 2
    seed: int = 0
    batch: int = 32
    optimiser: str = "adam"
    rate: float = 0.01
    horizon: int = 0  # updates over which the rate falls to a tenth; 0: it stays
    clip: float = 1.0  # longest gradient; 0: any
    forget: float = 1.0  # the bias for keeping the memory at the start: b_f of an LSTM, -b_z of a GRU
    penalty: float = 0.0  # price of an open gate; see gradients.loss_and_gradient
    decay: float = 0.0  # the share of the rate by which every matrix shrinks in an update
    truncate: int = 0  # steps the gradient goes back; 0: all
    turns: tuple = ()  # of Turn, in order: what was changed under way


class Record(NamedTuple):
    """What one update did. In a Training every field has an axis over the updates."""

    loss: float  # before it, on its batch
    norm: float  # length of the gradient before clipping
    clipped: float  # share of that length which clipping cut off, 0..1


class Training(NamedTuple):
    """A training, between two updates."""

    settings: Settings
    own: object  # the visitor's text or numbers, cleaned, or None
    shapes: tuple  # of (name, shape): how `flat` is parted
    flat: np.ndarray  # (P,) every weight
    memory: optimise.Memory  # what the optimiser remembers
    updates: int
    records: Record  # of arrays (updates,)


class Update(NamedTuple):
    """One update, taken apart."""

    examples: object  # the batch
    loss: float
    gradient: np.ndarray  # (P,) before clipping
    norm: float
    clipped: float
    flat: np.ndarray  # (P,) the weights after it
    memory: optimise.Memory


class Diverged(Exception):
    """The numbers ran away. `training` is the last good one, `update` the number of the update that failed."""

    def __init__(self, update, why, training):
        super().__init__(f"At update {update}, {why}.")
        self.update, self.why, self.training = update, why, training

    def __reduce__(self):
        return Diverged, (self.update, self.why, self.training)


def defaults(task, **changes):
    """The settings a task is solved with, but for what is given."""
    return Settings(task=task, **LIVE[task].DEFAULTS | changes)


def begin(settings, own=None):
    """Before the first update. `own` is a text or numbers for a task that takes them.

    Raises ValueError, with a sentence, for settings or an own text that will not do.
    """
    checked(settings)
    own = None if own is None else cleaned(LIVE[settings.task], own)
    first = start.weights(settings, options_of(settings, own))
    shapes = tuple((name, array.shape) for name, array in first.items())
    flat = flattened(shapes, first)
    return Training(settings, own, shapes, flat, optimise.begin(settings.optimiser, flat), 0, Record(*np.zeros((3, 0))))


def checked(settings):
    """Raises ValueError for settings that cannot be trained with."""
    if strange := [turn.name for turn in settings.turns if turn.name not in AT_ONCE]:
        raise ValueError(f"{', '.join(strange)} can only change at the beginning.")
    for one in (settings, *(in_force(settings, turn.update) for turn in settings.turns)):
        possible(one)


def possible(settings):
    """Raises ValueError for a choice that is not there, and for an option the task does not have or cannot take."""
    for name, known in (("task", LIVE), ("cell", CELLS), ("optimiser", optimise.RULES), ("layers", (1, 2))):
        if getattr(settings, name) not in known:
            raise ValueError(f"The {name} {getattr(settings, name)!r} is none of {', '.join(map(str, known))}.")
    options = LIVE[settings.task].OPTIONS
    for name, value in settings.options:
        if name not in options:
            raise ValueError(f"The task {settings.task!r} has no option {name!r}.")
        if not options[name].low <= value <= options[name].high:
            raise ValueError(f"{name} must lie between {options[name].low} and {options[name].high}, and is {value}.")


def cleaned(task, own):
    """The visitor's own text or numbers, as a task wants them."""
    if not hasattr(task, "clean"):
        raise ValueError(f"The task {task.NAME!r} takes no text or numbers.")
    return task.clean(own)


def options_of(settings, own=None):
    """Every option of the task by name, defaults filled in; under "own" the visitor's text or numbers, or None."""
    known = {name: option.default for name, option in LIVE[settings.task].OPTIONS.items()}
    return known | dict(settings.options) | {"own": own}


def flattened(shapes, named):
    """Named arrays as one vector (P,), in the order of `shapes`."""
    return np.concatenate([named[name].ravel() for name, _ in shapes])


def named(shapes, flat):
    """One vector (P,) as views by name."""
    parts, used = {}, 0
    for name, shape in shapes:
        size = int(np.prod(shape))
        parts[name] = flat[used : used + size].reshape(shape)
        used += size
    return parts


def in_force(settings, update):
    """The settings of one update: as they began, but for the turns up to it."""
    return settings._replace(**{turn.name: turn.value for turn in settings.turns if turn.update <= update})


def draw(training, update=None):
    """The batch of an update, the next one if not given: a function of the settings and its number alone."""
    update = training.updates if update is None else update
    settings, rng = in_force(training.settings, update), np.random.default_rng([training.settings.seed, 2, update])
    return LIVE[settings.task].draw(rng, settings.batch, options_of(settings, training.own))


def take_apart(training):
    """The next update: what it reads, what it finds, and the weights after it."""
    settings, before = (in_force(training.settings, update) for update in (training.updates, training.updates - 1))
    flat, memory, examples = training.flat, training.memory, draw(training)
    if settings.optimiser != before.optimiser:  # what one remembers means nothing to another
        memory = optimise.begin(settings.optimiser, flat)
    loss, by_name = loss_and_gradient(settings, named(training.shapes, flat), examples)
    gradient = flattened(training.shapes, by_name)
    short = optimise.clip(gradient, settings.clip or None)
    decay = settings.decay * shrinks(training.shapes) if settings.decay else 0.0
    rate = rate_of(settings, training.updates)
    after, memory = optimise.update(settings.optimiser, flat, short.gradient, memory, rate, decay)
    return Update(examples, loss, gradient, short.norm, 1.0 - short.factor, after, memory)


def rate_of(settings, update):
    """The learning rate of an update: it falls in a straight line over the horizon, and then stays at a tenth."""
    return settings.rate * (max(0.1, 1.0 - update / settings.horizon) if settings.horizon else 1.0)


def shrinks(shapes):
    """1 for every weight that decay acts on, the matrices, and 0 for the others: (P,)."""
    return np.concatenate([np.full(int(np.prod(shape)), float(len(shape) == 2)) for _, shape in shapes])


def advance(training, n):
    """The same training, n updates later. Raises Diverged, which carries the last good training."""
    new, trouble = [], None
    for _ in range(n):
        with np.errstate(all="ignore"):  # numbers that run away are reported below
            one = take_apart(training)
        if trouble := fault(one):
            break
        training = training._replace(flat=one.flat, memory=one.memory, updates=training.updates + 1)
        new.append((one.loss, one.norm, one.clipped))
    if new:
        records = map(np.append, training.records, zip(*new, strict=True))
        training = training._replace(records=Record(*records))
    if trouble:
        raise Diverged(training.updates, trouble, training)
    return training


def fault(update):
    """What went wrong in an update, in words, or None."""
    if not np.isfinite(update.loss):
        return "the loss was no longer a finite number"
    if not np.isfinite(update.norm):
        return "the gradient was no longer finite"
    largest = np.abs(update.flat).max()
    return None if largest <= LARGEST else f"a weight would have grown beyond {LARGEST:,.0f}"


def changed(training, **changes):
    """The same training with other settings from the next update on; ValueError for one that needs a new beginning."""
    kept = [turn for turn in training.settings.turns if (turn.update, turn.name in changes) != (training.updates, True)]
    new = [Turn(training.updates, name, value) for name, value in sorted(changes.items())]
    settings = training.settings._replace(turns=(*kept, *new))
    checked(settings)
    return training._replace(settings=settings)
