"""Measure how far back each cell remembers: `python -m lstm.presets.gaps`. A minute for each seed, on one core.

Writes far/gaps.json, plain numbers, and for each cell the network of the first seed, far/<cell>.npz.
"""

import json
import time
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from lstm.experiments import gaps
from lstm.model import Model, arrays, load, save, with_arrays

FOLDER = Path(__file__).parent / "far"
FILE = FOLDER / "gaps.json"
SEEDS = (0, 1, 2)


def main() -> None:
    """Train, measure, write."""
    FOLDER.mkdir(exist_ok=True)
    found = {"gaps": list(gaps.GAPS), "updates": gaps.UPDATES, "trigram": gaps.shares(None), "cells": {}}
    for cell in gaps.CELLS:
        runs = [made(cell, seed) for seed in SEEDS]
        found["cells"][cell] = runs
        FILE.write_text(json.dumps(found, indent=1))


def made(cell: str, seed: int) -> dict[str, Any]:
    """Train and measure one network: what is stored of it."""
    plan, began = gaps.settings(cell, seed), time.process_time()
    training = gaps.advance(gaps.begin(plan), plan.horizon)
    seconds = round(time.process_time() - began, 1)
    model = gaps.model_of(training)
    rounded = {name: array.astype(np.float32).astype(float) for name, array in arrays(model).items()}
    shipped = with_arrays(model, rounded)  # what is measured is what the file will hold
    right = gaps.shares(shipped)
    loss = round(float(training.records.loss[-200:].mean()), 4)
    if seed == SEEDS[0]:
        save(FOLDER / f"{cell}.npz", shipped)
    weights = sum(array.size for array in rounded.values())
    one = {
        "seed": seed,
        "settings": plan._asdict(),
        "weights": weights,
        "seconds": seconds,
        "loss": loss,
        "right": right,
    }
    print(cell, one, flush=True)
    return one


@lru_cache(maxsize=1)
def stored() -> dict[str, Any]:
    """What was measured: gaps, updates, the trigram's shares, and under each cell its seeds' settings and shares."""
    return json.loads(FILE.read_text())


@lru_cache(maxsize=4)
def network(cell: str) -> Model:
    """The network of the first seed."""
    return load(FOLDER / f"{cell}.npz")


def band(runs: Sequence[dict[str, Any]]) -> tuple[list[float], list[float], list[float]]:
    """(lowest, middle, highest) share at each gap over the seeds: three lists."""
    right = np.array([one["right"] for one in runs])
    return right.min(axis=0).tolist(), np.median(right, axis=0).tolist(), right.max(axis=0).tolist()


if __name__ == "__main__":
    main()
