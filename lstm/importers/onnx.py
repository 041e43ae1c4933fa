"""ONNX: LSTM, GRU and RNN nodes, wherever they stand in the graph, with all that the standard lets them be.

Source: ONNX's operators LSTM, GRU and RNN.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import partial
from typing import Any

import numpy as np

from lstm.importers import _names
from lstm.importers import _protobuf as wire
from lstm.importers._found import MOST_LAYERS, MOST_TIMES, Embedding, Found, Layer, Raw, Refused, layer_of
from lstm.importers._onnx_graph import Graph, tensor
from lstm.unroll import input_size

NAME = "ONNX"
ENDINGS = ("onnx",)
ORDERS = {"LSTM": ("lstm", "iofc", "i o f c"), "GRU": ("gru", "zrh", "z r h"), "RNN": ("rnn", "h", "")}
USUAL = {"LSTM": ("Sigmoid", "Tanh", "Tanh"), "GRU": ("Sigmoid", "Tanh"), "RNN": ("Tanh",)}
PLACES = {"LSTM": ("gates", "candidate", "shown"), "GRU": ("gates", "candidate"), "RNN": ("candidate",)}
FUNCTIONS: dict[
    str, tuple[str, tuple[float, ...]]
] = {  # what we call it, and its own numbers as ONNX has them where none are given
    **{name: (name, ()) for name in ("sigmoid", "tanh", "relu", "softsign", "softplus")},
    **{"hardsigmoid": ("hard_sigmoid", (0.2, 0.5)), "leakyrelu": ("leaky_relu", (0.01,)), "elu": ("elu", (1.0,))},
    **{"affine": ("affine", (1.0, 0.0)), "scaledtanh": ("scaled_tanh", (1.0, 1.0))},
}
WRITTEN_OUT = "Its cells are written out in single operations: the weights were taken by their names."
INT8 = ("DynamicQuantizeLSTM", "DynamicQuantizeMatMul", "MatMulInteger", "QLinearMatMul")


def fits(data: bytes) -> bool:
    """Whether these bytes begin as an ONNX model: its version, then who made it."""
    return len(data) > 4 and data[0] == 0x08 and data[1] < 64 and data[2] in (0x12, 0x1A, 0x22, 0x2A, 0x32, 0x3A, 0x42)


def read(data: bytes) -> Found:
    """The layers of the graph, and of the graphs in it. Raises Refused, or ValueError for a damaged file."""
    model = wire.fields(memoryview(data))
    graph = Graph(model[7][0][1], None, 0, [MOST_TIMES * len(data)])
    layers, notes, quantised, tables = [], [], [], {}
    for one, node in graph.nodes():
        if node["op"] in INT8:
            quantised.append(node["op"])
        if node["op"] == "Gather" and node["inputs"][:1]:
            tables[node["inputs"][0]] = one
        if node["op"] in ORDERS:
            found, said = _layers(one, node)
            layers += [layer for layer in found if not any(_same(layer, other) for other in layers)]
            notes += [note for note in said if note not in notes]
        if len(layers) > MOST_LAYERS:
            raise Refused(f"This file holds more than {MOST_LAYERS} layers.")
    if not layers and not quantised:
        arrays = {name: partial(tensor, fields) for name, fields in graph.tensors.items()}
        layers, said = _names.layers(_names.Lazy(arrays))
        notes += [WRITTEN_OUT, *said] if layers else []
    if quantised and not layers:
        raise Refused(f"This network computes in whole numbers of 8 bits ({quantised[0]}), which is not read here.")
    if quantised:
        notes.append(f"It also holds layers in whole numbers of 8 bits ({quantised[0]}), which were left out.")
    return Found(tuple(layers), tuple(notes), embeddings=tuple(_tables(tables, layers)))


def _tables(graphs: dict[str, Graph], layers: Sequence[Layer]) -> Iterator[Embedding]:
    """The arrays (V, D) out of which nodes gather rows that a layer can read."""
    wide = {input_size(layer.weights) for layer in layers}
    for name, graph in list(graphs.items())[:MOST_LAYERS]:
        with suppress(Refused):
            rows = graph.array(name)
            if rows is not None and rows.ndim == 2 and rows.dtype.kind == "f" and rows.shape[1] in wide:
                yield Embedding(name, np.array(rows))


def _same(one: Layer, other: Layer) -> bool:
    """Whether two layers are one, computed at two places of the graph."""
    alike = (one.cell, one.reverse, one.weights.keys()) == (other.cell, other.reverse, other.weights.keys())
    return alike and all(np.array_equal(array, other.weights[name]) for name, array in one.weights.items())


def _layers(graph: Graph, node: dict[str, Any]) -> tuple[list[Layer], list[str]]:
    """The layers of a node, one for each direction, and what there is to say of them. Raises Refused."""
    arrays = [graph.array(name) for name in node["inputs"]]
    arrays += [None] * (8 - len(arrays))
    told, place, notes = node["told"], node["name"] or next(filter(None, node["outputs"]), node["op"]), []
    if arrays[1] is None or arrays[2] is None:
        raise Refused(
            f"The weights of the {node['op']} {place[:80]!r} are computed by the network, and do not lie in the file."
        )
    if told.get("layout"):
        notes.append("It reads the batch first (layout 1): give steps, batch, numbers here all the same.")
    if node["inputs"][4:5] not in ([], [""]):
        notes.append("It is told how long each sequence is (sequence_lens): give one sequence at its full length.")
    starts = [part for part in arrays[5:7] if part is not None]
    if any(np.any(part) for part in starts):
        notes.append("It starts from a state of its own that is not zero; here it starts from zero.")
    return layers_of(node["op"], told, arrays[1:], place), notes


def layers_of(op: str, told: dict[str, Any], arrays: Sequence[np.ndarray | None], place: str) -> list[Layer]:
    """The layers of W, R, B, sequence_lens, initial h and c, and P, as ONNX has them: W (n, 4 H, D) for n directions.

    n is 1 or 2. Raises Refused where they do not fit or hold what is not read.
    """
    W, R, B, _, _, _, P = [*arrays, *[None] * 7][:7]
    kind, order, said = ORDERS[op]
    ways = {"forward": (False,), "reverse": (True,), "bidirectional": (False, True)}.get(
        told.get("direction", "forward")
    )
    sides = [one for one in (W, R, B, P) if one is not None]
    if (
        W is None
        or R is None
        or ways is None
        or any(len(one) != len(ways) for one in sides)
        or W.ndim != 3
        or R.ndim != 3
    ):
        raise Refused(f"The weights of the {op} {place[:80]!r} do not fit its direction.")
    count, hidden = len(order), R.shape[2]
    if kind == "gru" and told.get("linear_before_reset"):
        kind = "gru_after"
    layers = []
    for k, reverse in enumerate(ways):
        shaped = [one[k].reshape(count, hidden, -1) for one in (W, R)]
        biases = () if B is None else tuple(B[k].reshape(2, count, hidden))
        peepholes = None if P is None else {gate: P[k].reshape(3, hidden)[g] for g, gate in enumerate("iof")}
        raw = Raw(
            *(kind, order, shaped[0], shaped[1], biases, peepholes),
            options=options(op, told, k),
            coupled=bool(told.get("input_forget")),
        )
        layers.append(layer_of(raw, place, reverse, stack=place, order=said))
    return layers


def options(op: str, told: dict[str, Any], direction: int) -> tuple[str, ...]:
    """What is different from the usual in one direction, 0 or 1, in the words of a cell's name. Raises Refused."""
    names, count = told.get("activations") or [], len(USUAL[op])
    numbers = {key: list(told.get(f"activation_{key}") or []) for key in ("alpha", "beta")}
    said, taken = [], {"alpha": 0, "beta": 0}
    for k, name in enumerate(names):
        kind, own = FUNCTIONS.get(str(name).lower(), ("", ()))
        own = list(own)
        if not kind:
            raise Refused(f"A layer squashes by {str(name)[:60]!r}, which is not read here.")
        for place, key in list(enumerate(("alpha", "beta")))[: len(own)]:  # given in the order of the functions
            if taken[key] < len(numbers[key]):
                own[place] = float(np.float32(numbers[key][taken[key]]))
            taken[key] += 1
        if k // count == direction and kind != USUAL[op][k % count].lower():
            said.append(f"{PLACES[op][k % count]}={':'.join([kind, *map(repr, own)])}")
    if told.get("clip"):
        said.append(f"clip={float(told['clip'])!r}")
    return tuple(said)
