"""What is written for other libraries is read again as the same network; bench/exports.py asks the libraries."""

import io

import numpy as np
import pytest
from networks_kept import vectors

from lstm import CELLS, Layer, importers, run
from lstm.importers import to_keras, to_onnx, to_torch, trace_of

D, H, T = 3, 5, 7


def layers(cell, count=2):
    rng = np.random.default_rng(0)
    found, wide = [], D
    for _ in range(count):
        found.append(Layer(cell, {k: rng.normal(size=a.shape) for k, a in CELLS[cell].init(wide, H, rng).items()}))
        wide = len(found[-1].weights["W_p"]) if "W_p" in found[-1].weights else H
    return found


def same(read, found, atol=1e-12):
    xs = np.random.default_rng(1).normal(size=(T, D))
    for ours, one in zip(read.layers, found, strict=True):
        true = run(CELLS[one.cell], one.weights, xs)
        np.testing.assert_allclose(trace_of(ours, xs).h, true.h, rtol=0, atol=atol)
        xs = true.h


@pytest.mark.parametrize("cell", ["lstm", "gru_after", "rnn", "lstm[projection=2]"])
def test_a_state_dict_of_pytorch(cell):
    found = layers(cell)
    same(importers.read(importers.as_safetensors(to_torch(found), np.float64)), found)


@pytest.mark.parametrize("cell", ["lstm", "gru", "gru_after", "rnn"])
def test_the_arrays_of_keras(cell):
    found, file = layers(cell, 1), io.BytesIO()
    np.savez(file, **dict(zip(("kernel", "recurrent_kernel", "bias"), to_keras(found[0]), strict=True)))
    same(importers.read(file.getvalue()), found)


ONNX = ["lstm", "peephole", "coupled", "gru", "gru_after", "rnn", "rnn[candidate=relu]", "lstm[gates=hard_sigmoid]"]


@pytest.mark.parametrize("cell", [*ONNX, "lstm[clip=0.5]", "coupled[peepholes]"])
def test_an_onnx_model(cell):
    found = layers(cell)
    read = importers.read(to_onnx(found))
    assert [one.cell.split("[")[0] for one in read.layers] == [cell.split("[")[0]] * 2
    same(read, found, atol=1e-5)


@pytest.mark.parametrize("name", ["torch lstm", "torch gru", "torch no bias"])
def test_a_network_of_pytorch_goes_there_and_back(name):
    parts = vectors()[name]
    found = importers.read(parts["file"].tobytes())
    ahead = [layer for layer in found.layers if not layer.reverse and layer.level == 0]
    again = importers.read(importers.as_safetensors(to_torch(ahead), np.float64)).layers[0]
    np.testing.assert_allclose(trace_of(again, parts["x"]).h, trace_of(ahead[0], parts["x"]).h, atol=1e-12)
    assert np.array_equal(again.raw.inputs, ahead[0].raw.inputs)


@pytest.mark.parametrize(
    ("write", "cell"),
    [(to_torch, "peephole"), (to_torch, "gru"), (to_torch, "lstm[clip=1.0]"), (to_onnx, "lstm1997")],
)
def test_what_a_library_does_not_have_is_refused_by_name(write, cell):
    with pytest.raises(ValueError, match=cell.split("[")[0]):
        write(layers(cell, 1))


def test_keras_has_no_peepholes():
    with pytest.raises(ValueError, match="peephole"):
        to_keras(layers("peephole", 1)[0])
