"""Files of strangers: nothing in them is run, and whatever is in them ends in a network or in one sentence."""

import io
import os
import pickle
import struct
import sys
import tracemalloc
import zipfile
from pathlib import Path

import numpy as np
import pytest
from fuzzing import seeds
from networks_kept import vectors

from lstm import importers
from lstm.importers import Refused

ROOM = 8_000_000  # bytes that any file may take, beside four times its size


def archive(**parts):
    """A zip file of these parts, as PyTorch writes one."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        for name, data in parts.items():
            packed.writestr(f"archive/{name.replace('__', '/').replace('_pkl', '.pkl')}", data)
    return file.getvalue()


class Runs:
    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        return os.mkdir, (str(self.path),)


def storage(kind="FloatStorage", count=16):
    """The opcodes of a persistent id."""
    return (
        b"(X\x07\x00\x00\x00storagectorch\n" + kind.encode() + b"\nX\x01\x00\x00\x000X\x03\x00\x00\x00cpuK%ctQ" % count
    )


def tensor(offset, size, stride, name=b"weight_hh_l0"):
    """A state_dict of one tensor in a storage of 16 numbers."""
    ints = [b"(" + b"".join(b"J" + struct.pack("<i", n) for n in one) + b"t" for one in (size, stride)]
    body = b"ctorch._utils\n_rebuild_tensor_v2\n(" + storage() + b"J" + struct.pack("<i", offset) + ints[0] + ints[1]
    entries = b"".join(b"X" + struct.pack("<I", len(key)) + key + body + b"\x89}tR" for key in (name, b"weight_ih_l0"))
    return archive(data_pkl=b"\x80\x02}(" + entries + b"u.", data__0=np.ones(16, "<f4").tobytes())


def test_a_pickle_that_runs_code_is_refused_by_the_name_of_that_code_and_runs_nothing(tmp_path):
    path = tmp_path / "it was run"
    for protocol in (2, 4, 5):
        data = pickle.dumps({"weight_ih_l0": Runs(path)}, protocol)
        for file in (data, archive(data_pkl=data)):
            with pytest.raises(Refused, match=r"\.mkdir.*Nothing was run"):
                importers.read(file)
    assert not path.exists()


def test_a_whole_module_is_refused_by_the_name_of_its_class():
    with pytest.raises(Refused, match=r"whole pickled module \(torch\.nn\.modules\.rnn\.LSTM\).*state_dict"):
        importers.read(vectors()["torch whole module"]["file"].tobytes())


@pytest.mark.parametrize(
    ("offset", "size", "stride"),
    [(0, (4, 4), (4, 8)), (-1, (4, 1), (1, 1)), (0, (4, 1), (-1, 1)), (1, (16, 1), (1, 1)), (0, (2**30, 4), (0, 0))],
)
def test_a_tensor_must_lie_inside_its_storage(offset, size, stride):
    with pytest.raises(Refused, match="outside its data"):
        importers.read(tensor(offset, size, stride))
    assert importers.read(tensor(0, (4, 1), (1, 1))).layers


@pytest.mark.parametrize(
    "opcodes",
    [
        b"\x96" + struct.pack("<Q", 2**40),  # BYTEARRAY8: room for a terabyte
        b"}r" + struct.pack("<I", 2**31 - 1) + b".",  # a place in the memo
        b"(" * 100_000 + b".",
        b"(" + b"]" * 50_000 + b"a" * 49_999 + b".",  # lists in lists
        b"}." + b"junk",
        b"\x8c\x02os\x8c\x06system\x93.",
        b"\x82\x01.",  # an extension
        b"N" * 2_000_000 + b".",
        b"]" + b"2a" * 100_000 + b".",  # a list in itself, again and again
    ],
)
def test_a_pickle_made_to_take_room_or_time_takes_neither(opcodes):
    bounded(archive(data_pkl=b"\x80\x02" + opcodes))


def bounded(data):
    """Read a file that is hostile or damaged: what became of it, within memory."""
    tracemalloc.start()
    try:
        found = outcome(data)
    finally:
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert most < 4 * len(data) + ROOM
    return found


def outcome(data):
    """What becomes of such a file: what is found in it, or one sentence."""
    try:
        return importers.read(data)
    except Refused as fault:
        found = str(fault)
        assert found.strip().endswith(".") and "\n" not in found and len(found) < 400
        return found


def test_a_file_that_unpacks_to_much_more_than_it_is_is_refused():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("a.npy", bytes(60_000_000))
    with pytest.raises(Refused, match="4 times its size"):
        importers.read(file.getvalue())


def test_what_is_too_large_is_not_even_read(tmp_path):
    path = tmp_path / "large.pt"
    with path.open("wb") as file:
        file.truncate(importers.LARGEST_FILE + 1)
    with pytest.raises(Refused, match="48"):
        importers.read(path)


def npz(**arrays):
    file = io.BytesIO()
    np.savez(file, **arrays)
    return file.getvalue()


def layer(**others):
    rng = np.random.default_rng(0)
    parts = {"weight_ih_l0": rng.normal(size=(16, 3)), "weight_hh_l0": rng.normal(size=(16, 4))}
    return npz(**parts | {"bias_ih_l0": np.zeros(16), "bias_hh_l0": np.zeros(16)} | others)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "of no format"),
        (b"\x00" * 100, "of no format"),
        (b"PK\x03\x04 and nothing more", "of no format"),
        (layer(weight_hh_l0=np.full((16, 4), np.nan)), "not finite"),
        (layer(weight_hh_l0=np.ones((16, 4), "i1")), "whole numbers"),
        (layer(weight_hh_l0=np.ones((16, 5))), "shape"),
        (layer(weight_ih_l0=np.ones((12, 3))), "do not fit"),
        (layer(bias_ih_l0=np.ones(12)), "do not fit"),
        (layer(weight_hh_l0=np.array([{"a": 1}] * 4)), "Python objects"),
        (npz(a=np.ones((3, 3)), b=np.ones(3)), "cannot be told"),
        (npz(lstm__packed_params=np.ones(3)), "quantised"),
    ],
    ids=range(11),
)
def test_it_is_said_in_a_sentence_what_is_wrong(data, said):
    with pytest.raises(Refused, match=said):
        importers.read(data)


def field(number, data):
    """A field of the wire format of Protocol Buffers."""
    size, head = len(data), bytes([number << 3 | 2])
    while size > 127:
        head, size = head + bytes([size & 127 | 128]), size >> 7
    return head + bytes([size]) + data


def onnx(graph):
    return b"\x08\x08" + field(2, b"test") + field(7, graph)


def test_weights_in_another_file_and_weights_in_eight_bits_are_refused_by_name():
    node = b"".join([field(1, b"X"), field(1, b"W"), field(1, b"W"), field(2, b"Y"), field(4, b"LSTM")])
    with pytest.raises(Refused, match="external data"):
        importers.read(onnx(field(1, node) + field(5, b"\x08\x01\x10\x01" + field(8, b"W") + b"\x70\x01")))
    with pytest.raises(Refused, match="DynamicQuantizeLSTM"):
        importers.read(onnx(field(1, field(4, b"DynamicQuantizeLSTM"))))
    with pytest.raises(Refused, match="computed by the network"):
        importers.read(onnx(field(1, node)))


def test_graphs_in_graphs_and_arrays_made_of_themselves_end():
    graph = b""
    for _ in range(40):
        graph = field(1, field(4, b"If") + field(5, field(1, b"then") + field(6, graph)))
    with pytest.raises(Refused, match="deep"):
        importers.read(onnx(graph))
    names = [b"W0", b"W0"]
    doubled = field(5, b"\x08\x81\x20\x10\x01" + field(8, b"W0") + field(9, bytes(4 * 4097)))
    for k in range(1, 30):  # twice as long each time
        axis = field(5, field(1, b"axis") + b"\x18\x00")
        doubled += field(1, b"".join(field(1, n) for n in names) + field(2, b"W%d" % k) + field(4, b"Concat") + axis)
        names = [b"W%d" % k] * 2
    node = b"".join([field(1, b"X"), field(1, names[0]), field(1, names[0]), field(2, b"Y"), field(4, b"LSTM")])
    assert "more parts" in bounded(onnx(doubled + field(1, node)))


def test_what_is_missing_to_read_keras_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "h5py", None)
    with pytest.raises(Refused, match="pip install h5py"):
        importers.read(vectors()["keras lstm"]["file"].tobytes())


FORMATS = ["torch lstm", "scripted gru", "safetensors lstm", "onnx folded", "keras both", "h52 hard", "flax gru", "own"]


@pytest.mark.parametrize("seed", seeds(2))
@pytest.mark.parametrize("name", FORMATS)
def test_a_damaged_file_ends_in_a_network_or_in_one_sentence(name, seed, tmp_path):
    rng = np.random.default_rng([seed, len(name)])
    whole = layer() if name == "own" else vectors()[name]["file"].tobytes()
    for k in range(125):  # 2,000 files in all
        data = bytearray(whole)
        for _ in range(int(rng.integers(1, 6))):
            at = int(rng.integers(len(data)))
            kind = rng.integers(4)
            if kind == 0:
                data[at] = int(rng.integers(256))
            elif kind == 1:
                del data[at : at + int(rng.integers(1, 40))]
            elif kind == 2:
                data[at : at + 8] = rng.choice([b"\xff" * 8, b"\x00" * 8, b"\xff\xff\xff\x7f"])
            else:
                data[at:at] = data[: int(rng.integers(1, 40))]
            data = data or bytearray(b"0")
        (outcome if k % 5 else bounded)(bytes(data))  # to measure memory takes most of the time
    assert [*Path(tmp_path).iterdir()] == []
