"""Train the forecasters of every series that comes with the app: `python -m lstm.presets.forecasts`. Ten seconds.

Writes series/forecasts.npz: for every series and every way to learn it the weights of five LSTMs.
"""

import json
from functools import lru_cache
from pathlib import Path

import numpy as np

from lstm.domains.known_series import SERIES, WAYS
from lstm.experiments import forecast
from lstm.experiments.forecast.train import SEEDS, settings_for
from lstm.linear import Weights
from lstm.live.updates import Training, begin

FILE = Path(__file__).parent / "series" / "forecasts.npz"


def main() -> None:
    """Train and write."""
    FILE.parent.mkdir(exist_ok=True)
    arrays, updates = {}, {}
    for which, one in enumerate(SERIES):
        for learn in range(len(WAYS)):
            key = f"{which}.{learn}"
            planned = forecast.plan(settings_for("lstm", which, learn))
            arrays[key] = np.stack([forecast.single(planned, seed).flat for seed in SEEDS]).astype(np.float32)
            updates[key] = planned.updates
            print(one.name, WAYS[learn], planned.updates, flush=True)
    np.savez_compressed(FILE, head=np.array(json.dumps({"updates": updates})), **arrays)


@lru_cache(maxsize=1)
def stored() -> tuple[dict[str, dict[str, int]], Weights]:
    """(head, arrays): how many updates, and the weights (5, P), by series and way."""
    with np.load(FILE, allow_pickle=False) as file:
        arrays = {name: file[name].astype(float) for name in file.files if name != "head"}
        return json.loads(str(file["head"])), arrays


@lru_cache(maxsize=32)
def networks(which: int, learn: int) -> tuple[Training, ...]:
    """The five LSTMs of a series, 0 to 3, and a way to learn it, 0 to 2, as Trainings."""
    head, arrays = stored()
    key = f"{which}.{learn}"
    settings = [settings_for("lstm", which, learn, seed=seed) for seed in SEEDS]
    return tuple(
        begin(one)._replace(flat=flat, updates=head["updates"][key])
        for one, flat in zip(settings, arrays[key], strict=True)
    )


if __name__ == "__main__":
    main()
