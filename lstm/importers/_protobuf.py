"""The wire format of Protocol Buffers, as far as ONNX needs it: fields by number."""

import struct
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

Fields = dict[int, list[tuple[int, Any]]]  # number -> [(wire type, value)]: an int, or the bytes as a memoryview
MOST = 100_000  # fields of one message


def varint(data: memoryview, at: int) -> tuple[int, int]:
    """An integer of seven bits a byte, and where it ends. Raises ValueError for one that does not end, IndexError."""
    value = 0
    for k in range(10):
        byte = data[at + k]
        value |= (byte & 127) << 7 * k
        if byte < 128:
            return value, at + k + 1
    raise ValueError("a number does not end")


def fields(data: memoryview) -> Fields:
    """The fields of one message. Raises ValueError for what is none."""
    found: Fields = defaultdict(list)
    for count, (number, kind, value) in enumerate(each(data)):
        if count > MOST:
            raise ValueError("too many fields")
        found[number].append((kind, value))
    return found


def each(data: memoryview) -> Iterator[tuple[int, int, Any]]:
    """Every field: (number, wire type, value). Raises ValueError for what is none."""
    at = 0
    while at < len(data):
        key, at = varint(data, at)
        kind = key & 7
        if kind == 0:
            value, at = varint(data, at)
        elif kind in (1, 2, 5):
            size, at = varint(data, at) if kind == 2 else (8 if kind == 1 else 4, at)
            if size > len(data) - at:
                raise ValueError("a field is longer than its message")
            value, at = data[at : at + size], at + size
        else:
            raise ValueError("no such kind of field")
        yield key >> 3, kind, value


def texts(found: Fields, number: int) -> list[str]:
    """The texts of a field."""
    return [bytes(value).decode() for kind, value in found.get(number, []) if kind == 2]


def integers(found: Fields, number: int) -> list[int]:
    """The signed 64-bit integers of a field, each by itself or packed."""
    values: list[int] = []
    for kind, value in found.get(number, []):
        if kind == 0:
            values.append(value)
            continue
        at = 0
        while at < len(value):
            one, at = varint(value, at)
            values.append(one)
    return [value - (1 << 64) if value >= 1 << 63 else value for value in values]


def floats(found: Fields, number: int) -> list[float]:
    """The 32-bit floats of a field, each by itself or packed."""
    return [one for _, value in found.get(number, []) for one in struct.unpack(f"<{len(value) // 4}f", value)]
