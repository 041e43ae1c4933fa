"""Real networks, read out of the archives of their packages, do here what they did at home."""

import hashlib
import io
import os
import re
import tarfile

import archives
import h5py
import numpy as np
import pytest
from archives import part

from lstm import importers
from lstm.importers import _keras_layers, _protobuf
from lstm.importers._found import layer_of
from lstm.importers._onnx_graph import Graph
from lstm.model import softmax
from lstm.presets import others
from lstm.squash import sigmoid

SILERO, CHARS = "silero_vad/data/silero_vad{}", "chars2vec-0.1.7/chars2vec/trained_models/eng_{}/{}"
RNN = "textgenrnn-2.0.0/textgenrnn/textgenrnn_{}"
LETTERS = "!\"#$%&'()*+,-./0123456789:;<=>?@_abcdefghijklmnopqrstuvwxyz"
PHONEMES = re.findall(
    r"\S+",
    "<pad> <unk> <s> </s> AA0 AA1 AA2 AE0 AE1 AE2 AH0 AH1 AH2 AO0 AO1 AO2 AW0 AW1 AW2 AY0 AY1 AY2 B CH D DH EH0 EH1 "
    "EH2 ER0 ER1 ER2 EY0 EY1 EY2 F G HH IH0 IH1 IH2 IY0 IY1 IY2 JH K L M N NG OW0 OW1 OW2 OY0 OY1 OY2 P R S SH T TH "
    "UH0 UH1 UH2 UW UW0 UW1 UW2 V W Y Z ZH",
)
GRAPHEMES = ["<pad>", "<unk>", "</s>", *"abcdefghijklmnopqrstuvwxyz"]
QUESTION = "What are some of the best movies of all time?"


def usage(layer, x):
    """Mean of f, i, o; their shares beyond .05 and .95; that of the candidate; half-lives by the mean of f."""
    trace = importers.trace_of(layer, x)
    gates = [getattr(trace, name) for name in "fio"]
    flat = [float((np.abs(gate - 0.5) > 0.45).mean()) for gate in gates]
    lives = np.log(0.5) / np.log(trace.f.mean(axis=0))
    ends = float((np.abs(trace.candidate) > 0.95).mean())
    return [float(gate.mean()) for gate in gates], flat, ends, float(np.median(lives))


def test_every_archive_is_the_one_that_is_pinned_and_lies_outside_the_project():
    for name, hashed in archives.pinned().items():
        path = archives.archive(name)
        assert hashlib.sha256(path.read_bytes()).hexdigest() == hashed
        assert archives.PINNED.parent.parent not in path.parents


def test_what_is_in_the_cache_is_not_downloaded_again(monkeypatch):
    monkeypatch.setattr(archives.subprocess, "run", lambda *given, **named: pytest.fail("pip was asked again"))
    archives.download()


def test_a_setup_that_runs_something_is_kept_and_not_run(tmp_path, monkeypatch):
    """The downloader is given an archive whose setup would leave a mark, by a file of the same shape."""
    mark, packed = tmp_path / "it was run", tmp_path / "marks-1.0.tar.gz"
    with tarfile.open(packed, "w:gz") as file:
        for name, text in (
            ("setup.py", f"import pathlib; pathlib.Path({str(mark)!r}).touch()"),
            ("PKG-INFO", "Metadata-Version: 1.0\nName: marks\nVersion: 1.0\n"),
        ):
            entry = tarfile.TarInfo(f"marks-1.0/{name}")
            entry.size = len(text)
            file.addfile(entry, io.BytesIO(text.encode()))
    line = f"marks==1.0 --hash=sha256:{archives.sha256(packed)}"
    (tmp_path / "pinned.txt").write_text(line)
    monkeypatch.setattr(archives, "PINNED", tmp_path / "pinned.txt")
    for name, value in (("XDG_CACHE_HOME", tmp_path / "cache"), ("PIP_FIND_LINKS", tmp_path), ("PIP_NO_INDEX", "1")):
        monkeypatch.setitem(os.environ, name, str(value))
    archives.download()
    assert archives.there()["marks"].name == packed.name and not mark.exists()


