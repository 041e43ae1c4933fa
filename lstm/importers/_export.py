"""The other way: our layers as PyTorch, Keras and ONNX have them.

`lstm.importers.read` makes the same layers of what is written, and bench/exports.py asks the libraries themselves.
"""

import json
import struct
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from lstm.linear import Weights
from lstm.unroll import hidden_size, input_size

GATES = {"lstm": "ifco", "gru": "zrh", "gru_after": "zrh", "rnn": "h", "peephole": "ifco", "coupled": "ico"}
FUNCTIONS = {
    "sigmoid": "Sigmoid",
    "tanh": "Tanh",
    "relu": "Relu",
    "hard_sigmoid": "HardSigmoid",
    "softsign": "Softsign",
}


def to_torch(layers: Sequence[Any]) -> Weights:
    """Stacked layers of lstm, gru_after or rnn as the state_dict of nn.LSTM, nn.GRU or nn.RNN: weight_ih_l0 (4 H, D).

    Layers are anything with cell and weights, `lstm.Model.layers` say. Our one bias is bias_ih. Raises ValueError for a
    cell that PyTorch does not have.
    """
    state = {}
    for level, layer in enumerate(layers):
        base, said = parts_of(layer.cell)
        if base not in ("lstm", "gru_after", "rnn") or said.keys() - {"projection", "candidate"}:
            raise ValueError(f"PyTorch has no {layer.cell}")
        W, R, b, more = blocks_of(base, layer.weights, {"lstm": "ifco", "gru_after": "rzh", "rnn": "h"}[base])
        end = f"_l{level}"
        state |= {f"weight_ih{end}": W, f"weight_hh{end}": R, f"bias_ih{end}": b, f"bias_hh{end}": more}
        if "W_p" in layer.weights:
            state[f"weight_hr{end}"] = layer.weights["W_p"]
    return {name: np.ascontiguousarray(array) for name, array in state.items()}


def to_keras(layer: Any) -> list[np.ndarray]:
    """A layer as what Keras's `set_weights` takes: kernel (D, 4 H), recurrent kernel (H, 4 H), bias.

    The bias is (4 H,), or (2, 3 H) of a GRU that resets after the product. Raises ValueError for another cell.
    """
    base, said = parts_of(layer.cell)
    if base not in ("lstm", "gru", "gru_after", "rnn") or said.keys() - {"gates", "candidate", "shown"}:
        raise ValueError(f"Keras has no {layer.cell}")
    W, R, b, more = blocks_of(base, layer.weights, GATES[base])
    return [W.T.copy(), R.T.copy(), np.stack([b, more]) if base == "gru_after" else b + more]


def blocks_of(base: str, w: Weights, order: str) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Blocks in an order, by rows: for x (4 H, D), for h (4 H, P), the bias (4 H,), and the one of h alone (4 H,).

    A GRU's z is turned into the share that is kept, as other libraries have it.
    """
    hidden, wide = hidden_size(w), len(w["W_p"]) if "W_p" in w else hidden_size(w)
    W, R, b, more = [], [], [], []
    for k in order:
        sign = -1.0 if k == "z" else 1.0
        if base == "gru_after" and k == "h":
            parts = w["W_x"], w["W_u"], w["b_x"], w["b_u"]
        else:
            both = sign * w[f"W_{k}"]
            parts = both[:, wide:], both[:, :wide], sign * w[f"b_{k}"], np.zeros(hidden)
        for into, part in zip((W, R, b, more), parts, strict=True):
            into.append(part)
    return np.concatenate(W), np.concatenate(R), np.concatenate(b), np.concatenate(more)


def parts_of(cell: str) -> tuple[str, dict[str, str]]:
    """A cell's name taken apart: what it is made of, and what is different."""
    base, _, rest = cell.partition("[")
    return base, {one.partition("=")[0]: one.partition("=")[2] for one in filter(None, rest.rstrip("]").split(","))}


def safetensors(arrays: Weights, dtype: type = np.float32) -> bytes:
    """Arrays by name as the bytes of a .safetensors file."""
    kind = {4: "F32", 8: "F64", 2: "F16"}[np.dtype(dtype).itemsize]
    head, body, at = {}, [], 0
    for name, array in arrays.items():
        data = np.ascontiguousarray(array, dtype).tobytes()
        head[name] = {"dtype": kind, "shape": list(array.shape), "data_offsets": [at, at + len(data)]}
        body.append(data)
        at += len(data)
    said = json.dumps(head).encode()
    said += b" " * (-len(said) % 8)
    return struct.pack("<Q", len(said)) + said + b"".join(body)


