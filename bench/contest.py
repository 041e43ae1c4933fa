"""What came after the LSTM, on small tasks: `python bench/contest.py [task or contestant ... | growth]`.

Writes lstm/experiments/contest.json, which the page "After the LSTM" shows. On one core, for every task and contestant,
each with as many weights:

- cost: the least milliseconds of processor time for an update; updates: as many as fit into the task's seconds;
- rate: the best of the learning rates RATES, by a network with a seed of its own, trained for half as long: at the
  trained length, and of those that are level there, at twice that;
- trained, twice: the share right at the trained length and at twice that, for each of three seeds.

And "growth": milliseconds and numbers held for one more step of a text, after so many steps.
"""

import json
import os
import sys
import time
from datetime import date
from pathlib import Path

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[threads] = "1"
sys.path.insert(0, str(Path(__file__).parent.parent))
import numpy as np  # noqa: E402

from lstm.cells import CELLS  # noqa: E402
from lstm.engine.minlstm import scan  # noqa: E402
from lstm.experiments import contest  # noqa: E402
from lstm.live.run import within  # noqa: E402
from lstm.live.updates import advance, begin  # noqa: E402
from lstm.networks import attention  # noqa: E402

STEPS = (16, 128, 1024, 8192)
WIDTH, ROUNDS = 16, 20


def cost(training, rounds=5, updates=4):
    """The least milliseconds for an update."""
    training, found = advance(training, 1), []
    for _ in range(rounds):
        began = time.process_time()
        advance(training, updates)
        found.append(1e3 * (time.process_time() - began) / updates)
    return min(found)


def measured(task, who):
    """How one contestant does on one task."""
    seconds, one = contest.TASKS[task].seconds, contest.TASKS[task]
    ms = cost(begin(contest.settings(who, task, contest.TRIED, 0.01)))
    updates = min(contest.MOST, int(1e3 * seconds / ms))
    tried = {rate: trained(task, who, contest.TRIED, rate, updates // 2) for rate in contest.RATES}
    rate = max(
        contest.RATES, key=lambda rate: [contest.right(tried[rate], asked) for asked in (one.options, one.twice)]
    )
    runs = [trained(task, who, seed, rate, updates) for seed in contest.SEEDS]
    return {
        "weights": runs[0].flat.size,
        "units": runs[0].settings.units,
        "cost": round(ms, 3),
        "updates": updates,
        "rate": rate,
        "trained": [contest.right(run, one.options) for run in runs],
        "twice": [contest.right(run, one.twice) for run in runs],
    }


def trained(task, who, seed, rate, updates):
    """A contestant after so many updates, or where its numbers ran away."""
    return within(begin(contest.settings(who, task, seed, rate)), updates).training


def growth():
    """What one more step costs as the text grows: milliseconds, and numbers held, after each of STEPS."""
    rng, xs = np.random.default_rng(0), np.random.default_rng(1).normal(size=(1, max(STEPS), WIDTH))
    cell, w = CELLS["lstm"], CELLS["lstm"].init(WIDTH, WIDTH, rng)
    looks = attention.weights(WIDTH, WIDTH, contest_blocks(), rng)
    found = {"steps": STEPS, "lstm": [], "attention": [], "loop": [], "scan": []}
    for steps in STEPS:
        state = cell.start(WIDTH, (1,))
        found["lstm"].append([quickest(lambda state=state: cell.step(w, xs[:, 0], state)), 2 * WIDTH])
        held = 2 * contest_blocks() * steps * WIDTH  # keys and values of every step
        found["attention"].append([quickest(lambda steps=steps: one_more(looks, steps)), held])
        kept, added = rng.random((steps, 1, WIDTH)), rng.normal(size=(steps, 1, WIDTH))
        found["loop"].append(quickest(lambda kept=kept, added=added: in_turn(kept, added)))
        found["scan"].append(quickest(lambda kept=kept, added=added: scan(kept, added)))
    return found


def contest_blocks():
    """Blocks of the attention in the contest."""
    from lstm.live.forms.attention import BLOCKS

    return BLOCKS


def one_more(w, steps):
    """One more step of attention whose keys and values of all steps before are kept: its arithmetic, no more."""
    x, kept = np.ones(WIDTH), np.ones((steps, WIDTH))
    for k in range(contest_blocks()):
        q, _, _ = (w[f"block{k}.W_{letter}"] @ x for letter in "qkv")
        scores = np.exp(kept @ q / np.sqrt(WIDTH))
        x = x + w[f"block{k}.W_o"] @ (scores / scores.sum() @ kept)
        x = x + w[f"block{k}.W_2"] @ np.maximum(w[f"block{k}.W_1"] @ x, 0.0)
    return x


def in_turn(kept, added):
    """The same as the scan, a step after the other."""
    h, all_of = np.zeros_like(added[0]), []
    for k, a in zip(kept, added, strict=True):
        h = k * h + a
        all_of.append(h)
    return np.stack(all_of)


def quickest(do):
    """The least milliseconds of processor time that something takes."""
    found = []
    for _ in range(ROUNDS):
        began = time.process_time()
        do()
        found.append(1e3 * (time.process_time() - began))
    return round(min(found), 4)


def main():
    """Measure, print and write what is named, or all."""
    found = json.loads(contest.FILE.read_text()) if contest.FILE.exists() else {"tasks": {}}
    asked = sys.argv[1:]
    for task in [name for name in asked if name in contest.TASKS] or ({} if asked == ["growth"] else contest.TASKS):
        table = found["tasks"].setdefault(task, {})
        for who in [name for name in asked if name in contest.CONTESTANTS] or contest.CONTESTANTS:
            table[who] = measured(task, who)
            print(task, who, table[who], flush=True)
            found |= {"date": date.today().isoformat(), "seeds": list(contest.SEEDS), "rates": list(contest.RATES)}
            contest.FILE.write_text(json.dumps(found, indent=1) + "\n")
    if asked in ([], ["growth"]):
        found["growth"] = growth()
    contest.FILE.write_text(json.dumps(found, indent=1) + "\n")


if __name__ == "__main__":
    main()