ONNX = ["_16k_sequence.onnx", "_16k_op15.onnx", "_half.onnx", "_openvino_16k.onnx", ".onnx", "_op18_ifless.onnx"]


@pytest.mark.parametrize("name", [*ONNX, ".jit", "_16k.safetensors"])
def test_silero_vad_is_found_in_every_file_it_comes_in(name):
    heard = others.load("silero-vad")
    found = importers.read(part("silero-vad", SILERO.format(name)))
    off = [np.abs(importers.trace_of(layer, heard.x).h - heard.h).max() for layer in found.layers]
    twins = name in (".jit", ".onnx", "_op18_ifless.onnx")  # for 16 and for 8 kHz
    assert len(off) == 1 + twins
    if name in ("_half.onnx", "_16k.safetensors"):  # of other trainings
        assert min(off) > 0.1
    else:
        assert min(off) < 3e-6 and (not twins or max(off) > 0.1)


def test_silero_vad_hears_speech_as_its_own_runtime_did():
    heard, data = others.load("silero-vad"), part("silero-vad", SILERO.format("_16k_sequence.onnx"))
    h = importers.trace_of(importers.read(data).layers[0], heard.x).h
    assert np.abs(h - heard.h).max() < 3e-6
    graph = Graph(_protobuf.fields(memoryview(data))[7][0][1], None, 0, [len(data)])
    head = [node for _, node in graph.nodes() if node["op"] in ("Conv", "Gemm", "MatMul")][-1]
    weights, *bias = [array for name in head["inputs"] if (array := graph.array(name)) is not None]
    said = sigmoid(np.maximum(h, 0.0) @ weights.reshape(-1).astype(float) + float(bias[0].reshape(-1)[0]))
    assert np.abs(said - heard.columns["speech"]).max() < 1e-6
    means, flat, ends, life = usage(importers.read(data).layers[0], heard.x)
    np.testing.assert_allclose([*means, *flat, ends], [0.61, 0.31, 0.59, 0.43, 0.46, 0.40, 0.50], atol=0.01)
    assert life == pytest.approx(1.32, abs=0.02)


def test_chars2vec_squashes_its_gates_by_the_hard_sigmoid_and_its_pickle_is_not_opened():
    found, heard = importers.read(part("chars2vec", CHARS.format(50, "weights.h5"))), others.load("chars2vec")
    assert [layer.cell for layer in found.layers] == ["lstm[gates=hard_sigmoid]"] * 2
    h = importers.trace_of(found.layers[0], heard.x).h
    assert np.abs(h - heard.h).max() < 2e-6
    soft = layer_of(found.layers[0].raw._replace(options=()), "")
    assert np.abs(importers.trace_of(soft, heard.x).h - h).max() == pytest.approx(0.17, abs=0.01)
    x = np.eye(len(LETTERS))[[LETTERS.index(letter) for letter in "language"]]
    means, flat, ends, life = usage(found.layers[0], x)
    np.testing.assert_allclose([*means, *flat], [0.73, 0.61, 0.57, 0.04, 0.01, 0.01], atol=0.01)
    assert ends == 0.0 and life == pytest.approx(2.3, abs=0.05)
    for size in (100, 150, 200, 300):
        assert [
            len(one.weights["b_f"])
            for one in importers.read(part("chars2vec", CHARS.format(size, "weights.h5"))).layers
        ]
    with pytest.raises(importers.Refused, match="plain pickle"):
        importers.read(part("chars2vec", CHARS.format(50, "model.pkl")))


