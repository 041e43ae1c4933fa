"""A training as a file, whole. Loaded again, it goes on bit for bit as if it had never stopped.

An .npz and a .safetensors file hold the same: every weight under its name of lstm.model.arrays as float64, under
"training." what the optimiser remembers and the record of every update, and a head in JSON. The head begins as that of
a saved model, so that lstm.load reads the .npz as one.
"""

import hashlib
import io
import json
from typing import Any

import numpy as np

from lstm import model as models
from lstm.linear import Weights
from lstm.live.restored import BROKEN, restored
from lstm.live.trained import model_of
from lstm.live.updates import Training, unflatten

VERSION = 1
KINDS = ("npz", "safetensors")
NO = "This file cannot be loaded: "
UNREADABLE = (*models.UNREADABLE, LookupError, TypeError, AttributeError, ValueError)


def fingerprint(training: Training) -> str:
    """8 hexadecimal digits that tell one set of weights from another: who sees the same ones has the same bits."""
    return hashlib.sha256(training.flat.astype("<f8").tobytes()).hexdigest()[:8]


def save(training: Training, kind: str) -> bytes:
    """The training as the bytes of a file, `kind` being one of KINDS."""
    model = model_of(training)
    head = models.head_of(model) | {
        "training": {
            "version": VERSION,
            "settings": training.settings._asdict(),
            "own": training.own,
            "updates": training.updates,
            "remembered": training.memory.updates,
        }
    }
    parts = {"training.kept": training.memory.kept, "training.records": np.array(training.records)}
    weights = unflatten(training.shapes, training.flat)
    return packed(head, weights | {name: part for name, part in parts.items() if part.size}, kind)


def save_weights(model: models.Model, dtype: type = np.float32) -> bytes:
    """Any lstm.Model as the bytes of a .safetensors file: its arrays as `dtype`, and in JSON the rest of it."""
    arrays = {name: array.astype(dtype) for name, array in models.arrays(model).items()}
    return packed(models.head_of(model), arrays, "safetensors")


def packed(head: dict[str, Any], arrays: Weights, kind: str) -> bytes:
    """A head, and arrays by name, as the bytes of a file."""
    if kind == "npz":
        file = io.BytesIO()
        named: dict[str, Any] = {"head": np.array(json.dumps(head, ensure_ascii=False)), **arrays}
        np.savez_compressed(file, **named)
        return file.getvalue()
    from safetensors.numpy import save

    return save(
        {name: np.ascontiguousarray(array) for name, array in arrays.items()},
        {"head": json.dumps(head, ensure_ascii=False)},
    )


def load(data: bytes) -> Training:
    """The training in the bytes of a file of either kind. Raises ValueError, with one sentence, for any other bytes."""
    if len(data) > models.LARGEST_FILE:
        raise ValueError(f"{NO}it is larger than {models.LARGEST_FILE // 1_000_000}\u00a0MB.")
    try:
        head, arrays = (from_npz if data[:2] == b"PK" else from_safetensors)(data)
    except models.TooLarge as fault:
        raise ValueError(f"{NO}{fault}.") from fault
    except UNREADABLE as fault:
        raise ValueError(f"{NO}it is neither an .npz nor a .safetensors file saved here, or it is damaged.") from fault
    told = head.get("training") if isinstance(head, dict) else None
    if not isinstance(told, dict):
        raise ValueError(f"{NO}it holds no training to go on with.")
    if isinstance(told.get("version"), int) and told["version"] > VERSION:
        raise ValueError(f"{NO}it was saved by a newer version of this app.")
    try:
        return restored(told, arrays)
    except (LookupError, TypeError, AttributeError, OverflowError) as fault:
        raise ValueError(NO + BROKEN) from fault
    except ValueError as fault:
        said = str(fault)
        raise ValueError(f"{NO}{said[:1].lower()}{said[1:250]}") from fault


def from_npz(data: bytes) -> tuple[dict[str, Any], Weights]:
    """The head of an .npz file, and its arrays by name. Raises one of UNREADABLE if it is none."""
    arrays = models.contents(data)
    return json.loads(str(arrays.pop("head"))), arrays


def from_safetensors(data: bytes) -> tuple[dict[str, Any], Weights]:
    """The head of a .safetensors file, and its arrays by name. Raises ValueError, or one of UNREADABLE, for none."""
    from safetensors import SafetensorError
    from safetensors.numpy import load

    size = int.from_bytes(data[:8], "little")
    if size > models.LARGEST_FILE // 4:  # as much as an .npz has room for, where a letter takes four bytes
        raise ValueError("its head is too long")
    header = json.loads(data[8 : 8 + size])
    head = json.loads(header.pop("__metadata__")["head"])
    if any(one["dtype"] not in ("F64", "F32") for one in header.values()):
        raise ValueError("its numbers are of another kind")
    try:
        return head, load(data)
    except SafetensorError as fault:
        raise ValueError("it is damaged") from fault
