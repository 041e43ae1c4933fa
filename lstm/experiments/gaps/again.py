"""The same experiment once more and smaller, in turns: for whoever watches. Plain data in, plain data out."""

from time import perf_counter
from typing import Any, NamedTuple

from lstm.experiments.gaps.measure import GAPS, asked_at, share
from lstm.experiments.gaps.training import CELLS, advance, begin, model_of, settings
from lstm.live.updates import Training

UPDATES = 4000  # of each network, half as many as of what is stored: not always enough for the plain RNN
ASKED = 50  # sentences at each gap
ONE_LOOK = 60  # updates that take about as long as asking one network at one gap
IN_A_TURN = 5  # updates between two looks at the clock


class Again(NamedTuple):
    """An experiment between two turns."""

    seed: int
    trainings: dict[str, Training]  # cell -> Training
    right: dict[str, Any]  # cell -> list of the shares right at the first few gaps


def start(seed: int) -> Again:
    """Before the first update."""
    trainings = {cell: begin(settings(cell, seed, UPDATES)) for cell in CELLS}
    return Again(seed, trainings, {cell: [] for cell in CELLS})


def go(again: Again, budget: float = float("inf")) -> Again:
    """Bring it on: one network after the other is trained, then asked. No new piece begins after `budget` seconds."""
    began = perf_counter()
    while not over(again):
        again = piece(again)
        if perf_counter() - began >= budget:
            break
    return again


def piece(again: Again) -> Again:
    """The next few updates, or the next gap at which a network that is ready is asked."""
    cell = next(cell for cell in CELLS if len(again.right[cell]) < len(GAPS))
    training = again.trainings[cell]
    if training.updates < UPDATES:
        return again._replace(trainings=again.trainings | {cell: advance(training, IN_A_TURN)})
    gap = GAPS[len(again.right[cell])]
    found = share(model_of(training), asked_at(gap, ASKED))
    return again._replace(right=again.right | {cell: [*again.right[cell], found]})


def over(again: Again) -> bool:
    """Whether every network was asked at every gap."""
    return all(len(right) == len(GAPS) for right in again.right.values())


def done(again: Again) -> float:
    """The share of the work that is done, 0..1."""
    each = UPDATES + ONE_LOOK * len(GAPS)
    so_far = sum(one.updates for one in again.trainings.values()) + ONE_LOOK * sum(map(len, again.right.values()))
    return so_far / (each * len(CELLS))


def expected(stored: dict[str, Any]) -> float:
    """About how many seconds of computing it takes, from how long the stored trainings took."""
    return (
        sum(runs[0]["seconds"] / runs[0]["settings"]["horizon"] for runs in stored["cells"].values()) * 1.25 * UPDATES
    )
