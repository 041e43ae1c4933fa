"""Layers among arrays by name: the names of PyTorch, Keras, Flax, ONNX, and ours; else what their shapes allow."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

import numpy as np

from lstm.cells import CELLS
from lstm.importers import _keras_layers
from lstm.importers._found import MOST_LAYERS, Embedding, Layer, Raw, Refused, blocks, layer_of
from lstm.model import shapes
from lstm.unroll import hidden_size, input_size

TORCH = re.compile(
    r"(?P<stack>.*?)(?P<what>weight|bias|w|b)_(?P<of>ih|hh|hr)(?:_l(?P<level>\d{1,3}))?(?P<back>_reverse)?"
)
KERAS = re.compile(r"(?P<group>(?:.*[/.])?)(?P<what>kernel|recurrent_kernel|bias)(?::0)?")
FLAX = re.compile(r"(?P<group>(?:.*[/.])?)(?P<gate>[ih][ifgornz]?)[/.](?P<what>kernel|bias)")
OURS = re.compile(r"(?P<group>(?:.*\.)?)(?P<what>[WbP]_[a-z])")
WRB = re.compile(r"(?P<group>(?:.*[/._])?)(?P<what>[WRBP])")
KINDS = {4: ("lstm", "ifco"), 3: ("gru_after", "rzh"), 1: ("rnn", "h")}  # of PyTorch, by the number of its blocks
TABLES = re.compile("encoder|lookup|wte|token|word|char|lut")  # what tables of words are called beside "emb"
QUANTISED = ("_packed_params", "_all_weight_values", "scale_ih", "zero_point_ih")
RELU = "No file says whether a plain RNN squashes by tanh or by ReLU: tanh was taken."


class Lazy(Mapping[str, np.ndarray]):
    """Arrays by name, each read out of its file when it is asked for."""

    def __init__(self, loaders: Mapping[str, Callable[[], np.ndarray]]) -> None:
        self.loaders = loaders

    def __getitem__(self, name: str) -> np.ndarray:
        return self.loaders[name]()

    def __iter__(self) -> Iterator[str]:
        return iter(self.loaders)

    def __len__(self) -> int:
        return len(self.loaders)


def layers(arrays: Mapping[str, np.ndarray]) -> tuple[list[Layer], list[str]]:
    """Every layer among arrays by name, and what there is to say. Raises Refused where there are too many."""
    for scheme in (_torch, _ours, _flax, _keras, _onnx):
        found, notes = scheme(arrays)
        if found:
            return found, notes
    if quantised := next((name for name in arrays if any(sign in name for sign in QUANTISED)), None):
        raise Refused(f"The weights of this file are quantised ({quantised[:80]}): whole numbers are not read here.")
    return [], []


def embeddings(arrays: Mapping[str, np.ndarray], found: Sequence[Layer]) -> tuple[Embedding, ...]:
    """The tables (V, D) among arrays by name whose rows the lowest layers can read: by their names and widths."""
    wide, tables = {input_size(layer.weights) for layer in found if layer.level == 0}, []
    for name in arrays:
        stem, dot, last = name.rpartition(".")
        plain = last == "weight" and f"{stem}{dot}bias" not in arrays and TABLES.search(stem.lower())
        if "emb" in name.lower() or plain:
            with suppress(Refused):  # of numbers that are not read here
                array = arrays[name]
                if array.ndim == 2 and array.dtype.kind == "f" and array.shape[1] in wide:
                    tables.append(Embedding(name, np.array(array)))
    return tuple(one for one in tables if np.isfinite(one.rows).all())


def _groups(pattern: re.Pattern[str], arrays: Mapping[str, np.ndarray], *keys: str) -> dict[Any, dict[Any, str]]:
    """Names that a pattern fits, gathered: {its first named group: {the others: name}}."""
    found: dict[Any, dict[Any, str]] = defaultdict(dict)
    for name in arrays:
        if fits := pattern.fullmatch(name):
            rest = tuple(fits[key] for key in keys)
            found[fits[1]][rest[0] if len(rest) == 1 else rest] = name
            if len(found) > MOST_LAYERS:
                raise Refused(f"This file holds more than {MOST_LAYERS} layers.")
    return found


def _torch(arrays: Mapping[str, np.ndarray]) -> tuple[list[Layer], list[str]]:
    """weight_ih_l0 and its like: rows i f g o, r z n, or one block; b_ih and b_hh are added."""
    found, notes = [], []
    for stack, names in _groups(TORCH, arrays, "what", "of", "level", "back").items():
        parts = {(what[0], of, level, back): name for (what, of, level, back), name in names.items()}
        places = {key[2:] for key in parts if ("w", "ih", *key[2:]) in parts and ("w", "hh", *key[2:]) in parts}
        for level, back in sorted(places, key=lambda place: (int(place[0] or 0), place[1] or "")):
            found.append(_of_torch(arrays, parts, stack, level, back))
    if any(one.raw is not None and one.raw.kind == "rnn" for one in found):
        notes.append(RELU)
    if found:
        notes.append("PyTorch's files do not say whether the batch comes first (batch_first); the network is the same.")
    return found, notes


def _of_torch(arrays: Mapping[str, np.ndarray], parts: dict[Any, str], stack: str, level: str, back: str) -> Layer:
    """One layer in one direction, of nn.LSTM, nn.GRU, nn.RNN or their cells."""
    rows = arrays[parts["w", "hh", level, back]]
    projection = arrays[parts["w", "hr", level, back]] if ("w", "hr", level, back) in parts else None
    if rows.ndim != 2 or projection is not None and projection.ndim != 2:
        raise Refused(f"{parts['w', 'hh', level, back]} is no matrix.")
    hidden = rows.shape[1] if projection is None else projection.shape[1]
    count = len(rows) // max(hidden, 1)
    if count not in KINDS:
        raise Refused(f"{parts['w', 'hh', level, back]} has the shape {rows.shape}, which no LSTM, GRU or RNN has.")
    kind, order = KINDS[count]
    biases = [parts[key] for of in ("ih", "hh") if (key := ("b", of, level, back)) in parts]
    raw = Raw(
        *(kind, order, blocks(arrays[parts["w", "ih", level, back]], count), blocks(rows, count)),
        tuple(blocks(arrays[name], count) for name in biases),
        projection=projection,
    )
    said = {"ifco": "i f g o", "rzh": "r z n"}.get(order, "")
    place = parts["w", "ih", level, back]
    unsure = ("candidate",) if kind == "rnn" else ()
    return layer_of(raw, place, bool(back), stack=stack.rstrip("._/"), level=int(level or 0), order=said, unsure=unsure)


def _ours(arrays: Mapping[str, np.ndarray]) -> tuple[list[Layer], list[str]]:
    """W_f, b_f and their like: the names of lstm.CELLS."""
    found = []
    for group, names in _groups(OURS, arrays, "what").items():
        weights = {what: arrays[name].astype(float) for what, name in names.items()}
        for cell in CELLS:
            needed = shapes(cell, input_size(weights), hidden_size(weights)) if "W" in {n[0] for n in weights} else {}
            if needed and needed == {name: array.shape for name, array in weights.items()}:
                if not all(np.isfinite(array).all() for array in weights.values()):
                    raise Refused("The weights of a layer hold numbers that are not finite (NaN or infinite).")
                found.append(Layer(cell, weights, False, group.rstrip(".") or "the file", level=len(found), biases=1))
                break
    return found, []


def _flax(arrays: Mapping[str, np.ndarray]) -> tuple[list[Layer], list[str]]:
    """ii/kernel, hi/kernel, hi/bias and their like: a matrix for each gate, (D, H) or (H, H)."""
    found = []
    for group, names in _groups(FLAX, arrays, "gate", "what").items():
        for kind, gates in (("lstm", "ifgo"), ("gru_after", "rzn"), ("rnn", "")):
            needed = [(side + gate, "kernel") for side in "ih" for gate in gates or [""]]
            if all(key in names for key in needed):
                found.append(_of_flax(arrays, names, group, kind, gates))
                break
    return found, []


def _of_flax(arrays: Mapping[str, np.ndarray], names: dict[Any, str], group: str, kind: str, gates: str) -> Layer:
    """One cell of Flax: LSTMCell, OptimizedLSTMCell, GRUCell or SimpleCell."""
    each = list(gates) or [""]
    inputs, recurrent = (np.stack([arrays[names[side + gate, "kernel"]].T for gate in each]) for side in "ih")
    biases = []
    for side in "ih":
        have = {gate: arrays[names[side + gate, "bias"]] for gate in each if (side + gate, "bias") in names}
        if have:
            zeros = np.zeros(inputs.shape[1], inputs.dtype)
            biases.append(np.stack([have.get(gate, zeros) for gate in each]))
    if kind == "gru_after" and len(biases) == 1:
        biases.append(np.zeros_like(biases[0]))
    order = {"ifgo": "ifco", "rzn": "rzh"}.get(gates, "h")
    raw = Raw(kind, order, inputs, recurrent, tuple(biases))
    place = group.rstrip("/.") or "the file"
    return layer_of(raw, place, stack=place, order=" ".join(gates), unsure=("candidate",) if kind == "rnn" else ())


def _keras(arrays: Mapping[str, np.ndarray]) -> tuple[list[Layer], list[str]]:
    """kernel, recurrent_kernel and bias: the arrays of a Keras layer, without what it is made with."""
    found = []
    for group, names in _groups(KERAS, arrays, "what").items():
        if {"kernel", "recurrent_kernel"} <= names.keys():
            parts = [arrays[names[what]] for what in ("kernel", "recurrent_kernel", "bias") if what in names]
            place = group.rstrip("/.") or "the file"
            found.append(_keras_layers.layer(parts, None, place, stack=place))
    return found, list(_keras_layers.notes(found))


def _onnx(arrays: Mapping[str, np.ndarray]) -> tuple[list[Layer], list[str]]:
    """W, R and B with an axis of directions: the arrays of an ONNX node."""
    from lstm.importers import onnx

    found = []
    for group, names in _groups(WRB, arrays, "what").items():
        if {"W", "R"} <= names.keys() and arrays[names["W"]].ndim == arrays[names["R"]].ndim == 3:
            R = arrays[names["R"]]
            kind = {4: "LSTM", 3: "GRU", 1: "RNN"}.get(R.shape[1] // max(R.shape[2], 1), "")
            direction = {1: "forward", 2: "bidirectional"}.get(len(R), "")
            parts = [arrays[names[k]] if k in names else None for k in "WRB"]
            peepholes = arrays[names["P"]] if "P" in names else None
            if kind and direction:
                told = {"direction": direction}
                found += onnx.layers_of(kind, told, [*parts, None, None, None, peepholes], group.rstrip("/._") or "W")
    return found, []
