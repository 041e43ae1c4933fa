"""NumPy's .npz: arrays by name, of anybody. Names that a library uses are known; others are asked about.

Source: numpy.lib.format.
"""

import io
import zipfile
from math import prod

import numpy as np
from numpy.lib import format as array_format

from lstm import model as models
from lstm.importers import _names, _zip
from lstm.importers._found import Found, Layer, Raw, Refused, layer_of
from lstm.importers.safetensors import own_model

NAME = "NumPy (.npz)"
ENDINGS = ("npz",)
NAMES = "Name them as PyTorch does (weight_ih_l0, weight_hh_l0, ...) or as Keras does (kernel, recurrent_kernel, bias)."


def fits(data: bytes) -> bool:
    """Whether these bytes are a zip file of arrays."""
    names = _zip.names(data)
    return bool(names) and all(name.endswith(".npy") for name in names)


def read(data: bytes) -> Found:
    """The layers among the arrays of the file. Raises Refused."""
    with _zip.opened(data) as archive:
        names = {name.removesuffix(".npy"): name for name in archive.namelist()}
        if "head" in names:
            return own_model(models.load(io.BytesIO(data)))
        arrays = _names.Lazy({name: lambda part=part: numbers(archive, part) for name, part in names.items()})
        layers, notes = _names.layers(arrays)
        if not layers:
            layers, notes = [by_shape({name: arrays[name] for name in names})], []
            notes.append("The file does not say in which order its gates stand: i f g o was taken. Parity finds out.")
        tables = _names.embeddings(arrays, layers)
    return Found(tuple(layers), tuple(notes), embeddings=tables)


def numbers(archive: zipfile.ZipFile, part: str) -> np.ndarray:
    """One array (any numbers, any shape), once its head was looked at. Raises Refused where that is untrue."""
    data = _zip.part(archive, part)
    file = io.BytesIO(data)
    shape, turned, dtype = models.HEADS[array_format.read_magic(file)](file)
    if dtype.hasobject:
        raise Refused(f"The array {part[:80]!r} holds Python objects, which only a pickle could say. Nothing was run.")
    if file.tell() + prod(shape) * dtype.itemsize != len(data) or dtype.kind not in "fiub":
        raise Refused(f"The array {part[:80]!r} is not of the size that it says, or of no numbers.")
    return np.frombuffer(data, dtype, offset=file.tell()).reshape(shape, order="F" if turned else "C")


def by_shape(arrays: dict[str, np.ndarray]) -> Layer:
    """The one layer that weights (4 H, D), (4 H, H) and (4 H,) under any names can be, with an order to be asked about.

    Raises Refused where several could be meant.
    """
    floats = {name: a for name, a in arrays.items() if a.dtype.kind == "f"}
    square = [n for n, a in floats.items() if a.ndim == 2 and max(a.shape) == 4 * min(a.shape)]
    if len(square) != 1:
        raise Refused(f"It cannot be told which arrays of this file are the weights of a layer. {NAMES}")
    recurrent = floats.pop(square[0])
    wide = max(recurrent.shape)
    rows = recurrent.shape[0] == wide  # as PyTorch has it; Keras has columns
    matrices = [a for a in floats.values() if a.ndim == 2 and a.shape[0 if rows else 1] == wide]
    biases = [a for a in floats.values() if a.shape == (wide,)]
    if len(matrices) != 1 or len(biases) > 2:
        raise Refused(f"It cannot be told which arrays of this file are the weights of a layer. {NAMES}")
    turned = [(a if rows else a.T).reshape(4, wide // 4, -1) for a in (matrices[0], recurrent)]
    raw = Raw("lstm", "ifco", turned[0], turned[1], tuple(b.reshape(4, -1) for b in biases))
    return layer_of(raw, square[0], order="i f g o", unsure=("order", "gates"))
