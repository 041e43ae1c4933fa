"""All that decides a training, and what may change under way."""

from math import inf, isfinite
from numbers import Integral, Real
from typing import Any, NamedTuple

from lstm.cells import CELLS
from lstm.live.examples import Metric, Options
from lstm.live.forms import WHOLE, form_of
from lstm.live.tasks import LIVE, usual
from lstm.training import optimise


class Range(NamedTuple):
    """What a number in Settings may be where a visitor sets it, or a file that is loaded."""

    low: float
    high: float
    whole: bool = False


RANGES = {  # of every number in Settings: what a control can give, and no other
    "units": Range(1, 64, True),
    "layers": Range(1, 2, True),
    "seed": Range(0, 999, True),
    "batch": Range(1, 128, True),
    "rate": Range(0.0003, 100.0),
    "horizon": Range(0, 30_000, True),
    "clip": Range(0.0, 10.0),
    "forget": Range(-1.0, 5.0),
    "penalty": Range(0.0, 0.3),
    "decay": Range(0.0, 1.0),
    "truncate": Range(0, 50, True),
}
AT_ONCE = ("batch", "optimiser", "rate", "horizon", "clip", "penalty", "decay", "truncate")  # may change under way


class ScheduledChange(NamedTuple):
    """A setting that is another from some update on."""

    update: int
    name: str  # one of AT_ONCE
    value: Any


class Settings(NamedTuple):
    """All that decides a training, to the last bit, but for a text or numbers of the visitor's own."""

    task: str = "recall"
    options: tuple[tuple[str, float], ...] = ()  # of (name, value), sorted; what is not named has the task's default
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
    turns: tuple[ScheduledChange, ...] = ()  # in order: what was changed under way


def defaults(task: str, **changes: Any) -> Settings:
    """The settings a task is solved with, but for what is given."""
    return Settings(task=task, **LIVE[task].DEFAULTS | changes)


def checked(settings: Settings) -> None:
    """Raises ValueError for settings that cannot be trained with."""
    if strange := [change.name for change in settings.turns if change.name not in AT_ONCE]:
        raise ValueError(f"{', '.join(strange)} can only change at the beginning.")
    for one in (settings, *(in_force(settings, change.update) for change in settings.turns)):
        possible(one)


def possible(settings: Settings) -> None:
    """Raises ValueError for a choice that is not there, and for an option the task does not have or cannot take."""
    for name, known in (
        ("task", LIVE),
        ("cell", [*CELLS, *WHOLE]),
        ("optimiser", optimise.RULES),
        ("layers", (1, 2, 3)),
    ):
        if getattr(settings, name) not in known:
            raise ValueError(f"The {name} {getattr(settings, name)!r} is none of {', '.join(map(str, known))}.")
    for name, known in RANGES.items():
        least = -inf if known.low < 0 else min(known.low, 1) if known.whole else 0.0
        if not is_number(getattr(settings, name), known.whole) or getattr(settings, name) < least:
            what = "whole number" if known.whole else "finite number"
            raise ValueError(f"{name} must be a {what}{'' if least < 0 else f' of {least:,} or more'}.")
    form = form_of(settings.task, settings.cell)
    if not form.STACKS and (settings.layers > 1 or settings.truncate):
        raise ValueError(f"A network that {form.ABOUT} has one layer here, and its gradient goes back all the way.")
    options = LIVE[settings.task].OPTIONS
    for name, value in settings.options:
        if name not in options:
            raise ValueError(f"The task {settings.task!r} has no option {name!r}.")
        if not options[name].low <= value <= options[name].high:
            raise ValueError(f"{name} must lie between {options[name].low} and {options[name].high}.")


def metric_of(settings: Settings, own: Any = None) -> Metric:
    """The task's Metric, with what counts as solved for these options and this text or these numbers."""
    task = LIVE[settings.task]
    return task.METRIC._replace(solved=task.goal(options_of(settings, own))) if hasattr(task, "goal") else task.METRIC


def is_number(value: Any, whole: bool = False) -> bool:
    """Whether a value is a finite number, or a whole one."""
    if isinstance(value, bool) or not isinstance(value, Integral if whole else Real):
        return False
    return isinstance(value, Integral) or isfinite(value)


def within_reach(name: str, value: Any) -> bool:
    """Whether a control could give this value of a number in Settings."""
    known = RANGES[name]
    return is_number(value, known.whole) and known.low <= value <= known.high


def options_of(settings: Settings, own: Any = None) -> Options:
    """Every option of the task by name, defaults filled in; under "own" the visitor's text or numbers, or None."""
    return usual(settings.task) | dict(settings.options) | {"own": own}


def in_force(settings: Settings, update: int) -> Settings:
    """The settings of one update: as they began, but for the turns up to it."""
    changes: dict[str, Any] = {change.name: change.value for change in settings.turns if change.update <= update}
    return settings._replace(**changes)


def rate_of(settings: Settings, update: int) -> float:
    """The learning rate of an update, above 0: it falls in a straight line over the horizon, then stays at a tenth."""
    return settings.rate * (max(0.1, 1.0 - update / settings.horizon) if settings.horizon else 1.0)
