"""What each layer of a file reads: the input, rows of an embedding, or the outputs of the layers under it."""

from os.path import commonprefix

import numpy as np

from lstm.cells import Step
from lstm.importers._found import Embedding, Found, Layer, trace_of
from lstm.unroll import hidden_size, input_size


def under(found: Found, layer: Layer) -> tuple[Layer, ...]:
    """The layers whose outputs a layer can read: those below it in its stack, else those before it that fit.

    Both directions of one stand side by side. None where it can only read the input.
    """
    wide = input_size(layer.weights)
    if layer.level == 0 and own_embedding(found, layer) is not None:
        return ()
    below = tuple(one for one in found.layers if one.stack == layer.stack and one.level == layer.level - 1)
    at = next(k for k, one in enumerate(found.layers) if one is layer)
    if layer.level > 0 or at == 0:
        return tuple(sorted(below, key=lambda one: one.reverse))
    before = [one for one in found.layers[:at] if one.stack != layer.stack]
    last = [one for one in before if before and (one.stack, one.level) == (before[-1].stack, before[-1].level)]
    return tuple(last) if sum(width(one) for one in last) == wide else ()


def embedding_of(found: Found, layer: Layer) -> Embedding | None:
    """The table in which the tokens that a layer reads are looked up; None where it reads no rows of one."""
    if layer.level or under(found, layer):
        return None
    fit = [one for one in found.embeddings if one.rows.shape[1] == input_size(layer.weights)]
    return own_embedding(found, layer) or next(iter(fit), None)


def own_embedding(found: Found, layer: Layer) -> Embedding | None:
    """The embedding whose name begins more like this layer's than all layers' do, as dec_emb and dec_w_ih; or None."""
    fit = [one for one in found.embeddings if one.rows.shape[1] == input_size(layer.weights)]
    shared = len(commonprefix([one.place for one in found.layers]))
    best = max(fit, key=lambda one: len(commonprefix([one.place, layer.place])), default=None)
    if best is None or len(found.layers) == 1:
        return best
    return best if len(commonprefix([best.place, layer.place])) > shared else None


def looked_up(embedding: Embedding, ids: np.ndarray) -> np.ndarray:
    """The rows (..., D) of token ids (...); -1 is a token that is not there, and all zeros.

    Raises ValueError for an id beyond the table.
    """
    ids, count = np.asarray(ids).astype(np.intp), len(embedding.rows)
    if ids.size and not -1 <= ids.min() <= ids.max() < count:
        raise ValueError(f"the tokens go from {ids.min()} to {ids.max()}, and the embedding has {count:,} rows, from 0")
    return np.where(ids[..., None] < 0, 0.0, embedding.rows[ids])


def are_tokens(xs: np.ndarray, layer: Layer) -> bool:
    """Whether an input is token ids, (T,) or a column (T, 1), and not the numbers that a layer reads."""
    column = xs.ndim == 1 or xs.ndim == 2 and xs.shape[1] == 1 != input_size(layer.weights)
    return column and bool(np.all(xs == np.round(xs)))


def width(layer: Layer) -> int:
    """How many numbers a layer puts out: H, or P where it is projected."""
    return len(layer.weights["W_p"]) if "W_p" in layer.weights else hidden_size(layer.weights)


def reads(found: Found, layer: Layer) -> int:
    """How many numbers a step a network is given where this layer is looked at: 1 where that is a token."""
    while below := under(found, layer):
        layer = below[0]
    return input_size(layer.weights) if embedding_of(found, layer) is None else 1


def signal_of(found: Found, layer: Layer, xs: np.ndarray, direct: bool = False) -> np.ndarray:
    """What a layer reads (T, D'), where the network is given xs (T, D): xs, or the outputs of what is under it.

    Where xs are token ids, (T,) or (T, 1), and the file has an embedding, they are looked up in it.
    `direct` is whether it reads xs although something fits under it. Raises ValueError where sizes do not fit.
    """
    below = () if direct else under(found, layer)
    if below:
        signal = signal_of(found, below[0], xs)  # of one level: they read the same
        return np.concatenate([trace_of(one, signal).h for one in below], axis=-1)
    table = embedding_of(found, layer)
    if table is not None and are_tokens(xs, layer):
        return looked_up(table, xs.reshape(len(xs)))
    if xs.ndim == 1:
        raise ValueError(f"this layer reads {input_size(layer.weights)} numbers a step, and was given tokens")
    if xs.shape[-1] != input_size(layer.weights):
        raise ValueError(f"this layer reads {input_size(layer.weights)} numbers a step, and was given {xs.shape[-1]}")
    return xs


def through(found: Found, stack: str, xs: np.ndarray) -> list[tuple[Layer, Step]]:
    """Every layer of a stack with its trace (T, ..., H) over xs (T, ..., D): a level reads the outputs below it.

    Where a level has both directions, their outputs stand side by side. Raises ValueError where sizes do not fit.
    """
    done: list[tuple[Layer, Step]] = []
    layers = [layer for layer in found.layers if layer.stack == stack]
    for level in sorted({layer.level for layer in layers}):
        ways = sorted((one for one in layers if one.level == level), key=lambda one: one.reverse)
        traces = [trace_of(layer, xs) for layer in ways]
        done += zip(ways, traces, strict=True)
        xs = np.concatenate([trace.h for trace in traces], axis=-1)
    return done
