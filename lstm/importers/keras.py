"""Keras: the .keras file of version 3, and .h5 of all versions. Both hold HDF5, for which h5py is needed.

Source: Keras' saving and h5py.
"""

import io
import json
import re
from collections.abc import Iterator
from typing import Any

import numpy as np

from lstm.importers import _keras_layers, _zip
from lstm.importers._found import (
    LARGEST_FILE,
    MOST_ENTRIES,
    MOST_LAYERS,
    MOST_TIMES,
    Embedding,
    Found,
    Layer,
    Refused,
)
from lstm.unroll import input_size

NAME = "Keras"
ENDINGS = ("keras", "h5", "hdf5")
HDF5 = b"\x89HDF\r\n\x1a\n"
NEEDS = "Keras keeps its weights in HDF5, for which h5py is needed here: pip install h5py."
DEEPEST = 16
LONGEST_CONFIG = 4_000_000  # bytes
PARTS = ("kernel", "recurrent_kernel", "bias")
MASKED = (
    "An embedding of this file was told mask_zero: Keras leaves out every step of token 0. Here such a step is read as "
    "any other is."
)
WRAPPED = ("Bidirectional", "TimeDistributed", "RNN")


def fits(data: bytes) -> bool:
    """Whether these bytes are HDF5, or a zip file as Keras 3 writes it."""
    return data[:8] == HDF5 or "model.weights.h5" in _zip.names(data)


def read(data: bytes) -> Found:
    """The layers of the file, with the settings that stand beside them. Raises Refused, also where h5py is missing."""
    try:
        import h5py
    except ImportError as fault:
        raise Refused(NEEDS) from fault
    config: Any = None
    if data[:8] != HDF5:
        with _zip.opened(data) as archive:
            if "config.json" in archive.namelist():
                config = json.loads(_zip.part(archive, "config.json", LONGEST_CONFIG))
            data = _zip.part(archive, "model.weights.h5", LARGEST_FILE)
    with h5py.File(io.BytesIO(data), "r") as file:
        tree = _Tree(file, h5py, MOST_TIMES * len(data))
        old = "layer_names" in file.attrs or "model_weights" in file
        if old and "model_config" in file.attrs:
            config = json.loads(_text(file.attrs["model_config"])[:LONGEST_CONFIG])
        layers = _legacy(tree, config) if old else _third(tree, config)
        tables = tuple(_tables(tree, {input_size(layer.weights) for layer in layers}))
    notes = [*_keras_layers.notes(layers), *([MASKED] if tables and _masked(config) else [])]
    return Found(tuple(layers), tuple(notes), embeddings=tables)


class _Tree:
    """An HDF5 file of a stranger: only what lies in it, and no more than so many bytes of it."""

    def __init__(self, file: Any, h5py: Any, room: int) -> None:
        self.file, self.h5py, self.room = file, h5py, room

    def under(self, group: Any, name: str) -> Any:
        """What a path leads to, by plain links alone; None where there is nothing."""
        for part in filter(None, name.split("/")):
            if not isinstance(group, self.h5py.Group) or not isinstance(
                group.get(part, getlink=True), self.h5py.HardLink
            ):
                return None
            group = group[part]
        return group

    def array(self, dataset: Any) -> np.ndarray:
        """The numbers of a dataset, of any shape. Raises Refused for one that lies elsewhere or is too large."""
        if not isinstance(dataset, self.h5py.Dataset) or dataset.is_virtual or dataset.external:
            raise Refused("The weights of this file lie in another file.")
        self.room -= dataset.size * max(dataset.dtype.itemsize, 8)
        if dataset.dtype.kind != "f" or dataset.ndim > 8 or self.room < 0:
            raise Refused("An array of this file is too large, or holds numbers that are not read here.")
        return dataset[()]

    def groups(self, group: Any, path: str = "", depth: int = 0) -> Iterator[tuple[str, Any]]:
        """Every group that holds arrays, with its path, by plain links alone."""
        if depth > DEEPEST or len(group) > MOST_ENTRIES:
            raise Refused("What is in this file is nested too deep.")
        inside = [name for name in group if isinstance(group.get(name, getlink=True), self.h5py.HardLink)]
        if any(isinstance(group[name], self.h5py.Dataset) for name in inside):
            yield path, group
        for name in inside:
            if isinstance(group[name], self.h5py.Group):
                yield from self.groups(group[name], f"{path}/{name}" if path else name, depth + 1)


def _tables(tree: _Tree, wide: set[int]) -> Iterator[Embedding]:
    """The tables (V, D) of Embedding layers: "embeddings" of Keras 1 and 2, one array without a name of Keras 3."""
    for path, group in tree.groups(tree.file):
        last = path.removesuffix("/vars").rpartition("/")[2]
        name = next((one for one in ("embeddings:0", "embeddings") if one in group), "")
        name = name or ("0" if path.endswith("/vars") and "embedding" in last and set(group) == {"0"} else "")
        dataset = group[name] if name else None
        if isinstance(dataset, tree.h5py.Dataset) and dataset.ndim == 2 and dataset.shape[1] in wide:
            rows = tree.array(dataset)
            if np.isfinite(rows).all():
                yield Embedding(path.removesuffix("/vars"), rows)


