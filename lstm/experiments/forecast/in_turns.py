"""Five networks on a visitor's numbers, in turns: for whoever watches. Plain data in, plain data out."""

from time import perf_counter
from typing import NamedTuple, TypeVar

from lstm.experiments.forecast import train
from lstm.experiments.forecast.train import SEEDS, Search, looking, planned, searched, searches
from lstm.live.updates import Training, advance, begin

T = TypeVar("T")
IN_A_TURN = 5  # updates between two looks at the clock
SEARCH = 0.4  # the share of the work that finding out what to learn, and how long, is taken for


class Five(NamedTuple):
    """The work between two turns."""

    searches: tuple[Search, ...]  # one for each way that may be learnt of the numbers
    updates: int = 0  # of each network, once that is found out
    trainings: tuple[Training, ...] = ()  # one for each of SEEDS, then


def start(own: tuple[float, ...]) -> Five:
    """Before the first update."""
    return Five(searches(own))


def go(five: Five, budget: float = float("inf")) -> Five:
    """Bring it on: stage 1 of each way, then the networks by the best. No new piece begins after `budget` seconds."""
    began = perf_counter()
    while not over(five):
        five = piece(five)
        if perf_counter() - began >= budget:
            break
    return five


def piece(five: Five) -> Five:
    """The next few updates."""
    for k, search in enumerate(five.searches):
        if looking(search):
            return five._replace(searches=replaced(five.searches, k, searched(search, IN_A_TURN)))
    if not five.trainings:
        best = min(map(planned, five.searches), key=lambda one: one.value)
        trainings = tuple(begin(best.settings._replace(seed=seed), best.own) for seed in SEEDS)
        return five._replace(updates=best.updates, trainings=trainings)
    k = at(five)
    return five._replace(trainings=replaced(five.trainings, k, advance(five.trainings[k], IN_A_TURN)))


def replaced(some: tuple[T, ...], k: int, one: T) -> tuple[T, ...]:
    """A tuple with another thing in place k."""
    return (*some[:k], one, *some[k + 1 :])


def at(five: Five) -> int:
    """Which network is trained now, 0 to 5: as many as there are where all are done, 0 before the first."""
    return sum(one.updates == five.updates for one in five.trainings)


def over(five: Five) -> bool:
    """Whether every network is trained."""
    return at(five) == len(SEEDS)


def done(five: Five) -> float:
    """The share of the work that is done, 0..1."""
    if not five.trainings:
        return SEARCH * sum(one.training.updates for one in five.searches) / (train.MOST * len(five.searches))
    updates = sum(one.updates for one in five.trainings)
    return SEARCH + (1 - SEARCH) * updates / (five.updates * len(SEEDS))
