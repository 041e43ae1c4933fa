"""A training out of what a file tells of it. Whoever wrote the file is not to be trusted: everything is looked at."""

from typing import Any

import numpy as np

from lstm.linear import Weights
from lstm.live.settings import RANGES, ScheduledChange, Settings, checked, in_force, is_number, within_reach
from lstm.live.tasks import LIVE
from lstm.live.updates import LARGEST, Record, Training, begin, flatten
from lstm.numbers import count, plain
from lstm.training import optimise

MOST_TURNS, LONGEST_NAME = 1000, 40
BROKEN = "a part of it is missing or of the wrong kind."


def restored(told: dict[str, Any], arrays: Weights) -> Training:
    """The training that `told` describes, with these arrays, by name.

    Raises ValueError, with a sentence, for what does not fit or cannot be trained with; and KeyError, TypeError,
    AttributeError or OverflowError where a part is missing or of the wrong kind.
    """
    updates, remembered, text = told["updates"], told["remembered"], tuples(told["own"])
    if not whole(updates) or not whole(remembered) or not 0 <= remembered <= updates:
        raise ValueError("its number of updates cannot be.")
    settings = settings_of(told["settings"], updates)
    fresh = begin(settings, text)
    if fresh.own != text:
        raise ValueError("its text or numbers are not as they were when they were learnt.")
    rule = in_force(settings, updates - 1).optimiser
    parts = {"training.kept": (optimise.KEEPS[rule], len(fresh.flat)), "training.records": (3, updates)}
    needed = {name: shape for name, shape in (dict(fresh.shapes) | parts).items() if 0 not in shape}
    fitting(needed, arrays)
    kept, records = (arrays[name].copy() if name in needed else np.zeros(shape) for name, shape in parts.items())
    return fresh._replace(
        flat=flatten(fresh.shapes, arrays),
        memory=optimise.Memory(remembered, kept),
        updates=updates,
        records=Record(*records),
    )


def fitting(needed: dict[str, tuple[int, ...]], arrays: Weights) -> None:
    """Raises ValueError where arrays, by name, have not the shapes needed, or numbers not finite or too large."""
    for name, shape in needed.items():
        if name not in arrays:
            raise ValueError(f"{name} is missing.")
        array = arrays[name]
        if array.dtype != np.float64 or array.shape != shape:
            raise ValueError(f"{name} should hold {' × '.join(map(str, shape))} numbers as float64.")
        if not np.isfinite(array).all():
            raise ValueError(f"{name} must hold finite numbers and nothing else.")
        if not name.startswith("training.") and np.abs(array).max() > LARGEST:
            raise ValueError(f"{name} holds a weight beyond {count(LARGEST)}.")
    if len(arrays) > len(needed):
        raise ValueError("it holds more than belongs to its training.")


def settings_of(told: dict[str, Any], updates: int) -> Settings:
    """Settings out of JSON, after so many updates. Raises ValueError and others as `restored` does."""
    turns = tuple(ScheduledChange(*change) for change in told["turns"])
    if any(not isinstance(pair, (list, tuple)) or len(pair) != 2 for pair in told["options"]):
        raise ValueError("the options of its task cannot be what they are there.")
    options = tuple(map(tuple, told["options"]))
    settings = Settings(**told)._replace(options=options, turns=turns)
    given = [*settings._asdict().items(), *((change.name, change.value) for change in turns)]
    if strange := [name for name, value in given if not possible(name, value)]:
        what = strange[0] if strange[0] in Settings._fields else "changes under way"
        can = f"; from {plain(RANGES[what].low)} to {plain(RANGES[what].high)} can be set" if what in RANGES else ""
        raise ValueError(f"its {what} cannot be what is there{can}.")
    when = [change.update for change in turns]
    if not all(map(whole, when)) or [0, *when, updates] != sorted([0, *when, updates]):
        raise ValueError("its changes under way are not in order.")
    if not all(is_number(value) for _, value in options) or options != tuple(sorted(dict(options).items())):
        raise ValueError("the options of its task cannot be what they are there.")
    checked(settings)
    for name, value in options:
        if LIVE[settings.task].OPTIONS[name].step % 1 == 0 and not whole(value):
            raise ValueError(f"{name} must be a whole number.")
    return settings


def possible(name: str, value: Any) -> bool:
    """Whether a setting of this name may have this value: its kind, and its limits."""
    if name not in Settings._fields:
        return False
    if name in RANGES:
        return within_reach(name, value)
    usual = getattr(Settings(), name)
    return isinstance(value, type(usual)) and len(value) <= (LONGEST_NAME if usual else MOST_TURNS)


def whole(value: Any) -> bool:
    """Whether this is a whole number."""
    return is_number(value, whole=True)


def tuples(value: Any) -> Any:
    """Lists within lists as tuples within tuples."""
    return tuple(map(tuples, value)) if isinstance(value, list) else value
