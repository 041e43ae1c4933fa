"""`python -m lstm.presets.english`: fetch the texts, train, measure. Interrupted, it goes on."""

import argparse
import time
from pathlib import Path

from lstm.numbers import clock, fixed
from lstm.presets.english import corpus, ship, train

FOLDER = Path.home() / ".cache" / "inside-the-lstm" / "english"


def main() -> None:
    """Train what the command line names."""
    ask = argparse.ArgumentParser(prog="python -m lstm.presets.english", description=__doc__)
    ask.add_argument("cells", nargs="*", default=["lstm"], help="gru and rnn get as many weights, and as many seconds")
    ask.add_argument("--folder", type=Path, default=FOLDER, help="where packages and checkpoints are kept")
    ask.add_argument("--epochs", type=float, default=train.Plan().epochs, help="passes over the text")
    chosen = ask.parse_args()
    data = corpus.corpus(chosen.folder, say)
    usual = train.Plan()._replace(epochs=chosen.epochs)
    for cell in chosen.cells:
        plan = usual._replace(size=train.of_equal_weights(usual.size, cell))
        file = chosen.folder / f"{cell}.npz"
        if cell != usual.size.cell:
            known = train.epochs_in(file) if file.exists() else None
            plan = plan._replace(epochs=known or train.of_equal_seconds(usual, plan, data))
        done = train.train(plan, data, file, say=told)
        say(f"measuring the {cell}")
        say(str(ship.ship(plan, data, done)["figures"]))


def told(state: train.Training, last: int) -> None:
    """A line of progress."""
    say(f"update {state.updates} of {last}: loss {fixed(state.losses[-1], 3)}, after {clock(state.seconds)}")


def say(line: str) -> None:
    """Print a line with the time, at once."""
    print(time.strftime("%H:%M:%S"), line, flush=True)


if __name__ == "__main__":
    main()