@pytest.fixture(scope="module")
def textgenrnn():
    """Its file, as read; and how many bits a letter its readout needs for a question, by layers read in some way."""
    data = part("textgenrnn", RNN.format("weights.hdf5"))
    with h5py.File(io.BytesIO(data)) as file:
        arrays = {f"{kind}/{name}": array[()] for kind in file for name, array in flat(file[kind])}
    symbols = importers.vocabulary(part("textgenrnn", RNN.format("vocab.json")))
    found = importers.read(data)
    tokens = [symbols.index("<s>"), *importers.tokens(QUESTION, symbols)[0].tolist()]
    pasts = np.array([[0] * 40 + tokens[: k + 1] for k in range(len(tokens) - 1)], dtype=object)
    pasts = np.array([past[-40:] for past in pasts]).T

    def bits(*layers):
        embedded = importers.looked_up(found.embeddings[0], pasts)
        first = importers.trace_of(layers[0], embedded).h
        seen = np.concatenate([embedded, first, importers.trace_of(layers[1], first).h], axis=-1)
        share = softmax((seen @ arrays["attention/attention_W:0"])[..., 0].T).T
        scores = (seen * share[..., None]).sum(axis=0) @ arrays["output/kernel:0"] + arrays["output/bias:0"]
        return float(-np.log2(softmax(scores)[range(len(tokens) - 1), tokens[1:]]).mean())

    return found, arrays, bits, tokens[1:]


def flat(group):
    """The arrays in a group of HDF5, by their last name."""
    found = []
    group.visititems(lambda path, one: found.append((path.rpartition("/")[2], one)) if hasattr(one, "shape") else None)
    return found


def test_textgenrnn_foresees_a_question_only_where_its_layout_of_cudnn_is_understood(textgenrnn):
    found, arrays, bits, tokens = textgenrnn
    assert [layer.cell for layer in found.layers] == ["lstm", "lstm"] and found.embeddings[0].rows.shape == (465, 100)
    assert importers.embedding_of(found, found.layers[0]) is found.embeddings[0]
    assert importers.embedding_of(found, found.layers[1]) is None
    assert importers.under(found, found.layers[1]) == (found.layers[0],)

    def otherwise(**changed):
        return [layer_of(layer.raw._replace(**changed), layer.place) for layer in found.layers]

    as_it_stands = [
        _keras_layers.layer(
            [
                arrays[f"{name}/kernel:0"],
                arrays[f"{name}/recurrent_kernel:0"],
                arrays[f"{name}/bias:0"].reshape(2, -1).sum(axis=0),
            ],
            None,
            name,
        )
        for name in ("rnn_1", "rnn_2")
    ]
    right, hard, order, stands = (
        bits(*layers)
        for layers in (found.layers, otherwise(options=("gates=hard_sigmoid",)), otherwise(order="ifoc"), as_it_stands)
    )
    np.testing.assert_allclose([right, hard, order, stands], [1.110, 1.398, 20.71, 72.73], rtol=2e-3)
    means, ends_of, ends, life = usage(found.layers[0], importers.signal_of(found, found.layers[0], np.array(tokens)))
    np.testing.assert_allclose(means, [0.63, 0.52, 0.36], atol=0.03)
    np.testing.assert_allclose([*ends_of, ends], [0.71, 0.67, 0.71, 0.82], atol=0.03)
    assert life == pytest.approx(1.4, abs=0.2)


def test_g2p_says_memory():
    data = part("g2p-en", "g2p_en/checkpoint20.npz")
    found = importers.read(data)
    encoder, decoder = found.layers
    assert [layer.cell for layer in found.layers] == ["gru_after"] * 2 and encoder.biases == 2
    assert [importers.embedding_of(found, layer).place for layer in found.layers] == ["enc_emb", "dec_emb"]
    ids, letters = importers.tokens("memory", GRAPHEMES)
    read = importers.signal_of(found, encoder, np.append(ids, GRAPHEMES.index("</s>")))
    state = importers.trace_of(encoder, read).h[-1]
    with np.load(io.BytesIO(data)) as stored:
        fc_w, fc_b = stored["fc_w"], stored["fc_b"]
    said = ["<s>"]
    while said[-1] != "</s>" and len(said) < 20:
        x = importers.signal_of(found, decoder, np.array([PHONEMES.index(said[-1])]))
        state = importers.trace_of(decoder, x, (state,)).h[-1]
        said.append(PHONEMES[int((state @ fc_w.T + fc_b).argmax())])
    assert said[1:-1] == ["M", "EH1", "M", "ER0", "IY0"] and letters == list("memory")