def to_onnx(layers: Sequence[Any]) -> bytes:
    """Stacked layers as the bytes of an ONNX model in float32: X (T, B, D) in, Y (T, B, H) out.

    Raises ValueError for a cell that ONNX does not have: a projection, or the LSTM of 1997.
    """
    nodes, stored, signal = [], [tensor("one", np.array([1]))], "X"
    for k, layer in enumerate(layers):
        base, said = parts_of(layer.cell)
        if base not in GATES or "projection" in said:
            raise ValueError(f"ONNX has no {layer.cell}")
        w, op, told = dict(layer.weights), {"l": "LSTM", "p": "LSTM", "c": "LSTM", "g": "GRU", "r": "RNN"}[base[0]], []
        hidden = hidden_size(w)
        if base == "coupled":  # it has no forget gate of its own; ONNX still keeps its place
            w |= {"W_f": np.zeros_like(w["W_i"]), "b_f": np.zeros(hidden)}
            told.append(attribute("input_forget", 1))
        W, R, b, more = blocks_of(base, w, {"LSTM": "iofc", "GRU": "zrh", "RNN": "h"}[op])
        arrays = {"W": W[None], "R": R[None], "B": np.concatenate([b, more])[None]}
        names = [signal, *(f"{name}{k}" for name in "WRB")]
        if any(name[0] == "P" for name in w):
            arrays["P"] = np.concatenate([w.get(f"P_{g}", np.zeros(hidden)) for g in "iof"])[None]
            names += ["", "", "", f"P{k}"]
        told += [attribute("hidden_size", hidden), *functions(op, said)]
        if base == "gru_after":
            told.append(attribute("linear_before_reset", 1))
        if "clip" in said:
            told.append(attribute("clip", float(said["clip"])))
        stored += [tensor(f"{name}{k}", array) for name, array in arrays.items()]
        nodes.append(node(op, names, [f"Y{k}"], told))
        signal = "Y" if k == len(layers) - 1 else f"X{k + 1}"
        nodes.append(node("Squeeze", [f"Y{k}", "one"], [signal], []))
    sides = input_size(layers[0].weights), hidden_size(layers[-1].weights)
    graph = b"".join([*(field(1, one) for one in nodes), field(2, b"lstm"), *(field(5, one) for one in stored)])
    graph += field(11, value("X", sides[0])) + field(12, value("Y", sides[1]))
    return number(1, 8) + field(2, b"inside-the-lstm") + field(7, graph) + field(8, number(2, 14))


def functions(op: str, said: dict[str, str]) -> list[bytes]:
    """The attributes of other squashing functions than the usual. Raises ValueError for one that ONNX does not have."""
    places = {"LSTM": ("gates", "candidate", "shown"), "GRU": ("gates", "candidate"), "RNN": ("candidate",)}[op]
    usual = ["sigmoid" if place == "gates" else "tanh" for place in places]
    names = [said.get(place, one) for place, one in zip(places, usual, strict=True)]
    if names == usual:
        return []
    kinds = [name.split(":") for name in names]
    if any(kind not in FUNCTIONS for kind, *_ in kinds):
        raise ValueError(f"a layer squashes by {', '.join(names)}, not all of which are written to ONNX")
    own = [list(map(float, rest)) or [0.2, 0.5] for kind, *rest in kinds if kind == "hard_sigmoid"]
    found = [attribute("activations", [FUNCTIONS[kind] for kind, *_ in kinds])]
    for k, name in enumerate(("activation_alpha", "activation_beta")):
        found += [attribute(name, [one[k] for one in own])] if own else []
    return found


def varint(n: int) -> bytes:
    """An integer of seven bits a byte."""
    out = bytearray()
    while n > 127:
        out.append(n & 127 | 128)
        n >>= 7
    return bytes(out) + bytes([n])


def number(place: int, n: int) -> bytes:
    """A field of Protocol Buffers that holds an integer."""
    return varint(place << 3) + varint(n)


def field(place: int, data: bytes) -> bytes:
    """A field that holds bytes."""
    return varint(place << 3 | 2) + varint(len(data)) + data


def attribute(name: str, told: Any) -> bytes:
    """A setting of a node: an integer, a float, or a list of floats or texts."""
    if isinstance(told, int):
        said = number(3, told) + number(20, 2)
    elif isinstance(told, float):
        said = varint(2 << 3 | 5) + struct.pack("<f", told) + number(20, 1)
    elif isinstance(told[0], float):
        said = field(7, struct.pack(f"<{len(told)}f", *told)) + number(20, 6)
    else:
        said = b"".join(field(9, one.encode()) for one in told) + number(20, 8)
    return field(1, name.encode()) + said


def node(op: str, inputs: Iterable[str], outputs: Iterable[str], told: Iterable[bytes]) -> bytes:
    """A node of the graph."""
    names = [field(1, name.encode()) for name in inputs] + [field(2, name.encode()) for name in outputs]
    return b"".join([*names, field(4, op.encode()), *(field(5, one) for one in told)])


def tensor(name: str, array: np.ndarray) -> bytes:
    """An array of any shape: whole numbers as int64, others as float32."""
    kind, data = (7, array.astype("<i8")) if array.dtype.kind == "i" else (1, array.astype("<f4"))
    sides = b"".join(number(1, side) for side in array.shape)
    return sides + number(2, kind) + field(8, name.encode()) + field(9, data.tobytes())


def value(name: str, last: int) -> bytes:
    """What goes in or out: three axes, of which the last has a known length."""
    sides = b"".join(field(1, one) for one in (field(2, b"T"), field(2, b"B"), number(1, last)))
    return field(1, name.encode()) + field(2, field(1, number(1, 1) + field(2, sides)))
