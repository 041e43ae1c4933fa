"""Two real networks of others, for those who have none of their own at hand. NOTICE.md says whose they are."""

from pathlib import Path
from typing import NamedTuple

import numpy as np

from lstm import importers
from lstm.linear import Weights

FOLDER = Path(__file__).parent
NAMES = {"silero-vad": "silero-vad-heard.npz", "chars2vec": "chars2vec-read.npz"}  # name -> what it was given, and made


class Other(NamedTuple):
    """A network, and what its own runtime made of an input."""

    found: importers.Found
    x: np.ndarray  # (T, D)
    h: np.ndarray  # (T, H) of its first layer
    columns: Weights  # name -> (T,): what is known of each step


def load(name: str) -> Other:
    """One of NAMES: its layers, x (T, D), h (T, H), and columns (T,)."""
    with np.load(FOLDER / NAMES[name], allow_pickle=False) as stored:
        arrays = {key: stored[key] for key in stored.files}
    columns = {key: array for key, array in arrays.items() if array.ndim == 1}
    return Other(importers.read(FOLDER / f"{name}.npz"), arrays["x"], arrays["h"], columns)
