"""How long a race takes, and with which learning rate each cell does best: `python bench/race.py [task ...] [--rates]`.

Prints for each task the seconds of computing of a race of the cells with five seeds, on one core, and how it
ended. With --rates, for each task and cell and each of five rates: the seeds that solved it within a race's updates and
the mean updates, unsolved ones counting as all; the best comes first. Those are the tasks' RATES. The seeds are others
than those that race by default.
"""

import argparse
import os
import statistics
import sys
import time
from pathlib import Path

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[threads] = "1"
sys.path.insert(0, str(Path(__file__).parent.parent))
from lstm import live  # noqa: E402
from lstm.figures.train_live.race import describe  # noqa: E402
from lstm.live import race  # noqa: E402

FIRST = 100  # seed of those that choose the rates


def timed(task, kind, seeds):
    """One line on a whole race. Seconds of processor time, so that what else runs here does not count."""
    began = time.process_time()
    now = race.go(race.start(live.defaults(task), kind, seeds))
    return f"{task:9} {kind:5} {len(now.lanes):3} networks {time.process_time() - began:6.1f} s   {describe(now)}"


def tried(task, cell, rate, seeds):
    """(seeds that solved it, mean updates, median of the last values) of one cell with one rate."""
    usual = live.defaults(task, cell=cell, rate=rate, seed=FIRST)
    checks = race.checks_of(task)
    begun = (race.Lane(0, live.begin(usual._replace(seed=FIRST + k)), (), None, "", 0.0) for k in range(seeds))
    lanes = race.go(race.Race(usual, "cells", checks, 0.0, tuple(map(race.looked_at, begun)))).lanes
    updates = [checks[-1] if lane.solved is None else lane.solved for lane in lanes]
    values = [lane.values[-1] for lane in lanes if lane.values[-1] is not None]
    return sum(lane.solved is not None for lane in lanes), statistics.mean(updates), statistics.median(values or [0.0])


def rates(task, cell, seeds):
    """One line on all rates of a cell, the best first."""
    sign = -1.0 if live.LIVE[task].METRIC.better == "higher" else 1.0
    found = {rate: tried(task, cell, rate, seeds) for rate in race.TRIED}
    order = sorted(found, key=lambda rate: (-found[rate][0], found[rate][1], sign * found[rate][2]))
    each = (f"{rate:g}: {found[rate][0]}/{seeds} {found[rate][1]:.0f} ({found[rate][2]:.3g})" for rate in order)
    return f"{task:9} {cell:9} {'   '.join(each)}"


def main():
    """Print the table."""
    ask = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ask.add_argument("tasks", nargs="*", help="all of them, if none is named")
    ask.add_argument("--kind", default="cells", choices=race.RACES)
    ask.add_argument("--seeds", type=int, default=5)
    ask.add_argument("--rates", action="store_true")
    ask.add_argument("--cells", nargs="*", default=tuple(race.CELLS), help="whose rates: everybody's, if none is named")
    given = ask.parse_args()
    for task in given.tasks or live.LIVE:
        if not given.rates:
            print(timed(task, given.kind, given.seeds), flush=True)
            continue
        for cell in given.cells:
            print(rates(task, cell, given.seeds), flush=True)


if __name__ == "__main__":
    main()
