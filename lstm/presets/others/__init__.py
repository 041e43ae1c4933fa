"""Two real networks of others, for those who have none of their own at hand. Source: NOTICE.md says whose they are."""

from pathlib import Path
from typing import NamedTuple

import numpy as np

from lstm import importers
from lstm.linear import Weights

FOLDER = Path(__file__).parent
NAMES = {"silero-vad": "silero-vad-heard.npz", "chars2vec": "chars2vec-read.npz"}  # name -> what it was given, and made
WORDS = {"chars2vec": "antidisestablishmentarianism"}


class Other(NamedTuple):
    """A network, and what its own runtime made of an input."""

    file: importers.Found  # as its file was read
    found: importers.Found  # as it has to be read, which parity finds out
    x: np.ndarray  # (T, D)
    h: np.ndarray  # (T, H) of its first layer
    columns: Weights  # name -> (T,): what is known of each step
    words: tuple[str, ...]  # T, or none


def load(name: str) -> Other:
    """One of NAMES: its layers, x (T, D), h (T, H), and columns (T,)."""
    with np.load(FOLDER / NAMES[name], allow_pickle=False) as stored:
        arrays = {key: stored[key] for key in stored.files}
    columns = {key: array for key, array in arrays.items() if array.ndim == 1}
    file = importers.read(FOLDER / f"{name}.npz")
    found = importers.corrected(file, importers.parity(file, arrays["x"], arrays["h"])[0])
    words = WORDS.get(name, ())
    return Other(file, found, arrays["x"], arrays["h"], columns, tuple(words))