def _settings(config: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Every layer of a config, in order, those of inner models too."""
    if depth > DEEPEST or not isinstance(config, dict):
        return
    inner = config.get("config")
    inside = inner.get("layers", []) if isinstance(inner, dict) else inner if isinstance(inner, list) else []
    if inside:
        for one in inside:
            yield from _settings(one, depth + 1)
    else:
        yield config


def _masked(config: Any) -> bool:
    """Whether a layer of a config was told to leave out token 0."""
    told = (one.get("config") for one in _settings(config))
    return any(isinstance(one, dict) and one.get("mask_zero") for one in told)


def _directions(one: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    """The recurrent layers in a layer of a config: (where below it, class, settings), two for a Bidirectional."""
    kind, settings = one.get("class_name"), one.get("config")
    if not isinstance(settings, dict):
        return []
    inner = settings.get("layer") if kind in ("Bidirectional", "TimeDistributed") else settings.get("cell")
    if kind in WRAPPED and isinstance(inner, dict):
        found = [(str(name), settings) for _, name, settings in _directions(inner)]
        if inner.get("class_name", "").removesuffix("Cell") in _keras_layers.CLASSES and kind == "RNN":
            found = [(inner["class_name"].removesuffix("Cell"), {**inner["config"], **_way(settings)})]
        if kind != "Bidirectional":
            return [("", name, settings) for name, settings in found]
        turned = settings.get("backward_layer") or {}
        if not found:
            return []
        name, ahead = found[0]
        back = turned.get("config") or {**ahead, "go_backwards": True}
        return [("forward_layer", name, ahead), ("backward_layer", name, back)]
    return [("", str(kind), settings)] if kind in _keras_layers.CLASSES else []


def _way(settings: dict[str, Any]) -> dict[str, Any]:
    return {"go_backwards": settings.get("go_backwards", False)}


def _third(tree: _Tree, config: Any) -> list[Layer]:
    """Keras 3: arrays 0, 1, 2 under cell/vars; layers stand under their class's name, counted in the model's order."""
    found, told, counts = [], {}, {}
    for one in _settings(config):
        name = re.sub(r"(?<=[a-z0-9])([A-Z])|(?<=[A-Z])([A-Z][a-z])", r"_\1\2", str(one.get("class_name")))
        name = "lstm" if name == "LSTM" else "gru" if name == "GRU" else name.lower()
        counts[name] = counts.get(name, -1) + 1
        name = f"{name}_{counts[name]}" if counts[name] else name
        told |= {f"layers/{name}/{below}".rstrip("/"): settings for below, _, settings in _directions(one)}
    for path, group in tree.groups(tree.file):
        if path.endswith("cell/vars") and {"0", "1"} <= set(group):
            place = path.removesuffix("/cell/vars")
            parts = [tree.array(group[k]) for k in ("0", "1", "2") if k in group]
            settings = told.get(place)
            found.append(
                _keras_layers.layer(
                    parts,
                    settings,
                    place,
                    stack=place.removesuffix("/backward_layer").removesuffix("/forward_layer"),
                )
            )
            if len(found) > MOST_LAYERS:
                raise Refused(f"This file holds more than {MOST_LAYERS} layers.")
    return found


def _text(value: Any) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)


def _legacy(tree: _Tree, config: Any) -> list[Layer]:
    """Keras 1 and 2: each layer has a list of its arrays, in order, and its settings in the config."""
    file, found = tree.file, []
    root = tree.under(file, "model_weights") if "model_weights" in file else file
    told = {}
    for one in _settings(config):
        told[str(one.get("config", {}).get("name", one.get("name")))] = _directions(one)
    versions = [_text(one.attrs["keras_version"]) for one in (file, root) if "keras_version" in one.attrs]
    version = tuple(map(int, versions[0].split(".")[:2])) if versions else _keras_layers.SIGMOID
    for name in map(_text, root.attrs.get("layer_names", [])):
        group = tree.under(root, name)
        names = [_text(one) for one in group.attrs.get("weight_names", [])] if group is not None else []
        kernels = [one for one in names if "recurrent_kernel" in one]
        arrays = {one: tree.under(group, one) for one in names}
        for k, recurrent in enumerate(kernels):
            base = recurrent.replace("recurrent_kernel", "{}")
            parts = [tree.array(arrays[one]) for what in PARTS if (one := base.format(what)) in arrays]
            ways = told.get(name)
            settings = ways[k][2] if ways and k < len(ways) else None
            reverse = settings if settings is not None else {"go_backwards": True} if k and len(kernels) == 2 else None
            place = name if len(kernels) == 1 else base.rpartition("/")[0]
            layer = _keras_layers.layer(parts, settings, place, version, stack=name)
            found.append(layer._replace(reverse=bool((reverse or {}).get("go_backwards"))))
            if len(found) > MOST_LAYERS:
                raise Refused(f"This file holds more than {MOST_LAYERS} layers.")
    return found
