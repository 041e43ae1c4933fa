"""What may be changed while a training runs, and how a link says so: "120:rate:0.03,300:clip:0"."""

import re
from typing import NamedTuple

from lstm.live import ScheduledChange
from lstm.numbers import exact
from lstm.training.optimise import RULES

MOST_TURNS = 60  # in a link
LATEST = 10_000_000  # update that a link may name


class Choice(NamedTuple):
    """Something that acts from the next update on."""

    label: str
    values: tuple  # it may take; a task's own usual value beside them
    none: str  # what 0 means, in words, or "" where it means 0
    help: str


AT_ONCE = {
    "rate": Choice(
        "Learning rate", (0.0003, 0.001, 0.003, 0.01, 0.02, 0.03, 0.1, 0.3, 1.0, 10.0, 100.0), "", "How long a step is."
    ),
    "optimiser": Choice(
        "Optimiser", tuple(RULES), "", "How a gradient becomes a step. A new one begins without memory."
    ),
    "batch": Choice("Batch", (1, 4, 8, 16, 32, 64, 128), "", "Examples that one update learns from."),
    "clip": Choice(
        "Clip the gradient at", (0.0, 0.1, 0.3, 1.0, 3.0, 10.0), "never", "A longer gradient is shortened to this."
    ),
    "penalty": Choice(
        "Price of an open gate", (0.0, 0.01, 0.03, 0.1, 0.3), "", "What a gate that opens costs: it must be worth it."
    ),
    "decay": Choice("Weight decay", (0.0, 0.001, 0.01, 0.1, 1.0), "none", "Draws every matrix towards 0."),
    "truncate": Choice("Steps the gradient goes back", (0, 1, 5, 10, 20, 50), "all", "Truncated BPTT."),
    "horizon": Choice("The rate falls to a tenth over", (0, 300, 1000, 3000, 10000, 30000), "stays", "In updates."),
}


def scheduled_change(text):
    """One change under way. Raises ValueError for what is none."""
    update, name, value = text.split(":")
    if not (update.isascii() and update.isdigit() and int(update) <= LATEST) or name not in AT_ONCE:
        raise ValueError(f"{text!r} is no change that can be made under way")
    return ScheduledChange(int(update), name, fitting(value, AT_ONCE[name].values))


def fitting(text, values):
    """A value among those of a choice, or between them if they are numbers. Raises ValueError for another."""
    if isinstance(values[0], str):
        value = text
        fits = value in values
    elif not re.fullmatch(r"[0-9.e+-]{1,12}", text):  # float() would take other scripts' digits too
        fits = False
    else:
        value = type(values[0])(text)
        fits = min(values) <= value <= max(values)
    if not fits:
        raise ValueError(f"{text!r} is no choice here")
    return value


def turns(text):
    """The changes that a link names, in order of their updates. Raises ValueError for what is none."""
    found = tuple(scheduled_change(part) for part in text.split(",") if part)
    if len(found) > MOST_TURNS or list(found) != sorted(found, key=lambda one: one.update):
        raise ValueError("too many changes, or not in order")
    if len({(one.update, one.name) for one in found}) < len(found):
        raise ValueError("two changes of the same at the same update")
    return found


def texts(found):
    """Changes as a link names them."""
    return ",".join(f"{one.update}:{one.name}:{as_text(one.value)}" for one in found)


def as_text(value):
    """A value as it stands in a link."""
    return value if isinstance(value, str) else exact(value, 12)
