"""Networks that are ready for what LSTMs are used for: one small file for each task that ships one.

    python -m lstm.presets.apps                  all of them; a minute or a few for each, on one core
    python -m lstm.presets.apps music french     some

A file holds the weights as float32 and a head in JSON: the settings, and what was measured.
"""

import json
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np

from lstm.live import LIVE, Training, begin, model_of, updates
from lstm.live.restored import settings_of
from lstm.live.updates import flatten
from lstm.model import Model

FOLDER = Path(__file__).parent


def variants(task: str) -> dict[str, dict[str, Any]]:
    """The names of what a task ships, each with what it changes of its usual settings; usually one, named ""."""
    return getattr(LIVE[task], "VARIANTS", {"": {}}) if hasattr(LIVE[task], "SHIPPED") else {}


def shipped() -> tuple[str, ...]:
    """The names of all tasks that ship a network."""
    return tuple(name for name in LIVE if variants(name))


def names() -> tuple[str, ...]:
    """What every network that is shipped goes by: its task, and its variant if it has several, as in "series-co2"."""
    return tuple(named(task, variant) for task in shipped() for variant in variants(task))


def named(task: str, variant: str = "") -> str:
    """What one network goes by."""
    return f"{task}{'-' * bool(variant)}{variant}"


def file_of(task: str, variant: str = "") -> Path:
    """Where the network of a task, or of one of its variants, is kept."""
    return FOLDER / f"{named(task, variant)}.npz"


@lru_cache(maxsize=16)
def training(task: str, variant: str = "") -> updates.Training:
    """The network of a task as a Training, to be checked, run, and looked into. It keeps no record of its updates."""
    with np.load(file_of(task, variant), allow_pickle=False) as stored:
        arrays = {name: stored[name].astype(float) for name in stored.files if name != "head"}
        head = json.loads(str(stored["head"]))
    fresh = begin(settings_of(head["settings"], head["updates"]))
    return fresh._replace(flat=flatten(fresh.shapes, arrays), updates=head["updates"])


@lru_cache(maxsize=16)
def figures(task: str, variant: str = "") -> dict[str, Any]:
    """What was measured of a network and of its contenders: what lstm.presets.apps.__main__ writes."""
    with np.load(file_of(task, variant), allow_pickle=False) as stored:
        return json.loads(str(stored["head"]))["figures"]


@lru_cache(maxsize=16)
def model(name: str) -> Model:
    """A network by what it goes by, as lstm.Model: all of it, or the part that reads one way."""
    task, _, variant = name.partition("-")
    made = model_of(training(task, variant))
    return made._replace(about=made.about | {"shipped": task})


def save(file: Path | BytesIO, made: Training, measured: dict[str, Any]) -> None:
    """Write a Training's network and what was measured of it."""
    names, sizes = zip(*((name, int(np.prod(shape))) for name, shape in made.shapes), strict=True)
    parts = np.split(made.flat.astype(np.float32), np.cumsum(sizes)[:-1])
    arrays = {name: part.reshape(shape) for name, part, (_, shape) in zip(names, parts, made.shapes, strict=True)}
    head = {"settings": made.settings._asdict(), "updates": made.updates, "figures": measured}
    np.savez_compressed(file, allow_pickle=False, head=np.array(json.dumps(head)), **arrays)


__all__ = ["Training", "figures", "file_of", "model", "named", "names", "save", "shipped", "training", "variants"]
