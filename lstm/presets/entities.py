"""Measure what the page on named entities says beside its table, and write it down.

    python -m lstm.presets.entities

Three networks that read forwards only are trained like the shipped one, with about as many weights; and the shipped
network and the lookup table are judged by the sentences written by hand.
"""

import json
from types import SimpleNamespace
from typing import Any, cast

import numpy as np

from lstm.live import LIVE, advance, begin, defaults
from lstm.live.check import SEED, TESTED, run_through, score
from lstm.live.tasks import Task
from lstm.live.tasks import entities as task
from lstm.live.updates import Training
from lstm.presets import apps

FILE = task.DATA_FOLDER / "entities.json"
FORWARDS = "entities_forwards"  # the same task for a network that reads one way; only here
UNITS = 24  # one way: about as many weights as 12 each way


def by_hand(training: Training, *file: str) -> float:
    """The F1 of a network, 0..1, on the sentences written by hand."""
    examples, _ = task.by_hand(*file)
    return float(task.score(run_through(training, examples)[0], examples, {}))


def forwards(seed: int) -> Training:
    """A network that reads one way, trained."""
    return advance(begin(defaults(FORWARDS, units=UNITS, seed=seed)), task.SHIPPED)


def measure() -> dict[str, Any]:
    """Everything that is written."""
    LIVE[FORWARDS] = cast(
        Task, SimpleNamespace(**{name: value for name, value in vars(task).items() if name != "FORM"})
    )
    far = task.draw_far(np.random.default_rng(SEED), TESTED, {})
    test = task.draw_test(np.random.default_rng(SEED), TESTED, {})
    runs = [forwards(seed) for seed in (0, 1, 2)]
    hand, harder = (task.by_hand(*file)[0] for file in ((), (task.HARDER,)))
    shipped = apps.training("entities")
    return {
        "hand": by_hand(shipped),
        "hand_table": task.control(hand, {}),
        "harder": by_hand(shipped, task.HARDER),
        "harder_table": task.control(harder, {}),
        "far_table": task.control(far, {}),
        "forwards": {
            "weights": int(runs[0].flat.size),
            "test": [score(one, test) for one in runs],
            "far": [score(one, far) for one in runs],
            "hand": [by_hand(one) for one in runs],
        },
    }


if __name__ == "__main__":
    FILE.write_text(json.dumps(measure(), indent=1) + "\n")
    print(FILE.read_text())
