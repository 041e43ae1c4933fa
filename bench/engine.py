"""How fast the engine trains, beside PyTorch, beside NumPy written the usual ways, and beside NumPy's own limit.

    python -m venv bench-env && bench-env/bin/pip install -r requirements-bench.txt
    bench-env/bin/python bench/engine.py [--rounds 15] [--sizes 16,20,16,16 ...]

One update of an LSTM is measured: forwards, back through time from a given gradient at every h, clip, Adam. In every
round each candidate runs right after ours, on one core and one thread; printed are medians over rounds of its time
through ours, so above 1 ours is faster. Candidates read the same numbers in the layout they like best, and before
anything is timed all must agree with ours on h and on every gradient.

With --cells: how many updates each other cell makes where the LSTM makes one, at equal units. Half of one is asked of
those that came after it.

"Floor" is the least that NumPy can take for this arithmetic: the very calls of a step, forwards and back, replayed on
the buffers of one step, which stay in the fastest cache; and the calls that serve many steps at once. Printed is the
floor's time through ours, in percent. Only ratios mean something on a machine that others use too, and even those move
by some percent from run to run: repeat before believing a small difference.
"""

import os
import sys
from pathlib import Path

for pinned in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"):  # an old kernel, pinned, would halve NumPy's products
    os.environ.pop(pinned, None)
for library in ("OMP", "OPENBLAS", "MKL"):  # must stand before NumPy is loaded
    os.environ[f"{library}_NUM_THREADS"] = "1"
ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

import argparse  # noqa: E402
import statistics  # noqa: E402
import time  # noqa: E402

import numpy as np  # noqa: E402
import peers  # noqa: E402
from floor import Floor  # noqa: E402

from lstm.engine import ENGINES  # noqa: E402
from lstm.training import optimise  # noqa: E402

SIZES = ["1,20,16,16", "1,20,16,64", "16,20,8,8", "16,20,16,16", "32,10,16,32", "32,30,16,32", "16,50,4,64"]
SIZES += ["64,50,16,64", "64,100,64,128"]  # B, T, D, H
RATE, LONGEST = 0.001, 1.0
SPELL = 0.003  # seconds at a time: shorter than what a busy machine gives to others in between


class Ours:
    """The engine and Adam, on random weights and sequences."""

    def __init__(self, size, dtype, cell="lstm"):
        rng, (B, T, D, H) = np.random.default_rng(0), size
        self.engine = ENGINES[cell](D, H, dtype)
        self.engine.theta[:] = rng.uniform(-1, 1, self.engine.theta.size) / np.sqrt(H)
        self.xs, self.dhs = (rng.normal(size=(T, n, B)).astype(dtype) for n in (D, H))
        self.memory = optimise.begin("adam", self.engine.theta)

    def forward(self):
        """Returns h, (T, H, B)."""
        return self.engine.forward(self.xs)

    def both(self):
        """Forwards and back."""
        self.engine.forward(self.xs)
        self.engine.backward(self.dhs)

    def update(self):
        """Forwards, back, clip, Adam."""
        self.both()
        engine, short = self.engine, optimise.clip(self.engine.grad, LONGEST)
        engine.theta[:], self.memory = optimise.update("adam", engine.theta, short.gradient, self.memory, RATE)


def agree(ours, peer, dtype):
    """Stop if a peer does not compute what ours computes."""
    ours.both()
    peer.both()
    rough = 1e-10 if dtype == np.float64 else 1e-3
    pairs = [(ours.engine.hx[1 : len(ours.xs) + 1, : ours.engine.n_hidden], peer.h())]
    pairs += [(ours.engine.gradient[k], d) for k, d in peer.gradient().items()]
    for mine, theirs in pairs:
        if not np.allclose(mine, theirs, rtol=rough, atol=rough * np.abs(mine).max()):
            raise SystemExit(f"{type(peer).__name__} does not agree with ours: nothing measured")


def seconds(act, n):
    """What one of n acts takes."""
    started = time.perf_counter()
    for _ in range(n):
        act()
    return (time.perf_counter() - started) / n


def race(ours, others, rounds):
    """The time of each other act through that of ours, the median over rounds; and the seconds of ours."""
    for act in (ours, *others):
        act()
        act()
    once = seconds(ours, 3)
    n = max(1, int(SPELL / once))
    ratios, base = [[] for _ in others], []
    for _ in range(max(rounds, int(0.25 / (n * once)))):
        base.append(seconds(ours, n))
        for found, act in zip(ratios, others, strict=True):
            before, other, after = seconds(ours, n), seconds(act, n), seconds(ours, n)
            found.append(2.0 * other / (before + after))
            base += [before, after]
    return [statistics.median(found) for found in ratios], statistics.median(base)


