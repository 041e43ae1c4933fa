"""Networks of other libraries with what they compute, as tests/frozen/ keeps them."""

from functools import cache
from pathlib import Path

import numpy as np

FROZEN = Path(__file__).parent / "frozen"


@cache
def vectors():
    """Every network that is frozen: name -> {file, x, h, c, end}."""
    found = {}
    for name in ("networks.npz", "keras_networks.npz", "onnx_networks.npz"):
        with np.load(FROZEN / name) as stored:
            for key in stored.files:
                network, _, part = key.rpartition("/")
                found.setdefault(network, {})[part] = stored[key]
    return found
