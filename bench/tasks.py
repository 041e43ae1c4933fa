"""What every live task takes, and whether it tells the cells apart: `python bench/tasks.py [task ...] [--seeds 3]`.

Trains each task from its defaults, with each cell, until the check says solved or the updates run out, and prints one
line for each: the seeds solved, and the median updates and seconds of training alone (checks not counted), of the seeds
that solved it. For the GRU and the plain RNN the best of three rates counts, so that a contrast is not their rate's.
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

MOST = 4000  # updates
EVERY = 25  # updates between two checks
RATES = {"lstm": (None,), "gru": (None, 0.01, 0.03), "rnn": (0.001, 0.003, 0.01)}  # None: the task's own
VARIANTS = {  # beside the defaults: what is told apart by an option
    "recall": ({"gap": 20}, {"gap": 100}, {"gap": 200, "forget": 5.0}),
    "adding": ({"length": 100},),
    "parity": ({"each": 0},),
}


def solve(task, seed, most=MOST, **changes):
    """One training: (whether it was solved, updates, seconds of training, the last report)."""
    options = {name: value for name, value in changes.items() if name in live.LIVE[task].OPTIONS}
    rest = {name: value for name, value in changes.items() if name not in options}
    settings = live.defaults(task, seed=seed, options=tuple(sorted(options.items())), **rest)
    training, seconds, report = live.begin(settings), 0.0, None
    while training.updates < most:
        started = time.perf_counter()
        try:
            training = live.advance(training, EVERY)
        except live.Diverged as fault:
            return False, fault.update, seconds, live.check(fault.training)
        seconds += time.perf_counter() - started
        report = live.check(training)
        if report.solved:
            break
    return report.solved, training.updates, seconds, report


def line(task, cell, changes, seeds, most):
    """The best rate's line of the table."""
    best = None
    for rate in RATES[cell]:
        given = changes | ({} if rate is None else {"rate": rate})
        runs = [solve(task, seed, most, cell=cell, **given) for seed in range(seeds)]
        solved = [run for run in runs if run[0]]
        updates, seconds = (statistics.median(run[k] for run in solved or runs) for k in (1, 2))
        far = [f"{run[3].far:.2f}" for run in runs if run[3].far is not None]
        values = ", ".join(f"{run[3].value:.3g}" for run in runs)
        found = (len(solved), -updates), seconds, rate, values, " ".join(far), runs[0][3].control
        best = found if best is None or found[0] > best[0] else best
    (solved, updates), seconds, rate, values, far, control = best
    name = f"{task} {' '.join(f'{k} {v:g}' for k, v in changes.items())}".strip()
    rate = live.LIVE[task].DEFAULTS["rate"] if rate is None else rate
    took = f"{-updates:6.0f} {seconds:7.2f} s" if solved else f"{'-':>6} {seconds:7.2f} s"
    return f"{name:28} {cell:5} {rate:<6g} {solved}/{seeds} {took}   {values:24} {control:.3g} {far}"


def main():
    """Print the table."""
    ask = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ask.add_argument("tasks", nargs="*", help="all of them, if none is named")
    ask.add_argument("--seeds", type=int, default=3)
    ask.add_argument("--most", type=int, default=MOST, help="updates")
    ask.add_argument("--cells", nargs="*", default=tuple(RATES))
    given = ask.parse_args()
    print(f"{'task':28} {'cell':5} {'rate':6} solved updates training   metric of each seed      control, far")
    for task in given.tasks or live.LIVE:
        for changes in ({}, *VARIANTS.get(task, ())):
            for cell in given.cells:
                print(line(task, cell, changes, given.seeds, given.most), flush=True)


if __name__ == "__main__":
    main()