def measure(size, torch, rounds):
    """Everything for one size: column -> ratio."""
    found = {}
    for dtype, bits in ((np.float64, "64"), (np.float32, "32")):
        ours = Ours(size, dtype)
        others = {f"torch {bits}": torch} if torch else {}
        if bits == "64":
            others |= {"naive": peers.Naive, "Karpathy": peers.Karpathy, "cells": peers.Readable}
        others = {name: make(ours, RATE, LONGEST) for name, make in others.items()}
        for other in others.values():
            agree(ours, other, dtype)
        ratios, time_of_ours = race(ours.update, [other.update for other in others.values()], rounds)
        found |= {f"ours {bits} us": 1e6 * time_of_ours, **dict(zip(others, ratios, strict=True))}
        least = Floor(ours)
        for name in ("forward", "both"):
            (share,), _ = race(getattr(ours, name), [getattr(least, name)], rounds)
            found[f"floor {bits} {name}"] = 100.0 * share
    return found


def cells(size, rounds):
    """Cell -> its updates for one of the LSTM's, both with the same units, in float32 as training has it.

    By the least processor time of some rounds: what else the machine does only adds to that.
    """
    least = dict.fromkeys(ENGINES, float("inf"))
    updates = {name: Ours(size, np.float32, name).update for name in ENGINES}
    for _ in range(rounds + 1):
        for name, update in updates.items():
            began = time.process_time()
            for _ in range(3):
                update()
            least[name] = min(least[name], time.process_time() - began)
    return {name: least["lstm"] / spent for name, spent in least.items()}


def bars(table):
    """What was promised, and at which sizes it does not hold: (bar, [(size, figure)])."""
    small = {size: row for size, row in table.items() if size[3] <= 32}
    wanted = [
        ("2 x PyTorch float64", table, "torch 64", 2.0),
        ("4 x PyTorch float64 at H <= 32", small, "torch 64", 4.0),
        ("1 x PyTorch float32", table, "torch 32", 1.0),
        ("1.3 x PyTorch float32 at H <= 32", small, "torch 32", 1.3),
        *((f"ahead of {name}", table, name, 1.0) for name in ("naive", "Karpathy", "cells")),
        *((f"85 % of the floor forwards, float{bits}", table, f"floor {bits} forward", 85.0) for bits in (64, 32)),
        *((f"80 % of the floor both ways, float{bits}", table, f"floor {bits} both", 80.0) for bits in (64, 32)),
    ]
    for bar, rows, column, least in wanted:
        if all(column in row for row in rows.values()):
            yield bar, [(size, row[column]) for size, row in rows.items() if row[column] < least]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15, help="at least")
    parser.add_argument("--sizes", nargs="+", default=SIZES, help="B,T,D,H")
    parser.add_argument("--cells", action="store_true", help="the other cells alone")
    options = parser.parse_args()
    torch, table = peers.torch_peer(), {}
    for text in options.sizes if options.cells else ():
        found = cells(tuple(map(int, text.split(","))), options.rounds)
        print(f"{text:>14}  " + "  ".join(f"{name} {ratio:.2f}" for name, ratio in found.items()), flush=True)
    if options.cells:
        return
    if torch is None:
        print("PyTorch is missing, so nothing is compared with it. To have it, in an environment of its own:")
        print("  python -m venv bench-env && bench-env/bin/pip install -r requirements-bench.txt")
        print("  bench-env/bin/python bench/engine.py\n")
    for text in options.sizes:
        size = tuple(map(int, text.split(",")))
        row = table[size] = measure(size, torch, options.rounds)
        if len(table) == 1:
            print(f"{'B,T,D,H':>14}  " + "  ".join(row))
        print(
            f"{text:>14}  "
            + "  ".join(f"{figure:{len(name)}.{0 if figure > 50 else 2}f}" for name, figure in row.items())
        )
    print("\nours: microseconds of one update. floor: percent. The others: times ours; above 1 ours is faster.\n")
    for bar, missed in bars(table):
        print(f"{'MISSED' if missed else 'met   '}  {bar}" + "".join(f"; {s}: {f:.2f}" for s, f in missed))


if __name__ == "__main__":
    main()
