"""Sequences of different lengths side by side: each ends with padding, which nothing may read.

A block of B such sequences is (T, B, ...) with T the longest; lengths (B,) says how many steps of each are its own. Any
batch axes may stand in B's place, none too.

Source: ours.
"""

from collections.abc import Sequence

import numpy as np


def checked(lengths: np.ndarray | Sequence[float] | None, n_steps: int, batch: tuple[int, ...]) -> np.ndarray:
    """Lengths (B,), 1 to n_steps, as whole numbers of the shape `batch`; all n_steps if not given.

    Raises ValueError if unfit.
    """
    lengths = np.broadcast_to(n_steps, batch) if lengths is None else np.asarray(lengths)
    if lengths.shape != batch or lengths.dtype.kind not in "iu":
        raise ValueError(f"lengths need the shape {batch} and whole numbers; got {lengths.dtype} of {lengths.shape}")
    if wrong := [int(length) for length in lengths.flat if not 1 <= length <= n_steps]:
        raise ValueError(f"a length is 1 to {n_steps} here, the steps there are; got {wrong[0]}")
    return lengths.astype(np.intp, copy=False)


def mask(lengths: np.ndarray, n_steps: int) -> np.ndarray:
    """Which steps are a sequence's own and no padding: bools (T, B)."""
    return np.arange(n_steps).reshape(-1, *[1] * np.ndim(lengths)) < lengths


def cleared(values: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """The same block of any numbers (T, B, ...) with zeros for padding, whatever stood there."""
    own = mask(lengths, len(values))
    return np.where(beside(own, values), values, np.zeros((), values.dtype))


def reverse(values: np.ndarray, lengths: int | np.ndarray) -> np.ndarray:
    """Each sequence of a block of any numbers (T, B, ...) back to front; its padding stays behind it.

    Twice is as it was.
    """
    t, lengths = np.arange(len(values)).reshape(-1, *[1] * np.ndim(lengths)), np.asarray(lengths, dtype=np.intp)
    place = np.where(t < lengths, lengths - 1 - t, t)
    return np.take_along_axis(values, beside(place, values), axis=0)


def last(values: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """What a block of any numbers (T, B, ...) holds at each sequence's own last step: (B, ...)."""
    return np.take_along_axis(values, beside(np.asarray(lengths, dtype=np.intp)[None] - 1, values), axis=0)[0]


def at_last(ends: np.ndarray, lengths: np.ndarray, n_steps: int) -> np.ndarray:
    """The way back of `last`, a gradient: a block (T, B, ...) of zeros with `ends` (B, ...) at each one's last step."""
    block = np.zeros((n_steps, *ends.shape), ends.dtype)
    np.put_along_axis(block, beside(np.asarray(lengths, dtype=np.intp)[None] - 1, block), ends[None], axis=0)
    return block


def pad(sequences: Sequence[np.ndarray | Sequence[int]], filler: float = 0) -> tuple[np.ndarray, np.ndarray]:
    """Sequences of any lengths, empty ones too, as one block (T, B, ...) and its lengths (B,), 0 or more."""
    arrays = [np.asarray(sequence) for sequence in sequences]
    sizes = np.array([len(array) for array in arrays], dtype=np.intp)
    full = max(arrays, key=len)
    block = np.full((len(full), len(arrays), *full.shape[1:]), filler, dtype=full.dtype if len(full) else np.intp)
    for b, array in enumerate(arrays):
        block[: len(array), b] = array
    return block, sizes


def beside(index: np.ndarray, values: np.ndarray) -> np.ndarray:
    """An index or bools (T, B) with axes added on the right, to serve values (T, B, ...)."""
    return index.reshape(*index.shape, *[1] * (values.ndim - index.ndim))
