"""A race: every network's metric over the updates, thin, and each contender's median, thick; for ui/train_live/race."""

from typing import Any

from lstm.figures.colours import CONTENDERS
from lstm.figures.sentence.strip import significant
from lstm.figures.text import listed, percent
from lstm.figures.train_live.training import judged_on, value_said
from lstm.live import LIVE
from lstm.live.examples import Metric
from lstm.live.race import Race
from lstm.live.settings import metric_of
from lstm.live.standings import Meeting, Standing, curve, lanes_of, level, meetings, standings

SPANS = 4  # times the axis of updates doubles, so that the beginning of a race can be seen
HIGHEST = 1.5  # an error is drawn up to so many times that of having no memory


def draw(race: Race) -> dict[str, Any]:
    """Everything ui/train_live/race shows, as plain data: the curves as far as every network has been looked at."""
    even, metric = level(race), metric_of(race.settings, race.lanes[0].training.own)
    found = standings(race)
    return {
        "title": f"{metric.name} on {judged_on(LIVE[race.settings.task], race.lanes[0].training)}",
        "updates": list(even.checks),
        "far": span(race.checks, len(even.checks) - 1),
        "range": limits(race, metric),
        "levels": [
            *([] if metric.solved is None else [[metric.solved, "solved", value_said(metric, metric.solved)]]),
            [race.control, LIVE[race.settings.task].CONTROL.partition(",")[0], value_said(metric, race.control)],
        ],
        "contenders": [contender(race, even, k, one) for k, one in enumerate(found)],
        "alt": describe(race),
    }


def contender(race: Race, even: Race, k: int, one: Standing) -> dict[str, Any]:
    """The curves of one contender and how they are drawn; None where a network has no number any more."""
    line = CONTENDERS[k]
    return {
        "name": capital(one.name),
        "said": f"{one.solved} of {one.of} solved",
        "ink": [line.on_light, line.on_dark],
        "dash": line.dash,
        "mark": line.mark,
        "median": list(curve(race, k)),
        "lanes": [
            {
                "seed": lane.training.settings.seed,
                "values": list(lane.values),
                "end": "solved" if lane.solved is not None else "away" if lane.trouble else "",
            }
            for lane in lanes_of(even, k)
        ],
    }


def span(checks: tuple[int, ...], done: int) -> list[int]:
    """[0, middle, end] of the axis: as much of the race as is done, in halves, quarters and so on of all its checks.

    `checks` are updates, from 0, and `done` is how many of them every network has had.
    """
    last = len(checks) - 1
    ends = [-(-last // 2**k) for k in range(SPANS, -1, -1)]
    end = next(each for each in ends if done <= each)
    return [0, checks[end // 2], checks[end]]


def limits(race: Race, metric: Metric) -> list[float]:
    """[low, high]: a share from 0 to 1, an error from 0 to what networks begin with, or not far beyond no memory."""
    if metric.better == "higher":
        return [0.0, 1.0]
    most = max(metric.solved or 0.0, race.control)
    begun = [lane.values[0] for lane in race.lanes if lane.values[0] is not None]
    return [0.0, float(significant(1.05 * min(HIGHEST * most, max([most, *begun])), 3))]


def capital(name: str) -> str:
    """A name at the beginning of a line."""
    return name[0].upper() + name[1:]


def describe(race: Race) -> str:
    """How the race stands, in a sentence that says no more than its numbers; over, also seed by seed."""
    found, most = standings(race), race.checks[-1]
    text = capital("; ".join(f"{one.name}: {score(one, most)}" for one in found)) + "."
    return f"{text} {met(meetings(race), found[0].of)}" if all(one.over for one in found) else text


def score(one: Standing, most: int) -> str:
    """What became of one contender so far, in `most` updates, at least 1.

    The median is over all its networks, unsolved ones counting as never.
    """
    text = f"{one.solved} of {one.of} solved"
    if not one.over:
        text += " so far"
    elif one.solved + one.away < one.of:
        text += f" in {most:,} updates"
    if one.updates is not None:
        text += f", median after {one.updates:,} updates"
    return text + (f", {one.away} ran away" if one.away else "")


def met(found: tuple[Meeting, ...], seeds: int) -> str:
    """How the first contender did against each other one, with the same seeds and so on the same batches."""
    first = found[0].first
    parted = [one for one in found if one.won or one.lost]
    text = f"Seed by seed, {first} was {listed([parting(one, seeds) for one in parted])}." if parted else ""
    even = [f"No seed sets {first} apart from {one.other}." for one in found if one not in parted]
    return " ".join([text, *even] if text else even)


def parting(one: Meeting, seeds: int) -> str:
    """One meeting that some seed decided."""
    (more, way), (fewer, other) = sorted([(one.won, "quicker"), (one.lost, "slower")], key=lambda pair: -pair[0])
    text = f"{way} than {one.other} with {more} of {seeds} seeds"
    return text + (f" and {other} with {fewer}" if fewer else "") + f" (luck alone: {percent(one.coin)})"
