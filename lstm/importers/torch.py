"""PyTorch's .pt and .pth: a state_dict, alone or inside a checkpoint; and TorchScript. Both are zip files.

Source: torch.save, and Python's pickle protocol.
"""

import re
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from lstm.importers import _names, _pickle, _zip
from lstm.importers._found import MOST_ENTRIES, Found, Refused
from lstm.importers._numbers import as_numbers

NAME = "PyTorch"
ENDINGS = ("pt", "pth", "ckpt", "bin", "jit")
KINDS = {
    **{"FloatStorage": "<f4", "DoubleStorage": "<f8", "HalfStorage": "<f2", "BFloat16Storage": "bf16"},
    **{"LongStorage": "<i8", "IntStorage": "<i4", "ShortStorage": "<i2", "CharStorage": "i1", "ByteStorage": "u1"},
    **{"BoolStorage": "?"},
}
PICKLE = re.compile(r"(?:[^/]+/)?(?:data|model)\.pkl")
DEEPEST, LONGEST = 64, 500  # containers in each other, and letters of a path


def fits(data: bytes) -> bool:
    """Whether these bytes are a zip file with a pickle, or a pickle."""
    return data[:2] in (b"\x80\x02", b"\x80\x03", b"\x80\x04", b"\x80\x05") or any(
        map(PICKLE.fullmatch, _zip.names(data))
    )


def read(data: bytes) -> Found:
    """The layers of a state_dict, wherever it stands in the file. Raises Refused."""
    if data[:1] == b"\x80":
        _pickle.values(data)  # says which code it asks for, if it does
        raise Refused(
            "This is a plain pickle, or was saved by a PyTorch older than 1.6: torch.load it and save it again."
        )
    with _zip.opened(data) as archive:
        name = next(name for name in archive.namelist() if PICKLE.fullmatch(name))
        root, parts = name.rpartition("/")[0], set(archive.namelist())
        root += "/" if root else ""
        if root + "byteorder" in parts and _zip.part(archive, root + "byteorder", 100).strip() != b"little":
            raise Refused("This file was written on a big-endian machine; its numbers are not read here.")
        scripted = any(part.startswith(f"{root}code/") for part in parts)
        tensors = dict(_tensors(_pickle.values(_zip.part(archive, name, _pickle.LARGEST))))
        arrays = _names.Lazy({k: _loader(archive, root, tensor) for k, tensor in tensors.items()})
        layers, notes = _names.layers(arrays)
        tables = _names.embeddings(arrays, layers)
    if scripted:
        notes = ("It is a TorchScript file: its code was not run, only its weights were taken.", *notes)
    return Found(tuple(layers), tuple(notes), embeddings=tables)


def _tensors(value: Any) -> Iterator[tuple[str, _pickle.Tensor]]:
    """Every tensor in nested dicts, lists and records, under its path; each container is entered once."""
    todo, seen, count = [("", value, 0)], set(), 0
    while todo:
        path, thing, depth = todo.pop()
        if isinstance(thing, _pickle.Tensor):
            count += 1
            if count > MOST_ENTRIES:
                raise Refused(f"This file holds more than {MOST_ENTRIES:,} tensors.")
            yield path, thing
        elif isinstance(thing, (dict, list, tuple)) and id(thing) not in seen and depth < DEEPEST:
            seen.add(id(thing))
            items = thing.items() if isinstance(thing, dict) else enumerate(thing)
            todo += [(".".join(filter(None, (path, str(k))))[:LONGEST], part, depth + 1) for k, part in items][::-1]


def _loader(archive: zipfile.ZipFile, root: str, tensor: _pickle.Tensor) -> Callable[[], np.ndarray]:
    """A function that reads one tensor out of the archive, when it is wanted."""

    def load() -> np.ndarray:
        kind = KINDS.get(tensor.storage.kind)
        if kind is None:
            raise Refused(f"A tensor of this file is a {tensor.storage.kind}; such numbers are not read here.")
        parts = [f"{root}{folder}/{tensor.storage.key}" for folder in ("data", "constants", "tensors")]
        name = next((part for part in parts if part in archive.NameToInfo), None)
        if name is None:
            raise Refused("The data of a tensor are missing in this file.")
        flat = as_numbers(_zip.part(archive, name), kind)
        size, stride = tensor.size, tensor.stride
        last = tensor.offset + sum((n - 1) * step for n, step in zip(size, stride, strict=True)) if all(size) else -1
        fits = tensor.offset >= 0 and all(n >= 0 for n in (*size, *stride)) and last < len(flat)
        if not fits or np.prod(size, dtype=float) > len(flat):
            raise Refused("A tensor of this file lies outside its data.")
        strides = [step * flat.itemsize for step in stride]
        return np.lib.stride_tricks.as_strided(flat[tensor.offset :], size, strides, writeable=False)

    return load
