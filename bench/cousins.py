"""What the LSTM's cousins cost and can: `python bench/cousins.py [part ...]`, and the page "Cousins" shows it.

Writes lstm/live/data/cousins.json. On one core:

- cost: the least milliseconds of processor time for one update on the task "adding": 16 units, 32 sequences of 50;
- recall, adding, count: five seeds of each on the task as it comes, each cell with its best known learning rate (see
  bench/race.py, which chose them with other seeds), for at most twice the updates within which the LSTM solves it:
  how many solved it, the median updates, the median of the metric at the end;
- sentences: the shipped networks on streams of ten everyday sentences, held out of training, nothing emptied between
  them: the share of last words right in the first sentence, the second, and so on. All were trained on streams of two.
"""

import json
import os
import sys
import time
from functools import partial
from pathlib import Path

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[threads] = "1"
sys.path.insert(0, str(Path(__file__).parent.parent))
from lstm import presets  # noqa: E402
from lstm.everyday import evaluate  # noqa: E402
from lstm.live import cousins, race  # noqa: E402

IN_A_ROW, STREAMS = 10, 200


def cost():
    """Milliseconds for one update."""
    return {key: round(ms, 3) for key, ms in cousins.costs(60, 5, time.process_time).items()}


def task(name):
    """How all do on a task."""
    return {key: one._asdict() for key, one in cousins.results(race.go(cousins.start(name))).items()}


def sentences():
    """How the shipped networks do on sentences in a row."""
    cells = {key: one.cell for key, one in cousins.COUSINS.items() if not one.changes}
    return {key: evaluate.in_a_row(presets.load(cell), "everyday", IN_A_ROW, STREAMS) for key, cell in cells.items()}


PARTS = {"cost": cost, "sentences": sentences} | {name: partial(task, name) for name in cousins.TASKS}


def main():
    """Measure, print and write what is named, or all."""
    found = json.loads(cousins.FILE.read_text()) if cousins.FILE.exists() else {}
    for part in sys.argv[1:] or PARTS:
        found[part] = PARTS[part]()
        print(part, found[part], flush=True)
    found["about"] = {"seeds": cousins.SEEDS, "streams": STREAMS}
    cousins.FILE.write_text(json.dumps(found, indent=1) + "\n")


if __name__ == "__main__":
    main()
