"""All that decides a training, and what may change under way."""

from typing import NamedTuple

from lstm import optimise
from lstm.cells import CELLS
from lstm.live.forms import form_of
from lstm.live.tasks import LIVE, usual

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
    forget: float = 1.0  # the bias for keeping the memory at the start: b_f of an LSTM, -b_i or -b_z if coupled
    penalty: float = 0.0  # price of an open gate; see gradients.loss_and_gradient
    decay: float = 0.0  # the share of the rate by which every matrix shrinks in an update
    truncate: int = 0  # steps the gradient goes back; 0: all
    turns: tuple = ()  # of Turn, in order: what was changed under way


def defaults(task, **changes):
    """The settings a task is solved with, but for what is given."""
    return Settings(task=task, **LIVE[task].DEFAULTS | changes)


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
    form = form_of(settings.task)
    if not form.STACKS and (settings.layers > 1 or settings.truncate):
        raise ValueError(f"A network that {form.ABOUT} has one layer here, and its gradient goes back all the way.")
    options = LIVE[settings.task].OPTIONS
    for name, value in settings.options:
        if name not in options:
            raise ValueError(f"The task {settings.task!r} has no option {name!r}.")
        if not options[name].low <= value <= options[name].high:
            raise ValueError(f"{name} must lie between {options[name].low} and {options[name].high}, and is {value}.")


def options_of(settings, own=None):
    """Every option of the task by name, defaults filled in; under "own" the visitor's text or numbers, or None."""
    return usual(settings.task) | dict(settings.options) | {"own": own}


def in_force(settings, update):
    """The settings of one update: as they began, but for the turns up to it."""
    return settings._replace(**{turn.name: turn.value for turn in settings.turns if turn.update <= update})


def rate_of(settings, update):
    """The learning rate of an update: it falls in a straight line over the horizon, and then stays at a tenth."""
    return settings.rate * (max(0.1, 1.0 - update / settings.horizon) if settings.horizon else 1.0)
