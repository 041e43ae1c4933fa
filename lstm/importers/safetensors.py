"""The .safetensors file: a head in JSON that says where every array lies, and the arrays.

Source: safetensors' README.
"""

import json
from math import prod
from typing import Any

import numpy as np

from lstm import model as models
from lstm.importers import _names
from lstm.importers._found import MOST_ENTRIES, Embedding, Found, Layer, Refused
from lstm.importers._numbers import as_numbers

NAME = "safetensors"
ENDINGS = ("safetensors",)
KINDS = {"F64": "<f8", "F32": "<f4", "F16": "<f2", "BF16": "bf16"} | {
    **{"I64": "<i8", "I32": "<i4", "I16": "<i2", "I8": "i1", "U8": "u1", "BOOL": "?"},
    **{"U16": "<u2", "U32": "<u4", "U64": "<u8"},
}
WIDTH = {"bf16": 2}
LONGEST_HEAD = 4_000_000  # bytes


def fits(data: bytes) -> bool:
    """Whether these bytes begin with the length of a head and the head."""
    size = int.from_bytes(data[:8], "little")
    return len(data) > 9 and 2 <= size <= len(data) - 8 and data[8:9] == b"{"


def read(data: bytes) -> Found:
    """The layers among the arrays of the file. Raises Refused, or ValueError for a damaged one."""
    size = int.from_bytes(data[:8], "little")
    if size > LONGEST_HEAD:
        raise Refused("The list of what is in this file is too large.")
    head = json.loads(data[8 : 8 + size])
    about = head.pop("__metadata__", None) or {}
    if len(head) > MOST_ENTRIES:
        raise Refused(f"This file holds more than {MOST_ENTRIES:,} arrays.")
    body = memoryview(data)[8 + size :]
    arrays = _names.Lazy({name: lambda told=told: _array(told, body) for name, told in head.items()})
    if "head" in about and "readout.W_y" in arrays:
        own = {name: arrays[name].astype(float) for name in arrays if not name.startswith("training.")}
        return own_model(models.assembled(json.loads(about["head"]), own))
    layers, notes = _names.layers(arrays)
    return Found(tuple(layers), tuple(notes), embeddings=_names.embeddings(arrays, layers))


def _array(told: dict[str, Any], body: memoryview) -> np.ndarray:
    """One array, as its entry in the head tells it. Raises Refused where it lies outside the file."""
    kind, shape, (first, last) = told["dtype"], told["shape"], told["data_offsets"]
    if kind not in KINDS:
        raise Refused(f"An array of this file holds {str(kind)[:20]}; such numbers are not read here.")
    code = KINDS[str(kind)]
    width = WIDTH.get(code) or np.dtype(code).itemsize
    sides = list(shape)
    whole = all(type(n) is int and n >= 0 for n in (*sides, first, last)) and len(sides) <= 8
    if not whole or not first <= last <= len(body) or prod(sides) * width != last - first:
        raise Refused("An array of this file lies outside its data.")
    return as_numbers(body[first:last], code).reshape(sides)


def own_model(model: models.Model) -> Found:
    """The layers of a model that this library saved."""
    layers = tuple(
        Layer(layer.cell, layer.weights, False, f"layer{k}", "layers", k, biases=1)
        for k, layer in enumerate(model.layers)
    )
    tables = () if model.embedding is None else (Embedding("embedding", model.embedding),)
    note = "It was saved by this library: nothing had to be put in another order."
    return Found(layers, (note,), embeddings=tables, words=model.words)
