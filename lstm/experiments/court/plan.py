"""What an experiment trains before it measures."""

from typing import Any, NamedTuple

from lstm.live.race import rate_of
from lstm.live.settings import Settings, defaults
from lstm.live.tasks import LIVE
from lstm.live.updates import begin


class Plan(NamedTuple):
    """A training: its settings, and its end."""

    settings: Settings
    updates: int  # at most
    until_solved: bool = True  # whether it ends where its task is solved
    own: tuple[float, ...] | None = None  # numbers it learns in place of the task's own


def trained(
    task: str, cell: str, seed: int, updates: int = 0, options: dict[str, float] | None = None, **more: Any
) -> Plan:
    """A network on a task as it comes, with the cell's own best known learning rate; for twice its usual updates.

    `more` are other settings, as lstm.live.Settings has them.
    """
    chosen = {name: int(value) if float(value).is_integer() else value for name, value in (options or {}).items()}
    usual = defaults(task, cell=cell, seed=seed, options=tuple(sorted(chosen.items())))
    changes: dict[str, Any] = {"rate": rate_of(usual, cell)} | more
    return Plan(usual._replace(**changes), updates or 2 * LIVE[task].UPDATES)


def weights_of(settings: Settings) -> int:
    """How many weights such a network has."""
    return begin(settings).flat.size


def as_large(plan: Plan, like: Settings) -> Plan:
    """The same plan with as many units as bring its weights nearest to those of another network."""
    goal, most = weights_of(like), 1
    while weights_of(plan.settings._replace(units=most)) < goal:
        most *= 2
    least = most // 2  # too few, and most is enough: closed in from both sides
    while most - least > 1:
        middle = (least + most) // 2
        least, most = (middle, most) if weights_of(plan.settings._replace(units=middle)) < goal else (least, middle)
    off = {units: abs(weights_of(plan.settings._replace(units=units)) - goal) for units in (max(1, least), most)}
    return plan._replace(settings=plan.settings._replace(units=min(off, key=lambda units: (off[units], units))))
