"""Is the copy the same network? The page's question, answered with numbers."""

import io
import sys
from types import SimpleNamespace

import numpy as np
import pytest
from networks_kept import vectors

from lstm import importers
from lstm.presets import others


def frozen(name):
    parts = vectors()[name]
    return importers.read(parts["file"].tobytes()), parts["x"], parts["h"]


def npz(**arrays):
    file = io.BytesIO()
    np.savez(file, **arrays)
    return file.getvalue()


def test_a_file_that_is_read_right_fits_and_everything_else_that_was_tried_does_not():
    found, x, h = frozen("keras2 hard" if "keras2 hard" in vectors() else "h52 hard")
    tried = importers.parity(found, x, h)
    assert tried[0].fits and not tried[0].changed and tried[0].difference < 1e-12
    assert not any(one.fits for one in tried[1:]) and len(tried) > 6
    assert any("hard" not in one.what and "sigmoid" in one.what for one in tried[1:])


@pytest.mark.parametrize("order", ["iofc", "fico", "cfio", "oifc"])
def test_another_order_of_the_gates_is_found_out(order):
    found, x, h = frozen("torch no bias")
    raw = found.layers[0].raw
    turn = [raw.order.index(letter) for letter in order]
    file = npz(
        a=raw.inputs[turn].reshape(-1, raw.inputs.shape[2]), b=raw.recurrent[turn].reshape(-1, raw.recurrent.shape[2])
    )
    wrong = importers.read(file)
    assert wrong.layers[0].unsure == ("order", "gates") and "order" in wrong.notes[0]
    best, *rest = importers.parity(wrong, x, h)
    assert best.fits and best.changed and best.layers[0].raw.order == order
    as_read = importers.trace_of(wrong.layers[0], x).h
    assert np.abs(as_read - h).max() > 0.05, "nothing complains when it is run"
    np.testing.assert_allclose(importers.trace_of(best.layers[0], x).h, h, atol=1e-12)


def test_one_bias_for_two_h_for_c_and_batch_first_are_found_out():
    found, x, h = frozen("torch strided")
    trace = importers.trace_of(found.layers[0], x)
    assert importers.parity(found, x, trace.c)[0].what == "what is called h is c"
    turned = importers.parity(found, x.swapaxes(0, 1), h.swapaxes(0, 1))
    assert turned[0].fits and turned[0].difference < 1e-12
    assert [one.fits for one in turned if one.what == "steps first"] == [False]
    one_bias = importers.packed(found.layers[0].raw._replace(biases=found.layers[0].raw.biases[:1]))[1]
    short = importers.trace_of(found.layers[0]._replace(weights=one_bias), x).h
    assert importers.parity(found, x, short)[0].what == "of the two biases the first alone"
    last = importers.parity(found, x, h[-1], trace.c[-1])
    assert last[0].fits and not last[1].fits


def test_the_lines_for_onnx_run_where_steps_and_batch_are_free(tmp_path, monkeypatch):
    found = importers.read(importers.to_onnx([frozen("torch no bias")[0].layers[0]]))

    class InferenceSession:
        def __init__(self, path):
            self.input = SimpleNamespace(name="X", shape=["T", None, 3])

        def get_inputs(self):
            return [self.input]

        def run(self, outputs, given):
            return [importers.trace_of(found.layers[0], given["X"]).h.astype("f4")]

    monkeypatch.setitem(sys.modules, "onnxruntime", SimpleNamespace(InferenceSession=InferenceSession))
    monkeypatch.chdir(tmp_path)
    exec(importers.SNIPPETS["ONNX Runtime"], {})
    with np.load("parity.npz") as stored:
        assert importers.parity(found, stored["x"], stored["h"])[0].fits and stored["x"].shape == (20, 20, 3)


def test_both_directions_side_by_side_are_known_by_their_size():
    found, x, h = frozen("keras both")
    tried = importers.parity(found, x, h)
    assert tried[0].fits and len(tried[0].layers) == 2
    assert importers.parity(found, x, h[..., :4])[0].layers[0].reverse is False
    assert importers.parity(found, x, h[..., 4:])[0].layers[0].reverse is True


def test_what_does_not_fit_is_said_in_a_sentence():
    found, x, h = frozen("torch no bias")
    for wrong, said in (
        ((x[..., :2], h), "no layer reads 2 numbers"),
        ((x, h[..., :3]), "makes the 3"),
        ((x * np.nan, h), "finite"),
        ((x.astype(object), h), "finite"),
    ):
        with pytest.raises(ValueError, match=said):
            importers.parity(found, *wrong)


@pytest.mark.parametrize("name", others.NAMES)
def test_the_two_real_networks_do_here_what_they_did_at_home(name):
    example = others.load(name)
    best, *rest = importers.parity(example.file, example.x, example.h)
    assert best.fits and best.difference < 5e-6
    assert best.changed == (name == "chars2vec"), "its file does not say that it means the hard sigmoid"
    assert importers.parity(example.found, example.x, example.h)[0].changed is False
    assert all("hard" in layer.cell for layer in example.found.layers) == (name == "chars2vec")
    soft = next(one for one in rest if "sigmoid" in one.what)
    assert soft.difference > 0.15 and min(one.difference for one in rest) > 0.1
