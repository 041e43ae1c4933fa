"""The graphs of an ONNX file: nodes by what they make, and arrays, put together where nodes stand between."""

from collections.abc import Iterator
from math import prod
from typing import Any

import numpy as np

from lstm.importers import _protobuf as wire
from lstm.importers._found import MOST_ENTRIES, Refused
from lstm.importers._numbers import as_numbers

KINDS = {1: "<f4", 11: "<f8", 10: "<f2", 16: "bf16", 7: "<i8", 6: "<i4", 5: "<i2", 3: "i1", 2: "u1", 9: "?"}
DEEPEST = 8  # graphs in each other
FARTHEST = 32  # nodes between a weight and the layer


class Graph:
    """One graph: its arrays and nodes, and the graph it stands in."""

    def __init__(self, data: memoryview, outer: "Graph | None", depth: int, room: list[int]) -> None:
        if depth > DEEPEST:
            raise Refused(f"The graphs of this file stand in each other more than {DEEPEST} deep.")
        found = wire.fields(data)
        self.outer, self.depth, self.room = outer, depth, room
        self.tensors = {(wire.texts(fields, 8) or [""])[0]: fields for fields in messages(found, 5)}
        if len(found.get(1, [])) > MOST_ENTRIES:
            raise Refused(f"This file holds more than {MOST_ENTRIES:,} nodes.")
        self.all = [node_of(fields) for fields in messages(found, 1)]
        self.makers = {output: node for node in self.all for output in node["outputs"]}

    def nodes(self) -> "Iterator[tuple[Graph, dict[str, Any]]]":
        """Every node, with the graph it stands in, those of inner graphs too."""
        for node in self.all:
            for graph in node["graphs"]:
                yield from Graph(graph, self, self.depth + 1, self.room).nodes()
            yield self, node

    def array(self, name: str, far: int = 0) -> np.ndarray | None:
        """An array by name, also where nodes stand between it and the file; None where it is computed."""
        if not name or far > FARTHEST:
            return None
        if name in self.tensors:
            return tensor(self.tensors[name])
        if name in self.makers:
            return folded(self, self.makers[name], far + 1)
        return self.outer.array(name, far) if self.outer else None


def messages(found: wire.Fields, number: int) -> list[wire.Fields]:
    return [wire.fields(value) for kind, value in found.get(number, []) if kind == 2]


def node_of(found: wire.Fields) -> dict[str, Any]:
    """A node: its kind, the names of what goes in and out, and its settings."""
    told, graphs = {}, []
    for one in messages(found, 5):
        name = (wire.texts(one, 1) or [""])[0]
        if 6 in one:
            graphs.append(one[6][0][1])
        elif 5 in one:
            told[name] = wire.fields(one[5][0][1])
        elif 2 in one:
            told[name] = wire.floats(one, 2)[0]
        elif 3 in one:
            told[name] = wire.integers(one, 3)[0]
        elif 4 in one:
            told[name] = wire.texts(one, 4)[0]
        else:
            told[name] = wire.floats(one, 7) or wire.integers(one, 8) or wire.texts(one, 9)
    name, kind = (wire.texts(found, number) or [""] for number in (3, 4))
    inputs, outputs = wire.texts(found, 1), wire.texts(found, 2)
    return {"op": kind[0], "name": name[0], "inputs": inputs, "outputs": outputs, "told": told, "graphs": graphs}


def tensor(found: wire.Fields) -> np.ndarray:
    """An array of the file. Raises Refused for one that lies in another file, or of numbers that are not read."""
    if wire.integers(found, 14) == [1] or 13 in found:
        raise Refused("The weights of this file lie in another file (external data): save the model into one file.")
    sides, kind = wire.integers(found, 1), KINDS.get((wire.integers(found, 2) or [0])[0])
    if kind is None:
        raise Refused("An array of this file holds numbers that are not read here.")
    if 9 in found:
        flat = as_numbers(found[9][0][1], kind)
    elif kind in ("<f4", "<f8"):
        number, width = (4, "<f4") if kind == "<f4" else (10, "<f8")
        flat = np.concatenate(
            [np.frombuffer(value, width) for _, value in found.get(number, [])] or [np.zeros(0, kind)]
        )
    elif kind == "<i8":
        flat = np.array(wire.integers(found, 7), "<i8")
    else:
        flat = np.array(wire.integers(found, 5), "<i8")
        flat = flat.astype("<u2").view("<f2") if kind == "<f2" else flat
    if len(sides) > 8 or any(n < 0 for n in sides) or prod(sides) != flat.size:
        raise Refused("An array of this file does not hold as many numbers as it says.")
    return flat.reshape(sides)


def folded(graph: Graph, node: dict[str, Any], far: int) -> np.ndarray | None:
    """What a node makes of arrays in the file, for those that exporters put between a weight and its layer."""
    op, told = node["op"], node["told"]
    if op == "Constant":
        return tensor(told["value"]) if isinstance(told.get("value"), dict) else None
    if op not in ("Identity", "Cast", "Unsqueeze", "Squeeze", "Transpose", "Reshape", "Concat", "Slice"):
        return None
    parts = [graph.array(name, far) for name in node["inputs"]]
    if not parts or any(part is None for part in parts):
        return None
    first, *rest = [part for part in parts if part is not None]
    if op in ("Identity", "Cast"):
        return first
    if op == "Concat":
        graph.room[0] -= sum(part.nbytes for part in (first, *rest))
        if graph.room[0] < 0:
            raise Refused("The weights of this file are put together from more parts than are read here.")
        return np.concatenate([first, *rest], int(told["axis"]))
    if op == "Transpose":
        return first.transpose(told["perm"]) if "perm" in told else first.T
    axes = [int(axis) for axis in (rest[0].ravel() if rest and op != "Slice" else told.get("axes") or [])][:8]
    if op == "Unsqueeze":
        return np.expand_dims(first, tuple(axes))
    if op == "Squeeze":
        return first.squeeze(tuple(axes) or None)
    if op == "Reshape":
        return first.reshape([first.shape[k] if side == 0 else side for k, side in enumerate(axes)])
    numbers = [one.ravel() for one in rest] or [
        np.array(told[name]) for name in ("starts", "ends", "axes") if name in told
    ]
    starts, ends = numbers[:2]
    along = numbers[2] if len(numbers) > 2 else np.arange(len(starts))
    steps = numbers[3] if len(numbers) > 3 else [1] * len(starts)
    part = [slice(None)] * first.ndim
    for start, end, axis, step in zip(starts, ends, along, steps, strict=True):
        part[int(axis)] = slice(int(start), int(end), int(step))
    return first[tuple(part)]
