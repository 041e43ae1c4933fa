"""A model as plain data: words or numbers in, one or more stacked cells, a readout.

Source: softmax, Bridle 1990; the form of a model and of its file is ours.
"""

import io
import json
import struct
import zipfile
import zlib
from collections.abc import Sequence
from math import prod
from os import PathLike
from pathlib import Path
from tokenize import TokenError
from typing import IO, Any, NamedTuple

import numpy as np
from numpy.lib import format as array_format

from lstm import fits
from lstm import signature as signatures
from lstm.cells import CELLS, Step
from lstm.linear import Weights
from lstm.signature import Signature
from lstm.unroll import hidden_size, input_size, run

Ids = np.ndarray | Sequence[int]  # what a model is given: T word ids, or numbers (T, D)
LARGEST_FILE = 48_000_000  # bytes a model file may unpack to
NO_MODEL = "this file is not a model saved by lstm.save"
PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
HEADS = {(1, 0): array_format.read_array_header_1_0, (2, 0): array_format.read_array_header_2_0}
LARGEST_VOCABULARY, MOST_ARRAYS = 20_000, 1000  # words, and arrays in a file
UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, MemoryError, OverflowError),
    *(SyntaxError, TokenError, UserWarning),  # of NumPy, which takes a damaged header for one of Python 2
)


class TooLarge(ValueError):
    """A file that would unpack to more than is taken."""


class Layer(NamedTuple):
    """One cell with its weights."""

    cell: str  # a name in lstm.CELLS
    weights: Weights  # name -> array


class Model(NamedTuple):
    """Everything a trained network is. Functions take it; nothing in it changes."""

    words: tuple[str, ...]  # V words, or () where the input is numbers
    embedding: np.ndarray | None  # (V, D), or None: one-hot, so that D = V
    layers: tuple[Layer, ...]  # the lowest first
    readout: Weights  # "W_y" (O, H) and "b_y" (O,): scores of each next word, or a forecast
    about: dict[str, Any]  # what is known of it: settings, seeds, figures reached; JSON
    signature: Signature | None = None  # what its two ends mean; None: the usual, see `signed`


def begin(
    cell: str,
    words: str | Sequence[str],
    n_hidden: int,
    rng: np.random.Generator,
    about: dict[str, Any] | None = None,
    n_layers: int = 1,
) -> Model:
    """An untrained one-hot model over `words`. Same generator, same weights."""
    sizes = [len(words), *[n_hidden] * n_layers]
    layers = tuple(Layer(cell, CELLS[cell].init(n_in, n_hidden, rng)) for n_in in sizes[:-1])
    readout = {"W_y": rng.normal(0.0, 0.1, (len(words), n_hidden)), "b_y": np.zeros(len(words))}
    return Model(tuple(words), None, layers, readout, dict(about or {}))


def signed(model: Model) -> Signature:
    """What a model's two ends mean: its Signature, or the usual one."""
    if model.signature is not None:
        return model.signature
    return signatures.usual(model.words, input_size(model.layers[0].weights), len(model.readout["b_y"]))


def encode(model: Model, ids: np.ndarray | Sequence[int | list[float]]) -> np.ndarray:
    """What the first cell reads (T, ..., D), for word ids (T, ...): one-hot, or rows of the embedding.

    A model without words is given numbers (T, ..., D), and reads them on its scale.
    """
    if not model.words:
        middle, spread = signed(model).scale
        return (np.asarray(ids, dtype=float) - middle) / spread
    ids = np.asarray(ids, dtype=np.intp)
    if model.embedding is not None:
        return model.embedding[ids]
    rows = np.zeros((*ids.shape, len(model.words)))
    np.put_along_axis(rows, ids[..., None], 1.0, axis=-1)
    return rows


