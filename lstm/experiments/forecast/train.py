"""How the networks of a forecast are trained: how long is found inside the part they may learn from.

Stage 1 plays the same game within that part: one network learns on its first seven tenths, and is judged on the rest
of it. The update at which it did best is how long every network is then trained, anew and on all of the part. What
is held out has no say in it.
"""

from collections.abc import Callable
from typing import NamedTuple

from lstm.domains.known_series import WAYS
from lstm.live.check import value
from lstm.live.examples import Options
from lstm.live.settings import Settings, defaults
from lstm.live.tasks import series
from lstm.live.updates import Training, advance, begin

MOST, EVERY = 400, 20  # updates tried, and how often it is asked
SEEDS = (0, 1, 2, 3, 4)
Report = Callable[[float], object]  # what is called with the share of the work that is done, 0..1


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


def searching(settings: Settings, own: tuple[float, ...] | None = None) -> Training:
    """The training of stage 1, before its first update."""
    options = options_for(settings, own)
    values = series.series_of(options)
    inside = {"learn": options["learn"], "season": series.season_of(options), "window": options["window"]}
    return begin(settings._replace(options=tuple(sorted(inside.items()))), tuple(values[: series.cut(values)]))


def options_for(settings: Settings, own: tuple[float, ...] | None) -> Options:
    """Every option of the task."""
    given: Options = {name: option.default for name, option in series.OPTIONS.items()}
    return given | dict(settings.options) | {"own": own}


def plan(settings: Settings, own: tuple[float, ...] | None = None, report: Report | None = None) -> Plan:
    """The Plan that stage 1 finds. `report` is called with a share, 0..1, of its updates."""
    training, judged = searching(settings, own), []
    for done in range(EVERY, MOST + 1, EVERY):
        training = advance(training, EVERY)
        judged.append((value(training), done))
        if report:
            report(done / MOST)
    return Plan(settings, own, min(judged)[1], min(judged)[0])


def best_plan(own: tuple[float, ...], report: Report | None = None) -> Plan:
    """The best Plan of all that may be learnt of a visitor's numbers: the values, or their changes."""
    season = series.season_of(options_for(settings_for("lstm", 0, 0), own))
    ways = [k for k in range(len(WAYS)) if k < 2 or season > 1]
    plans = []
    for k in ways:
        share = (lambda part, k=k: report((k + part) / len(ways))) if report else None
        plans.append(plan(settings_for("lstm", 0, k), own, share))
    return min(plans, key=lambda one: one.value)


def single(plan: Plan, seed: int) -> Training:
    """One network, trained as planned."""
    return advance(begin(plan.settings._replace(seed=seed), plan.own), plan.updates)
