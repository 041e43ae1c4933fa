"""How a race stands, in numbers.

Whatever is compared is cut to the checks that every lane has had: the order in which they are brought on shows nowhere.
"""

from collections.abc import Sequence
from math import comb
from statistics import median_high
from typing import NamedTuple

from lstm.live.race import RACES, Lane, Race, stopped
from lstm.live.tasks import LIVE

NEVER = float("inf")


class Standing(NamedTuple):
    """How far the networks of one contender are."""

    name: str
    rate: float  # their learning rate
    of: int  # how many there are
    solved: int  # of them
    away: int  # of them whose numbers ran away
    updates: int | None  # the median over all of them of the updates to solve it, None while that is not known
    seconds: float | None  # the same of the seconds of computing
    over: bool  # whether all have stopped


class Meeting(NamedTuple):
    """One contender against the first, seed by seed, on the same batches."""

    first: str
    other: str
    won: int  # seeds with which the first was solved sooner
    lost: int  # and later; where both took as long, or neither is solved, it is neither
    coin: float  # how often a fair coin parts as many so far, one way or the other


def level(race: Race) -> Race:
    """A race cut to the checks that every lane has had."""
    running = [len(lane.values) for lane in race.lanes if not stopped(lane, race.checks)]
    done = min(running, default=max(len(lane.values) for lane in race.lanes))
    lanes = (
        lane if len(lane.values) <= done else lane._replace(values=lane.values[:done], solved=None, trouble="")
        for lane in race.lanes
    )
    return race._replace(checks=race.checks[:done], lanes=tuple(lanes))


def lanes_of(race: Race, k: int) -> list[Lane]:
    """The lanes of one contender, by seed."""
    return [lane for lane in race.lanes if lane.contender == k]


def standings(race: Race) -> tuple[Standing, ...]:
    """A Standing for each contender."""
    even = level(race)
    return tuple(standing(race, k, lanes_of(even, k)) for k in range(len(RACES[race.kind])))


def standing(race: Race, k: int, lanes: Sequence[Lane]) -> Standing:
    """That of one contender, given its lanes as they are compared."""
    updates = median_high([time_of(lane) for lane in lanes])
    seconds = median_high([lane.seconds if lane.solved is not None else NEVER for lane in lanes])
    return Standing(
        RACES[race.kind][k].name,
        lanes[0].training.settings.rate,
        len(lanes),
        sum(lane.solved is not None for lane in lanes),
        sum(bool(lane.trouble) for lane in lanes),
        None if updates == NEVER else int(updates),
        None if seconds == NEVER else seconds,
        all(stopped(lane, race.checks) for lane in lanes),
    )


def time_of(lane: Lane) -> float:
    """How many updates a lane took until it was solved; NEVER if it is not."""
    return NEVER if lane.solved is None else lane.solved


def curve(race: Race, k: int) -> tuple[float | None, ...]:
    """The median of one contender's values at each check, until more than half of its lanes are solved or all stop.

    A solved lane counts as it stood then, and one without numbers as the worst there is; None if that is the median.
    """
    even = level(race)
    lanes, higher = lanes_of(even, k), LIVE[race.settings.task].METRIC.better == "higher"
    worst, end = -NEVER if higher else NEVER, max(len(lane.values) for lane in lanes)
    half = median_high([end if lane.solved is None else len(lane.values) for lane in lanes])
    middle = []
    for check in range(half):
        values = [lane.values[min(check, len(lane.values) - 1)] for lane in lanes]
        found = sorted(worst if each is None else each for each in values)[len(values) // 2]
        middle.append(None if found == worst else found)
    return tuple(middle)


def meetings(race: Race) -> tuple[Meeting, ...]:
    """Every contender but the first against the first."""
    names, even = [contender.name for contender in RACES[race.kind]], level(race)
    firsts = [time_of(lane) for lane in lanes_of(even, 0)]
    found = []
    for k in range(1, len(names)):
        pairs = list(zip(firsts, map(time_of, lanes_of(even, k)), strict=True))
        won, lost = sum(a < b for a, b in pairs), sum(a > b for a, b in pairs)
        found.append(Meeting(names[0], names[k], won, lost, coin(won, lost)))
    return tuple(found)


def coin(won: int, lost: int) -> float:
    """How often won + lost throws of a fair coin fall at least as unevenly, 0..1. Source: the sign test."""
    throws, more = won + lost, max(won, lost)
    if won == lost:
        return 1.0
    return 2.0 * sum(comb(throws, k) for k in range(more, throws + 1)) / 2.0**throws
