"""Train the forecasters of every series that comes with the app: `python -m lstm.presets.forecasts`. Half a minute.

Writes series/forecasts.npz: for every series and every way to learn it the weights of five LSTMs; and what they, GRUs
and plain RNNs reached.
"""

import json
from functools import lru_cache
from pathlib import Path
from time import process_time

import numpy as np

from lstm import forecast
from lstm.forecast.train import SEEDS, settings_for
from lstm.live.fold import begin
from lstm.live.tasks._known_series import SERIES, WAYS

FILE = Path(__file__).parent / "series" / "forecasts.npz"
COMPARED = ("lstm", "gru", "rnn")
AHEAD = 12  # steps on its own in the comparison of the cells
OF_EACH = 3  # seeds in that comparison


def main():
    """Train, measure, write."""
    FILE.parent.mkdir(exist_ok=True)
    arrays, updates, cells = {}, {}, {}
    for which, one in enumerate(SERIES):
        cells[which] = {}
        for learn in range(len(WAYS)):
            key = f"{which}.{learn}"
            for cell in COMPARED if learn == one.learn else ("lstm",):
                began = process_time()
                planned = forecast.plan(settings_for(cell, which, learn))
                runs = [forecast.single(planned, seed) for seed in (SEEDS if cell == "lstm" else SEEDS[:OF_EACH])]
                seconds = process_time() - began
                if cell == "lstm":
                    arrays[key] = np.stack([run.flat for run in runs]).astype(np.float32)
                    updates[key] = planned.updates
                if learn == one.learn:
                    cells[which][cell] = figures(runs[:OF_EACH], planned.updates, seconds / (1 + len(runs)))
                print(one.name, WAYS[learn], cell, planned.updates, f"{seconds:.1f} s", flush=True)
    head = {"updates": updates, "cells": cells, "ahead": AHEAD}
    np.savez_compressed(FILE, head=np.array(json.dumps(head)), **arrays)


def figures(runs, updates, seconds):
    """What networks of one cell reach, as JSON; their weights rounded as the file holds them."""
    rounded = [run._replace(flat=run.flat.astype(np.float32).astype(float)) for run in runs]
    row = next(row for row in forecast.rows([forecast.read(run) for run in rounded], AHEAD) if row.key == "lstm")
    return {
        "one": [round(off, 4) for off in row.one],
        "free": [round(off, 4) for off in row.free],
        "updates": updates,
        "weights": runs[0].flat.size,
        "seconds": round(seconds, 1),
    }


@lru_cache(maxsize=1)
def stored():
    """(head, arrays): updates and figures, and the weights by series and way, (5, P)."""
    with np.load(FILE, allow_pickle=False) as file:
        arrays = {name: file[name].astype(float) for name in file.files if name != "head"}
        return json.loads(str(file["head"])), arrays


@lru_cache(maxsize=32)
def networks(which, learn):
    """The five LSTMs of a series and a way to learn it, as Trainings."""
    head, arrays = stored()
    key = f"{which}.{learn}"
    settings = [settings_for("lstm", which, learn, seed=seed) for seed in SEEDS]
    return tuple(
        begin(one)._replace(flat=flat, updates=head["updates"][key])
        for one, flat in zip(settings, arrays[key], strict=True)
    )


def compared(which):
    """cell -> what three networks of it reached on a series: see `figures`."""
    return stored()[0]["cells"][str(which)]


if __name__ == "__main__":
    main()
