"""Files as PyTorch, Keras, Flax and ONNX write them run here as they ran there."""

import numpy as np
import pytest
from networks_kept import vectors

from lstm import importers
from lstm.importers import through

NAMES = [name for name, parts in vectors().items() if "x" in parts]


def tops(found, x):
    """What the highest level of each stack makes of x (T, B, D): the outputs of both directions side by side."""
    for stack in dict.fromkeys(layer.stack for layer in found.layers):
        done = through(found, stack, x)
        top = [trace for layer, trace in done if layer.level == done[-1][0].level]
        ends = [trace.h[0 if layer.reverse else -1] for layer, trace in done if layer.level == done[-1][0].level]
        yield np.concatenate([trace.h for trace in top], axis=-1), np.concatenate(ends, axis=-1), done


@pytest.mark.parametrize("name", NAMES)
def test_a_file_runs_here_as_it_ran_there(name):
    parts = vectors()[name]
    found = importers.read(parts["file"].tobytes())
    if name == "torch relu":  # no file says so
        assert found.layers[0].unsure == ("candidate",) and any("ReLU" in note for note in found.notes)
        found = found._replace(layers=importers.parity(found, parts["x"], parts["h"])[0].layers)
    signal = parts["x"].astype(float)
    if name.split()[1] == "lstm" and name.split()[0] in (
        "keras",
        "h5",
        "h52",
        "weights",
    ):  # two layers, each with its name
        signal = next(tops(found._replace(layers=found.layers[:1]), signal))[0]
        found = found._replace(layers=found.layers[1:])
    h, end, done = next(tops(found, signal))
    exact = parts["x"].dtype == np.float64
    close = {"rtol": 0, "atol": 1e-12} if exact else {"rtol": 1e-5, "atol": 2e-6}
    if "h" in parts:
        np.testing.assert_allclose(h, parts["h"], **close)
    if "end" in parts:
        np.testing.assert_allclose(end, parts["end"], **close)
    if "c" in parts:
        np.testing.assert_allclose(done[-1][1].c[-1], parts["c"], **close)
    assert all(layer.cell and layer.place and layer.weights for layer in found.layers)
