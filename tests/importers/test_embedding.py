"""Tables of tokens in a file: found by name and width, and looked up before the layer that reads them."""

import io
import json
import zipfile

import h5py
import numpy as np
import pytest

import lstm
from lstm import importers
from lstm.importers import _export as wire
from lstm.importers import as_safetensors, embedding_of, looked_up, signal_of, to_torch
from lstm.model import begin, save

V, D, H = 7, 3, 4
RNG = np.random.default_rng(0)
ROWS = RNG.normal(size=(V, D))
IDS = np.array([1, 6, 0, 2, 2])


def layer(n_in=D):
    w = lstm.CELLS["lstm"].init(n_in, H, np.random.default_rng(1))
    return lstm.Layer("lstm", {name: RNG.normal(size=array.shape) for name, array in w.items()})


LAYER = layer()
H_OF_IDS = lstm.run(lstm.CELLS["lstm"], LAYER.weights, ROWS[IDS]).h


def torch(**others):
    state = {f"lstm.{name}": array for name, array in to_torch([LAYER]).items()}
    return importers.read(as_safetensors(state | others, np.float64))


def keras3(**embedding):
    hdf5, file = io.BytesIO(), io.BytesIO()
    with h5py.File(hdf5, "w") as tree:
        tree["layers/embedding/vars/0"] = ROWS
        for k, array in enumerate(importers.to_keras(LAYER)):
            tree[f"layers/lstm/cell/vars/{k}"] = array
    told = [
        {"class_name": "Embedding", "config": embedding},
        {"class_name": "LSTM", "config": {"recurrent_activation": "sigmoid"}},
    ]
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("config.json", json.dumps({"class_name": "Sequential", "config": {"layers": told}}))
        packed.writestr("model.weights.h5", hdf5.getvalue())
    return importers.read(file.getvalue())


def onnx():
    """An ONNX model of the layer, with a node before it that gathers rows."""
    parts = wire.field(1, wire.node("Gather", ["table", "ids"], ["X"], []))
    table = wire.field(5, wire.tensor("table", ROWS))
    data = importers.to_onnx([LAYER])
    graph = next(bytes(value) for number, _, value in importers._protobuf.each(memoryview(data)) if number == 7)
    return importers.read(b"\x08\x08" + wire.field(2, b"test") + wire.field(7, parts + table + graph))


def npz(**arrays):
    file = io.BytesIO()
    np.savez(file, **arrays)
    return importers.read(file.getvalue())


FILES = {
    "PyTorch": lambda: torch(**{"embed.weight": ROWS, "head.weight": np.ones((9, H)), "head.bias": np.ones(9)}),
    "PyTorch, of another name": lambda: torch(
        **{"encoder.weight": ROWS, "decoder.weight": ROWS, "decoder.bias": ROWS[:, 0]}
    ),
    "Keras 3": keras3,
    "ONNX": onnx,
    "Flax's names": lambda: npz(**{"Embed_0/embedding": ROWS} | {f"lstm.{k}": a for k, a in to_torch([LAYER]).items()}),
}


@pytest.mark.parametrize("name", FILES)
def test_tokens_are_looked_up_in_the_table_of_the_file(name):
    found = FILES[name]()
    (one,) = found.layers
    assert [table.rows.shape for table in found.embeddings] == [(V, D)]
    close = 1e-5 if name == "ONNX" else 1e-12
    for ids in (IDS, IDS[:, None].astype(float)):
        np.testing.assert_allclose(importers.trace_of(one, signal_of(found, one, ids)).h, H_OF_IDS, atol=close)
    np.testing.assert_array_equal(signal_of(found, one, ROWS), ROWS)  # numbers are read as they are


def test_parity_takes_token_ids_of_a_batch():
    found = FILES["PyTorch"]()
    for x, h in ((IDS[:, None], H_OF_IDS[:, None]), (IDS[None], H_OF_IDS[None]), (IDS, H_OF_IDS)):
        assert importers.parity(found, x, h)[0].difference < 1e-12


def test_a_table_is_none_where_nothing_reads_its_rows_or_its_name_says_something_else():
    wide = {"embed.weight": np.ones((V, D + 1)), "norm.weight": np.ones((V, D)), "attention.weight": ROWS}
    found = torch(**wide)
    assert found.embeddings == () and embedding_of(found, found.layers[0]) is None
    assert torch(**{"embed.weight": np.full((V, D), np.nan)}).embeddings == ()
    assert torch(**{"emb.weight": ROWS.astype(np.float32)}).embeddings


def test_what_cannot_be_looked_up_is_said_in_a_sentence():
    found, bare = FILES["PyTorch"](), torch()
    with pytest.raises(ValueError, match="go from 1 to 7, and the embedding has 7 rows"):
        signal_of(found, found.layers[0], np.array([1, 7]))
    with pytest.raises(ValueError, match="reads 3 numbers a step, and was given tokens"):
        signal_of(bare, bare.layers[0], IDS)
    assert not looked_up(found.embeddings[0], np.array([-1])).any()


def test_the_upper_layer_reads_the_lower_one_and_not_the_table_even_where_that_fits():
    state = {f"net.{k}": a for k, a in to_torch([layer(H), layer(H)]).items()}
    found = importers.read(as_safetensors(state | {"net.emb.weight": np.ones((V, H))}))
    assert [embedding_of(found, one) is not None for one in found.layers] == [True, False]


def test_a_model_of_ours_brings_its_words_along():
    file = io.BytesIO()
    save(file, begin("lstm", ["a", "b", "␣"], H, RNG), dtype=np.float64)
    found = importers.read(file.getvalue())
    assert found.words == ("a", "b", "␣") and found.embeddings == ()
    assert importers.tokens("ab A!", found.words)[0].tolist() == [0, 1, 2, 0, -1]


def test_a_vocabulary_keeps_its_places():
    assert importers.vocabulary(b'{"a": 1, "b": 3}') == ["<0>", "a", "<2>", "b"]
    ids, parts = importers.tokens("ab?", ["<unk>", "a", "b"])
    assert ids.tolist() == [1, 2, 0] and parts == ["a", "b", "?"]
    for wrong in (b'{"a": 1, "b": 1}', b'{"a": -1}', b'{"a": 99999999}', b'{"a": 1.5}', b"{}"):
        with pytest.raises(importers.Refused):
            importers.vocabulary(wrong)


def test_that_keras_would_leave_out_token_0_is_said():
    said = [note for note in keras3(mask_zero=True).notes if "mask_zero" in note]
    assert len(said) == 1 and not any("mask_zero" in note for note in keras3(mask_zero=False).notes)
