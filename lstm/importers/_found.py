"""What is found in a file: layers in our names and orders, and beside them what the file had."""

import re
from typing import Any, NamedTuple

import numpy as np

from lstm.cells import CELLS, Step
from lstm.linear import Weights
from lstm.unroll import run

LARGEST_FILE = 48_000_000  # bytes of a file
MOST_TIMES = 4  # its size: a file may unpack to so much
MOST_ENTRIES = 20_000  # parts of a file, or arrays in it
MOST_LAYERS = 200
LARGEST_SIDE = 16_384  # units of a layer, or numbers that it reads


class Refused(ValueError):
    """A file that is not taken, with one sentence that says why."""


class Raw(NamedTuple):
    """A layer as the file has it: a block for each gate, in the file's order, before a letter is put on it."""

    kind: str  # lstm, gru (reset before the product), gru_after or rnn
    order: str  # a letter for each block: f i o and c for the candidate; z r h; or h
    inputs: np.ndarray  # (G, H, D)
    recurrent: np.ndarray  # (G, H, P), with P = H where nothing is projected
    biases: tuple[np.ndarray, ...] = ()  # each (G, H): none, one, or one for x and one for h
    peepholes: Weights | None = None  # letter -> (H,)
    projection: np.ndarray | None = None  # (P, H)
    options: tuple[str, ...] = ()  # what is different, as in a cell's name: "gates=hard_sigmoid"
    coupled: bool = False  # f = 1 - i
    keeps: bool = True  # a GRU's z is the share that is kept; ours is the share that is replaced
    both: np.ndarray | None = None  # (G, H, P + D), once it is looked at: for h and for x side by side, which are views


class Layer(NamedTuple):
    """One layer in one direction, ready for lstm.run(lstm.CELLS[cell], weights, xs)."""

    cell: str  # a name in lstm.CELLS, or one that CELLS makes: "lstm[clip=0.5]"
    weights: Weights  # name -> array, float64
    reverse: bool  # whether it reads from the end
    place: str  # where it stood in the file
    stack: str = ""  # layers of one stack have one name, and read each other
    level: int = 0  # the lowest is 0
    order: str = ""  # of the gates in the file, as its library writes them
    biases: int = 0  # how many were found, and added up
    raw: Raw | None = None  # what it was made of; None for our own files
    unsure: tuple[str, ...] = ()  # what the file does not say: "order", "candidate"


class Embedding(NamedTuple):
    """A table in which tokens are looked up before a layer reads them."""

    place: str  # where it stood in the file
    rows: np.ndarray  # (V, D), as the file has them


class Found(NamedTuple):
    """All that was found in a file."""

    layers: tuple[Layer, ...]
    notes: tuple[str, ...] = ()  # sentences
    format: str = ""
    name: str = ""
    embeddings: tuple[Embedding, ...] = ()
    words: tuple[str, ...] = ()  # what its tokens are, where the file says so


def packed(raw: Raw) -> tuple[str, Weights]:
    """The cell and the weights of a layer: W (H, P + D) acts on [h, x], b (H,). Raises Refused if they do not fit."""
    raw = joined(raw)
    inputs, recurrent, biases, both = raw.inputs, raw.recurrent, raw.biases, raw.both
    assert both is not None
    W = {k: both[g] for g, k in enumerate(raw.order)}
    b = {k: sum((one[g] for one in biases), np.zeros(len(inputs[0]))) for g, k in enumerate(raw.order)}
    options, kind = list(raw.options), raw.kind
    if kind == "lstm":
        peepholes = {f"P_{k}": np.array(a, float) for k, a in (raw.peepholes or {}).items()}
        if raw.coupled:
            del W["f"], b["f"]
            peepholes.pop("P_f", None)
        kind = "coupled" if raw.coupled else "peephole" if peepholes else "lstm"
        if raw.coupled and peepholes:
            options.append("peepholes")
        weights = named(W, b) | peepholes
        if raw.projection is not None:
            options.append(f"projection={len(raw.projection)}")
            weights["W_p"] = np.array(raw.projection, float)
    elif kind in ("gru", "gru_after"):
        gates = next((one.partition("=")[2] for one in options if one.startswith("gates=")), "sigmoid")
        if raw.keeps:
            if not re.fullmatch(r"sigmoid|hard_sigmoid(:[^:]+:0\.5)?", gates):  # f(-z) = 1 - f(z)
                raise Refused(f"A GRU whose gates are squashed by {gates} is not read here.")
            W["z"], b["z"] = -W["z"], -b["z"]
        if kind == "gru_after":
            two = biases if len(biases) == 2 else (*biases, np.zeros(inputs.shape[:2]), np.zeros(inputs.shape[:2]))[:2]
            h, n = raw.order.index("h"), recurrent.shape[-1]
            split = {"W_u": W["h"][:, :n].copy(), "W_x": W["h"][:, n:].copy(), "b_u": two[1][h], "b_x": two[0][h]}
            del W["h"], b["h"]
            weights = named(W, b) | split
        else:
            weights = named(W, b)
    else:
        weights = named(W, b)
    return kind + (f"[{','.join(options)}]" if options else ""), weights


