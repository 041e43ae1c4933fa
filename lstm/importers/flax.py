"""Flax's msgpack files (`flax.serialization.to_bytes`): nested names with arrays at their ends.

Source: the MessagePack specification, and flax.serialization for arrays.
"""

import struct
from collections.abc import Iterator
from math import prod
from typing import Any

import numpy as np

from lstm.importers import _names
from lstm.importers._found import MOST_ENTRIES, Found, Refused
from lstm.importers._numbers import as_numbers

NAME = "Flax (msgpack)"
ENDINGS = ("msgpack", "flax")
DEEPEST = 32
MOST_VALUES = 200_000
KINDS = {"float32": "<f4", "float64": "<f8", "float16": "<f2", "bfloat16": "bf16"} | {
    **{"int64": "<i8", "int32": "<i4", "int8": "i1", "uint8": "u1", "uint32": "<u4", "bool": "?"},
}
FIXED = {  # first byte -> how many bytes, and how struct reads them
    **{0xCA: (4, ">f"), 0xCB: (8, ">d"), 0xCC: (1, ">B"), 0xCD: (2, ">H"), 0xCE: (4, ">I"), 0xCF: (8, ">Q")},
    **{0xD0: (1, ">b"), 0xD1: (2, ">h"), 0xD2: (4, ">i"), 0xD3: (8, ">q")},
}
SIZED = {  # first byte -> bytes of the length, and what follows
    **{0xC4: (1, "bin"), 0xC5: (2, "bin"), 0xC6: (4, "bin"), 0xD9: (1, "str"), 0xDA: (2, "str"), 0xDB: (4, "str")},
    **{0xC7: (1, "ext"), 0xC8: (2, "ext"), 0xC9: (4, "ext"), 0xDC: (2, "list"), 0xDD: (4, "list")},
    **{0xDE: (2, "map"), 0xDF: (4, "map")},
}


def fits(data: bytes) -> bool:
    """Whether these bytes begin with a map whose first key is a text."""
    if not data or not (0x81 <= data[0] <= 0x8F or data[0] in (0xDE, 0xDF)):
        return False
    after = {0xDE: 3, 0xDF: 5}.get(data[0], 1)
    return len(data) > after and (0xA0 <= data[after] <= 0xBF or data[after] in (0xD9, 0xDA))


def read(data: bytes) -> Found:
    """The layers among the arrays of the file. Raises Refused, or ValueError for a damaged one."""
    value, end = unpacked(memoryview(data), 0, 0, [MOST_VALUES])
    if end != len(data):
        raise ValueError("something stands after its end")
    arrays = _names.Lazy({name: lambda leaf=leaf: leaf for name, leaf in leaves(value, "")})
    if len(arrays) > MOST_ENTRIES:
        raise Refused(f"This file holds more than {MOST_ENTRIES:,} arrays.")
    layers, notes = _names.layers(arrays)
    return Found(tuple(layers), tuple(notes), embeddings=_names.embeddings(arrays, layers))


def leaves(value: Any, path: str) -> Iterator[tuple[str, np.ndarray]]:
    """Every array in nested maps (any numbers, any shape), under its path."""
    for name, part in value.items() if isinstance(value, dict) else ():
        where = f"{path}/{name}" if path else str(name)
        if isinstance(part, np.ndarray):
            yield where, part
        else:
            yield from leaves(part, where)


def unpacked(data: memoryview, at: int, depth: int, room: list[int]) -> tuple[Any, int]:
    """One value, and where it ends; `room` holds how many more there may be.

    Raises ValueError for what is none, Refused for what is nested too deep or is too much.
    """
    room[0] -= 1
    if depth > DEEPEST or room[0] < 0:
        raise Refused("What is in this file is nested too deep, or is too many values.")
    first, at = data[at], at + 1
    if first < 0x80 or first >= 0xE0:
        return first - 256 * (first >= 0xE0), at
    if first in (0xC0, 0xC2, 0xC3):
        return {0xC0: None, 0xC2: False, 0xC3: True}[first], at
    if first in FIXED:
        size, how = FIXED[first]
        return struct.unpack(how, data[at : at + size])[0], at + size
    if first < 0xC0:
        kind, size = (
            "map" if first < 0x90 else "list" if first < 0xA0 else "str",
            first & (0x0F if first < 0xA0 else 0x1F),
        )
    elif first in SIZED:
        width, kind = SIZED[first]
        size, at = int.from_bytes(data[at : at + width], "big"), at + width
    elif 0xD4 <= first <= 0xD8:
        kind, size = "ext", 1 << (first - 0xD4)
    else:
        raise ValueError("no such kind of value")
    if size > len(data) - at:
        raise ValueError("a value is longer than the file")
    if kind in ("map", "list"):
        items: list[Any] = []
        for _ in range(size * (2 if kind == "map" else 1)):
            item, at = unpacked(data, at, depth + 1, room)
            items.append(item)
        return (dict(zip(items[::2], items[1::2], strict=True)) if kind == "map" else items), at
    code = data[at] if kind == "ext" else 0
    at += kind == "ext"
    body, at = data[at : at + size], at + size
    return (_array(body, depth, room) if code == 1 else bytes(body).decode() if kind == "str" else body), at


def _array(body: memoryview, depth: int, room: list[int]) -> np.ndarray:
    """An array, as Flax packs it: a list of its shape, its kind and its bytes. Raises Refused where they do not fit."""
    (shape, kind, numbers), _ = unpacked(body, 0, depth + 1, room)
    code = KINDS.get(kind if isinstance(kind, str) else bytes(kind).decode())
    if code is None:
        raise Refused("An array of this file holds numbers that are not read here.")
    flat = as_numbers(numbers, code)
    if len(shape) > 8 or any(type(n) is not int or n < 0 for n in shape) or prod(shape) != flat.size:
        raise Refused("An array of this file does not hold as many numbers as it says.")
    return flat.reshape(shape)
