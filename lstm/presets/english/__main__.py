"""`python -m lstm.presets.english`: fetch the texts, train, measure. Interrupted, it goes on."""

import argparse
import time
from pathlib import Path

from lstm.numbers import clock, fixed
from lstm.presets.english import corpus, number_units, ship, train, tried

CELLS = "gru and rnn get as many weights and seconds as the lstm; tried: what else was tried; units: those of number"
FOLDER = Path.home() / ".cache" / "inside-the-lstm" / "english"


def main() -> None:
    """Train what the command line names."""
    ask = argparse.ArgumentParser(prog="python -m lstm.presets.english", description=__doc__)
    ask.add_argument("cells", nargs="*", default=["lstm"], help=CELLS)
    ask.add_argument("--folder", type=Path, default=FOLDER, help="where packages and checkpoints are kept")
    ask.add_argument("--epochs", type=float, help="passes of the LSTM over the text, if not those of before")
    chosen = ask.parse_args()
    data = corpus.corpus(chosen.folder, say)
    for name in chosen.cells:
        if name == "tried":
            tried.every(data, chosen.folder, told)
        elif name == "units":
            number_units.store()
        else:
            network(name, data, chosen.folder, chosen.epochs)


def network(cell: str, data: corpus.Corpus, folder: Path, epochs: float | None) -> None:
    """Train, measure and ship the network of a cell: in so many passes of the LSTM, above 0, or those of before."""
    usual = train.Plan()
    usual = usual._replace(epochs=epochs or train.epochs_in(folder / "lstm.npz") or usual.epochs)
    plan, file = usual._replace(size=train.of_equal_weights(usual.size, cell)), folder / f"{cell}.npz"
    if cell != usual.size.cell:
        plan = plan._replace(epochs=train.epochs_in(file) or train.of_equal_seconds(usual, plan, data))
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
