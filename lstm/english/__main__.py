"""`python -m lstm.english`: fetch the texts, train, measure. Started again after an interruption, it goes on."""

import argparse
import time
from pathlib import Path

from lstm.english import corpus, train

FOLDER = Path.home() / ".cache" / "inside-the-lstm" / "english"


def main() -> None:
    """Train what the command line names."""
    ask = argparse.ArgumentParser(prog="python -m lstm.english", description=__doc__)
    ask.add_argument("cells", nargs="*", default=["lstm"])
    ask.add_argument("--folder", type=Path, default=FOLDER, help="where packages and checkpoints are kept")
    ask.add_argument("--epochs", type=float, default=train.Plan().epochs, help="passes over the text")
    chosen = ask.parse_args()
    data = corpus.corpus(chosen.folder, say)
    for cell in chosen.cells:
        plan = train.Plan()._replace(epochs=chosen.epochs)
        plan = plan._replace(size=plan.size._replace(cell=cell))
        train.train(plan, data, chosen.folder / f"{cell}.npz", say=told)


def told(state: train.Training, last: int) -> None:
    """A line of progress."""
    say(f"update {state.updates} of {last}: loss {state.losses[-1]:.3f}, {state.seconds:.0f} s of computing")


def say(line: str) -> None:
    """Print a line with the time, at once."""
    print(time.strftime("%H:%M:%S"), line, flush=True)


if __name__ == "__main__":
    main()