def named(W: Weights, b: Weights) -> Weights:
    """Matrices (H, P + D) and biases (H,) by letter, under the names of a cell."""
    return {f"W_{k}": a for k, a in W.items()} | {f"b_{k}": a for k, a in b.items()}


def joined(raw: Raw) -> Raw:
    """The same in float64, with what acts on h and on x side by side in `both`: weights, and other readings of the same
    file, are views of it, so that a network takes its size once. Raises Refused where shapes do not fit."""
    if raw.both is not None and np.may_share_memory(raw.both, raw.inputs):
        return raw
    check(raw)
    wide = raw.recurrent.shape[2]
    both = np.empty((*raw.inputs.shape[:2], wide + raw.inputs.shape[2]))
    both[..., :wide], both[..., wide:] = raw.recurrent, raw.inputs
    biases = tuple(one.astype(float) for one in raw.biases)
    return raw._replace(inputs=both[..., wide:], recurrent=both[..., :wide], biases=biases, both=both)


def check(raw: Raw) -> None:
    """Raises Refused where blocks (G, H, D) and (G, H, P) and biases (G, H) do not fit each other."""
    inputs, recurrent = raw.inputs, raw.recurrent
    blocks = len(raw.order)
    if inputs.ndim != 3 or recurrent.ndim != 3 or inputs.shape[:2] != recurrent.shape[:2] or len(inputs) != blocks:
        raise Refused(f"The weights of a layer do not fit each other: {shapes(raw)}.")
    hidden = inputs.shape[1]
    if not all(1 <= side <= LARGEST_SIDE for side in (hidden, inputs.shape[2], recurrent.shape[2])):
        raise Refused(f"A layer has more than {LARGEST_SIDE:,} units or inputs, or none: {shapes(raw)}.")
    rest = [*raw.biases, *(raw.peepholes or {}).values()]
    wide = recurrent.shape[2] if raw.projection is not None else hidden
    fit = all(one.shape == (blocks, hidden) for one in raw.biases) and recurrent.shape[2] == wide
    fit &= all(one.shape == (hidden,) for one in (raw.peepholes or {}).values())
    if raw.projection is not None:
        fit &= raw.projection.shape == (recurrent.shape[2], hidden)
        rest.append(raw.projection)
    if not fit:
        raise Refused(f"The weights of a layer do not fit each other: {shapes(raw)}.")
    every = [inputs, recurrent, *rest]
    if any(one.dtype.kind != "f" for one in every):
        raise Refused("The weights of a layer are whole numbers: a quantised network is not read here.")
    if not all(np.isfinite(one).all() for one in every):
        raise Refused("The weights of a layer hold numbers that are not finite (NaN or infinite).")


def shapes(raw: Raw) -> str:
    """The shapes of a layer's arrays, in words."""
    return f"for x {raw.inputs.shape}, for h {raw.recurrent.shape}, biases {[one.shape for one in raw.biases]}"


def layer_of(raw: Raw, place: str, reverse: bool = False, **more: Any) -> Layer:
    """The layer that is made of what a file has. Raises Refused where shapes do not fit."""
    raw = joined(raw)
    cell, weights = packed(raw)
    return Layer(cell, weights, reverse, place, biases=len(raw.biases), raw=raw, **more)


def blocks(array: np.ndarray, count: int) -> np.ndarray:
    """(G H, n) as (G, H, n), or (G H,) as (G, H). Raises Refused where the rows are no multiple of G."""
    if array.ndim not in (1, 2) or len(array) % count or not len(array):
        raise Refused(f"An array of the shape {array.shape} does not hold {count} gates.")
    return array.reshape(count, len(array) // count, *array.shape[1:])


def trace_of(layer: Layer, xs: np.ndarray, state: tuple[np.ndarray, ...] | None = None) -> Step:
    """The trace (T, ..., H) of a layer over xs (T, ..., D), in the order of xs, also where it reads from the end."""
    xs = np.asarray(xs, float)
    trace = run(CELLS[layer.cell], layer.weights, xs[::-1] if layer.reverse else xs, state)
    return type(trace)(*(field[::-1] for field in trace)) if layer.reverse else trace
