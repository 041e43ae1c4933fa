"""Train the presets: `python -m lstm.presets.train` for all, or with the names of some. Minutes each, on one core."""

import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from lstm.everyday import evaluate, train
from lstm.model import arrays, save, with_arrays

FOLDER = Path(__file__).parent
EARLY = {"gru": 170}  # updates after which the gates are half-formed, if not 300
USUAL = train.Settings()
PLANS = {
    "lstm": USUAL,
    "gru": USUAL._replace(cell="gru"),
    "rnn": USUAL._replace(cell="rnn", rate=0.003, penalty=0.0),  # 0.001 and 0.01 do no better; no gates
    "peephole": USUAL._replace(cell="peephole"),
    "coupled": USUAL._replace(cell="coupled"),
    "lstm1997": USUAL._replace(cell="lstm1997"),
    "slstm": USUAL._replace(cell="slstm", penalty=0.0),  # no price: what is written and what is kept is one share
    "janet": USUAL._replace(cell="janet", penalty=0.0),
    "minlstm": USUAL._replace(cell="minlstm", penalty=0.0),
    "mingru": USUAL._replace(cell="mingru", penalty=0.0),
    "lstm-p0": USUAL._replace(penalty=0.0),
    "lstm-p0.01": USUAL._replace(penalty=0.01),
    "lstm-p0.2": USUAL._replace(penalty=0.2),
}


def make(name: str, plan: train.Settings) -> None:
    """Train one plan and write its file, and for a cell's usual plan the early one on the way."""
    started = time.process_time()
    early = EARLY.get(name, 300)
    training = train.advance(train.begin(plan), early)
    if "-" not in name:
        write(f"{name}-early", training, time.process_time() - started)
    training = train.advance(training, plan.horizon - early)
    write(name, training, time.process_time() - started)


def write(name: str, training: train.Training, seconds: float) -> None:
    """One file: the model, and about it the settings, the figures and the course of the loss; trained for `seconds`."""
    step = max(len(training.losses) // 100, 1)
    curve = [round(sum(some) / len(some), 4) for some in parts(training.losses, step)]
    rounded = {key: array.astype(np.float32).astype(float) for key, array in arrays(training.model).items()}
    shipped = with_arrays(training.model, rounded)  # what is measured is what the file will hold
    about = {
        "task": training.settings.task,
        "settings": training.settings._asdict(),
        "updates": training.updates,
        "seconds": round(seconds, 1),
        "losses": curve,
        "figures": evaluate.figures(shipped, training.settings),
    }
    save(FOLDER / f"{name}.npz", shipped._replace(about=about))
    print(f"{name}: {about['seconds']} seconds, {about['figures']}", flush=True)


def parts(values: Sequence[float], size: int) -> list[Sequence[float]]:
    """Values, any numbers, in parts of one size, at least 1."""
    return [values[k : k + size] for k in range(0, len(values), size)]


if __name__ == "__main__":
    for chosen in sys.argv[1:] or PLANS:
        make(chosen, PLANS[chosen])
