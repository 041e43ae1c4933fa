"""Networks that others trained, read out of their files as plain data. A module for each format.

The folder is the registry. Nothing in a file is ever run: a file is bytes that are taken apart here, within bounds, and
what they say is looked at before room is made for it. A format is a module without an underscore that has

- `NAME`, what people call it, and `ENDINGS`, those of its files, without the point;
- `fits(data)`, whether bytes begin and are built as such a file;
- `read(data)`, a Found. It raises Refused, with one sentence, for what it knows and cannot take; whatever else goes
  wrong in it is said to be damage.

Source: each format's own description, which its module names; what is told from names and shapes is ours.
"""

import struct
import zipfile
import zlib
from importlib import import_module
from os import PathLike
from pathlib import Path
from pkgutil import iter_modules
from tokenize import TokenError
from typing import IO, Any

from lstm.importers._export import safetensors as as_safetensors
from lstm.importers._export import to_keras, to_onnx, to_torch
from lstm.importers._found import LARGEST_FILE, Embedding, Found, Layer, Raw, Refused, packed, trace_of
from lstm.importers._given import (
    LARGEST_GIVEN,
    given,
    one_hot,
    random_input,
    random_tokens,
    sequence,
    tokens,
    vocabulary,
)
from lstm.importers._parity import Tried, corrected, parity
from lstm.importers._reading import busiest, reading_of, steps_drawn, steps_tried
from lstm.importers._signal import embedding_of, looked_up, reads, signal_of, through, under, width
from lstm.importers._snippets import SNIPPETS

__all__ = [
    "ENDINGS",
    "FORMATS",
    "LARGEST_FILE",
    "LARGEST_GIVEN",
    "SNIPPETS",
    "Embedding",
    "Found",
    "Layer",
    "Raw",
    "Refused",
    "Tried",
    "as_safetensors",
    "busiest",
    "corrected",
    "embedding_of",
    "given",
    "looked_up",
    "one_hot",
    "packed",
    "parity",
    "random_input",
    "random_tokens",
    "read",
    "reading_of",
    "reads",
    "sequence",
    "signal_of",
    "steps_drawn",
    "steps_tried",
    "through",
    "to_keras",
    "to_onnx",
    "to_torch",
    "tokens",
    "trace_of",
    "under",
    "vocabulary",
    "width",
]
FORMATS: dict[str, Any] = {
    m.name: import_module(f"{__name__}.{m.name}") for m in iter_modules(__path__) if m.name[0] != "_"
}
ENDINGS = tuple(sorted({ending for one in FORMATS.values() for ending in one.ENDINGS}))
DAMAGED = (  # what taking apart a damaged file ends in, of Python, NumPy and h5py
    *(
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        ArithmeticError,
        EOFError,
        OSError,
        RuntimeError,
        MemoryError,
    ),
    *(struct.error, zlib.error, zipfile.BadZipFile, SyntaxError, TokenError, UserWarning),
)


def read(file: str | PathLike[str] | bytes | IO[bytes], name: str = "") -> Found:
    """The layers of a network in a file of any format: its path, its bytes, or the file itself.

    `name` is what the file is called, for the notes. Weights are float64, in the names of lstm.CELLS. Raises Refused, a
    ValueError with one sentence, for anything that holds no such layers, is damaged, or is too large.
    """
    if isinstance(file, (str, PathLike)):
        path = Path(file)
        name = name or path.name
        if path.stat().st_size > LARGEST_FILE:
            raise Refused(too_large())
        data = path.read_bytes()
    else:
        data = bytes(file) if isinstance(file, (bytes, bytearray, memoryview)) else file.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise Refused(too_large())
    one = next((one for one in FORMATS.values() if one.fits(data)), None)
    if one is None:
        known = ", ".join(one.NAME for one in FORMATS.values())
        raise Refused(f"This file is of no format that is read here: {known}.")
    try:
        found = one.read(data)
    except Refused:
        raise
    except DAMAGED as fault:
        raise Refused(f"This {one.NAME} file is damaged, or built in a way that is not read here.") from fault
    if not found.layers:
        raise Refused(f"No LSTM, GRU or plain RNN was found in this {one.NAME} file.")
    return found._replace(format=one.NAME, name=name)


def too_large() -> str:
    """What is said of a file that is too large."""
    return f"This file is larger than {LARGEST_FILE // 1_000_000}\u00a0MB."
