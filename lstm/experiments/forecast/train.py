"""How the networks of a forecast are trained: how long is found inside the part they may learn from.

Stage 1 plays the same game within that part: one network learns on its first seven tenths, and is judged on the rest
of it. The update at which it did best is how long every network is then trained, anew and on all of the part. What
is held out has no say in it.
"""

from typing import NamedTuple

from lstm.domains.known_series import WAYS
from lstm.live.check import value
from lstm.live.examples import Options
from lstm.live.settings import Settings, defaults
from lstm.live.tasks import series
from lstm.live.updates import Training, advance, begin

MOST, EVERY = 400, 20  # updates tried, and how often it is asked
SEEDS = (0, 1, 2, 3, 4)


class Plan(NamedTuple):
    """How a network is to be trained."""

    settings: Settings  # lstm.live.Settings, but for the seed
    own: tuple[float, ...] | None  # the visitor's numbers
    updates: int
    value: float  # what it reached in stage 1; 1 is repeating the last value


def settings_for(cell: str, which: int, learn: int, season: int = 0, **more: int) -> Settings:
    """The settings of a forecast of series `which`; `learn` is a place in WAYS."""
    options = {"series": which, "learn": learn, "season": season}
    chosen = {name: value for name, value in options.items() if value != series.OPTIONS[name].default}
    return defaults("series", cell=cell, options=tuple(sorted(chosen.items())), **more)


class Search(NamedTuple):
    """Stage 1 between two turns."""

    settings: Settings  # of what is to be trained after it
    own: tuple[float, ...] | None
    training: Training
    judged: tuple[tuple[float, int], ...] = ()  # (what it reached, after so many updates)


def searching(settings: Settings, own: tuple[float, ...] | None = None) -> Search:
    """Stage 1 before its first update."""
    options = options_for(settings, own)
    values = series.series_of(options)
    inside = {"learn": options["learn"], "season": series.season_of(options), "window": options["window"]}
    given = settings._replace(options=tuple(sorted(inside.items())))
    return Search(settings, own, begin(given, tuple(values[: series.cut(values)])))


def searched(search: Search, n: int = EVERY) -> Search:
    """Stage 1 so many updates on; `n` divides EVERY."""
    training, judged = advance(search.training, n), search.judged
    if training.updates % EVERY == 0:
        judged = (*judged, (value(training), training.updates))
    return search._replace(training=training, judged=judged)


def looking(search: Search) -> bool:
    """Whether stage 1 is not over yet."""
    return search.training.updates < MOST


def planned(search: Search) -> Plan:
    """The Plan that stage 1 found."""
    reached, updates = min(search.judged)
    return Plan(search.settings, search.own, updates, reached)


def options_for(settings: Settings, own: tuple[float, ...] | None) -> Options:
    """Every option of the task."""
    given: Options = {name: option.default for name, option in series.OPTIONS.items()}
    return given | dict(settings.options) | {"own": own}


def plan(settings: Settings, own: tuple[float, ...] | None = None) -> Plan:
    """The Plan that stage 1 finds."""
    search = searching(settings, own)
    while looking(search):
        search = searched(search)
    return planned(search)


def searches(own: tuple[float, ...]) -> tuple[Search, ...]:
    """Stage 1 for each way that may be learnt of a visitor's numbers: the values, or their changes."""
    season = series.season_of(options_for(settings_for("lstm", 0, 0), own))
    return tuple(searching(settings_for("lstm", 0, k), own) for k in range(len(WAYS)) if k < 2 or season > 1)


def best_plan(own: tuple[float, ...]) -> Plan:
    """The best Plan of all ways that may be learnt of a visitor's numbers."""
    return min((plan(search.settings, own) for search in searches(own)), key=lambda one: one.value)


def single(plan: Plan, seed: int) -> Training:
    """One network, trained as planned."""
    return advance(begin(plan.settings._replace(seed=seed), plan.own), plan.updates)