def read(
    model: Model, ids: np.ndarray | Sequence[int | list[float]], state: Sequence[Sequence[np.ndarray]] | None = None
) -> tuple[Step, ...]:
    """Run word ids (T, ...), or numbers (T, ..., D), through every layer: a tuple of traces, the top one last.

    `state` may hold a start state for each layer; zeros if not given. Raises ValueError for no words at all.
    """
    signal, traces = encode(model, ids), []
    for depth, layer in enumerate(model.layers):
        traces.append(run(CELLS[layer.cell], layer.weights, signal, state[depth] if state else None))
        signal = traces[-1].h
    return tuple(traces)


def scores(model: Model, h: np.ndarray) -> np.ndarray:
    """The readout's scores W_y h + b_y: (..., H) -> (..., O)."""
    return h @ model.readout["W_y"].T + model.readout["b_y"]


def predict(model: Model, trace: Step) -> np.ndarray:
    """What is answered at each place, from the top trace: (T, ..., O).

    Chances of each next word, or of each answer, every row adding up to 1; or numbers, in the units of those read.
    """
    said, meant = scores(model, trace.h), signed(model)
    return softmax(said) if meant.kind == "class" else said * meant.scale[1] + meant.scale[0]


def softmax(values: np.ndarray) -> np.ndarray:
    """Scores (..., O) to chances (..., O), 0..1, each row adding up to 1; without overflow."""
    e = np.exp(values - values.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def arrays(model: Model) -> Weights:
    """Every array of a model by name, "layer0.W_f" and "readout.b_y" say: what is trained, saved, and compared."""
    named = {f"layer{k}.{name}": a for k, layer in enumerate(model.layers) for name, a in layer.weights.items()}
    named |= {f"readout.{name}": a for name, a in model.readout.items()}
    return named | ({} if model.embedding is None else {"embedding": model.embedding})


def with_arrays(model: Model, named: Weights) -> Model:
    """The same model with other arrays, by name as in `arrays`."""
    layers = tuple(
        Layer(layer.cell, {name: named[f"layer{k}.{name}"] for name in layer.weights})
        for k, layer in enumerate(model.layers)
    )
    readout = {name: named[f"readout.{name}"] for name in model.readout}
    return model._replace(layers=layers, readout=readout, embedding=named.get("embedding"))


def save(file: str | PathLike[str] | IO[bytes], model: Model, dtype: type = np.float32) -> None:
    """Write a model to an .npz file (path or file object); the arrays as `dtype`, the rest as JSON."""
    packed = {k: a.astype(dtype) for k, a in arrays(model).items()}
    np.savez_compressed(file, allow_pickle=False, head=np.array(json.dumps(head_of(model))), **packed)


def head_of(model: Model) -> dict[str, Any]:
    """All of a model but its arrays, as JSON keeps it."""
    parts = {"words": model.words, "cells": [layer.cell for layer in model.layers], "about": model.about}
    return parts | ({"signature": signatures.stored(model.signature)} if model.signature else {})


def load(file: str | PathLike[str] | IO[bytes]) -> Model:
    """Read a model from an .npz file (path or file object), without pickle, as float64.

    Raises ValueError with one clear sentence for a file that is not such a model or is too large.
    """
    data = Path(file).read_bytes() if isinstance(file, (str, PathLike)) else file.read()
    try:
        return assembled(*unpack(data))
    except (LookupError, TypeError) as fault:
        raise ValueError(f"{NO_MODEL}: a part is missing or of the wrong kind ({fault})") from fault
    except (ValueError, *UNREADABLE) as fault:
        raise ValueError(f"{NO_MODEL}: {fault}") from fault


def assembled(head: dict[str, Any], named: Weights) -> Model:
    """A model of what `head` tells and arrays by name. Raises ValueError, LookupError or TypeError if it is none."""
    layers = tuple(
        Layer(cell, {name.split(".", 1)[1]: a for name, a in named.items() if name.startswith(f"layer{k}.")})
        for k, cell in enumerate(head["cells"])
    )
    readout = {name: named[f"readout.{name}"] for name in ("W_y", "b_y")}
    signature = signatures.restored(head.get("signature"))
    return checked(Model(tuple(head["words"]), named.get("embedding"), layers, readout, head["about"], signature))


def unpack(data: bytes) -> tuple[Any, Weights]:
    """The bytes of an .npz file: its head, and arrays as float64, by name. Raises ValueError, or one of UNREADABLE."""
    named = contents(data)
    head = json.loads(str(named.pop("head")))
    for name, array in named.items():
        if array.dtype.kind != "f" or array.size == 0 or not np.isfinite(array).all():
            raise ValueError(f"{name} must hold finite numbers and nothing else")
    return head, {name: array.astype(float) for name, array in named.items()}


def contents(data: bytes) -> Weights:
    """Everything in the bytes of an .npz file: arrays by name. Raises TooLarge, ValueError, or one of UNREADABLE."""
    with zipfile.ZipFile(io.BytesIO(data)) as unpacked:
        entries = unpacked.infolist()
        small = sum(entry.file_size for entry in entries) <= LARGEST_FILE and len(entries) <= MOST_ARRAYS
        fits = small and all(one.compress_type in PACKED and as_large_as_it_says(unpacked, one) for one in entries)
    if not small:
        raise TooLarge(f"it unpacks to more than {LARGEST_FILE // 1_000_000}\u00a0MB, or {MOST_ARRAYS} arrays")
    if not fits:
        raise ValueError("it is packed in another way, or holds other arrays than it says")
    with np.load(io.BytesIO(data), allow_pickle=False) as stored:
        return {name: stored[name] for name in stored.files}


def as_large_as_it_says(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    """Whether an entry of an .npz file holds as many numbers as its head says, before room is made for them."""
    with archive.open(entry) as file:
        read_head = HEADS[array_format.read_magic(file)]
        shape, _, dtype = read_head(file)
        return not dtype.hasobject and file.tell() + prod(shape) * dtype.itemsize == entry.file_size


def checked(model: Model) -> Model:
    """The model, if its parts fit each other. Raises ValueError with what does not."""
    words, weights = model.words, [layer.weights for layer in model.layers]
    if not all(isinstance(word, str) for word in words) or not len(set(words)) == len(words) <= LARGEST_VOCABULARY:
        raise ValueError(f"its words must be different texts, at most {LARGEST_VOCABULARY:,} of them")
    if strange := [layer.cell for layer in model.layers if layer.cell not in CELLS]:
        raise ValueError(f"its cell {strange[0]!r} is none of {', '.join(CELLS)}")
    if not weights or not isinstance(model.about, dict):
        raise ValueError("it needs a layer or more, and a dictionary about itself")
    n_in = input_size(weights[0]) if model.embedding is None else model.embedding.shape[1]
    needed = {} if model.embedding is None else {"embedding": (len(words), n_in)}
    n_in = len(words) if words and model.embedding is None else n_in
    for k, layer in enumerate(model.layers):
        n_hidden = hidden_size(layer.weights)
        needed |= {f"layer{k}.{name}": shape for name, shape in shapes(layer.cell, n_in, n_hidden).items()}
        n_in = n_hidden
    n_out = len(words) if words and model.signature is None else len(model.readout["b_y"])
    needed |= {"readout.W_y": (n_out, n_in), "readout.b_y": (n_out,)}
    found = {name: array.shape for name, array in arrays(model).items()}
    for name in needed | found:
        if needed.get(name) != found.get(name):
            raise ValueError(f"{name} should be {needed.get(name, 'absent')} and is {found.get(name, 'absent')}")
    signatures.checked(model.signature, words, input_size(weights[0]), n_out)
    return model


def shapes(cell: str, n_in: int, n_hidden: int) -> dict[str, tuple[int, ...]]:
    """The shape of every weight of a cell by name."""
    return fits.shapes(CELLS[cell], n_in, n_hidden)
