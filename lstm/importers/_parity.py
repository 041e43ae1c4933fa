"""Is the copy the same network? What a layer computes, beside what its own library computed of the same input."""

from collections.abc import Iterator, Sequence
from itertools import permutations, product
from typing import NamedTuple

import numpy as np

from lstm.importers._cases import Case, cases, short, targets
from lstm.importers._found import Found, Layer, Raw, Refused, layer_of, trace_of
from lstm.importers._signal import embedding_of, looked_up
from lstm.unroll import hidden_size, input_size

SIXTH = f"hard_sigmoid:{1 / 6!r}:0.5"
GATES = {"sigmoid": "sigmoid", "hard_sigmoid": "hard sigmoid (Keras 2, ONNX)", SIXTH: "hard sigmoid (Keras 3)"}
TOLERANCE = {2: 1e-2, 4: 1e-4, 8: 1e-6}  # by the bytes of a number of h: what rounding may come to over a sequence
LARGE, HUGE = 300_000, 3_000_000  # weights: so many make each of hundreds of combinations take long
NAMED = {  # orders that libraries use
    **{"ifco": "i f g o (PyTorch, Keras)", "iofc": "i o f g (ONNX)", "icfo": "i g f o (TensorFlow 1)"},
    **{"fico": "f i g o", "ifoc": "i f o g", "zrh": "z r h (Keras, ONNX)", "rzh": "r z h (PyTorch)"},
}


class Tried(NamedTuple):
    """One way to read a layer, and how far what it computes is from what the library computed."""

    what: str  # in words
    difference: float  # the largest, over all steps and units
    fits: bool
    layers: tuple[Layer, ...]  # read this way
    changed: bool = False  # whether it is another way than the file was read


class _Way(NamedTuple):
    """One way to read: what may be doubtful."""

    order: str
    biases: str
    gates: str
    candidate: str
    shown: str  # which of the states h is held against
    layout: str


def parity(found: Found | Layer, x: np.ndarray, h: np.ndarray, c: np.ndarray | None = None) -> tuple[Tried, ...]:
    """What was tried, the best first, then what differs from it in one thing.

    x is (T, D), (T, B, D) or (B, T, D), or token ids (T,), (T, B) or (B, T) for a file with an embedding. h is what a
    library made of it from a state of zeros: at every step, (..., H), or at the end alone, (B, H) or (H,); c, if given,
    is of one of these shapes too. Both directions of a layer side by side are known by their size.
    Raises ValueError, with one sentence, where no layer fits them.
    """
    x, h = np.asarray(x), np.asarray(h)
    for name, array in (("x", x), ("h", h)):
        if (
            array.dtype.kind not in ("fiu" if name == "x" else "f")
            or array.ndim not in (1, 2, 3)
            or not np.isfinite(array).all()
            or not array.size
        ):
            raise ValueError(
                f"{name} must be finite numbers in one, two or three axes; it is {array.dtype} {array.shape}"
            )
    tolerance = TOLERANCE.get(h.dtype.itemsize, 1e-4)
    layers = found.layers if isinstance(found, Found) else (found,)
    tried = [case for target in targets(layers) for case in cases(target, given_to(found, target[0], x), h, c)]
    if not tried:
        raise ValueError(
            f"no layer reads {x.shape[-1]} numbers and makes the {h.shape[-1]} of h {h.shape}; " + sizes(layers)
        )
    scored = [(_difference(case, _as_read(case)), k) for k, case in enumerate(tried)]
    best, at = min(scored)
    way = _as_read(tried[at])
    if best > tolerance:
        brief = [(short(case), k) for k, case in enumerate(tried)]
        every = [(_difference(case, one), k, one) for case, k in brief for one in _ways(case)]
        _, at, way = min(every, key=lambda one: one[0])
        best = _difference(tried[at], way)
        if best > min(scored)[0]:  # a few steps deceived
            best, at = min(scored)
            way = _as_read(tried[at])
    return tuple(_table(tried, at, way, best, tolerance))


def given_to(found: Found | Layer, layer: Layer, x: np.ndarray) -> np.ndarray:
    """What a layer reads: x (..., D), or where that is token ids (...) and the file has an embedding, their rows."""
    table = embedding_of(found, layer) if isinstance(found, Found) and x.dtype.kind in "iu" else None
    return x if table is None else looked_up(table, x)


def sizes(layers: Sequence[Layer]) -> str:
    """What layers read and make, in words."""
    said = {f"{input_size(one.weights)} numbers in and {hidden_size(one.weights)} out" for one in layers}
    return f"the file has layers of {' and of '.join(sorted(said)[:3])}"


def _as_read(case: Case) -> _Way:
    raw = case.layers[0].raw
    if raw is None:
        return _Way("", "", "", "", "h", case.layout)
    said = {one.partition("=")[0]: one.partition("=")[2] for one in raw.options}
    return _Way(raw.order, "added", said.get("gates", "sigmoid"), said.get("candidate", "tanh"), "h", case.layout)


def _choices(case: Case) -> dict[str, list[str]]:
    """All that may be doubtful of a layer, each with what it may be."""
    raw, usual = case.layers[0].raw, _as_read(case)
    choices = {"order": [usual.order], "biases": ["added"], "gates": [usual.gates], "candidate": [usual.candidate]}
    if raw is not None:
        choices["order"] = ["".join(one) for one in permutations(raw.order)]
        choices["biases"] = ["added", *(["the first alone", "the second alone"] if len(raw.biases) == 2 else [])]
        choices["gates"] = list(dict.fromkeys([usual.gates, *GATES])) if raw.kind != "rnn" else [usual.gates]
        choices["candidate"] = ["tanh", "relu"] if raw.kind == "rnn" else [usual.candidate]
    memory = raw is None or raw.kind == "lstm"
    return choices | {"shown": ["h", "c"] if memory else ["h"], "layout": [case.layout]}


def _ways(case: Case) -> Iterator[_Way]:
    """Every combination; of a large layer those of the orders that libraries use, of a huge one single changes."""
    choices, usual = _choices(case), _as_read(case)
    size = sum(array.size for layer in case.layers for array in layer.weights.values())
    if size > LARGE:
        choices["order"] = [one for one in choices["order"] if one in NAMED or one == usual.order]
    if size > HUGE:
        yield from (usual._replace(**{name: value}) for name, values in choices.items() for value in values)
        return
    for values in product(*choices.values()):
        yield _Way(*values)


def reread(layer: Layer, way: _Way) -> Layer:
    """The layer as it is when its file is read in another way. Raises Refused where that cannot be."""
    raw = layer.raw
    if raw is None:
        return layer
    kept = [one for one in raw.options if one.partition("=")[0] not in ("gates", "candidate")]
    kept += [f"gates={way.gates}"] if way.gates != "sigmoid" else []
    kept += [f"candidate={way.candidate}"] if way.candidate != "tanh" else []
    biases = {"the first alone": raw.biases[:1], "the second alone": raw.biases[1:]}.get(way.biases, raw.biases)
    changed: Raw = raw._replace(order=way.order, biases=biases, options=tuple(kept))
    told = {name: getattr(layer, name) for name in ("stack", "level")}
    order = layer.order if way.order == raw.order else " ".join(way.order.replace("c", "g"))
    return layer_of(changed, layer.place, layer.reverse, order=order, **told)


def _difference(case: Case, way: _Way) -> float:
    """The largest difference between what is computed in one way and what the library computed."""
    try:
        traces = [trace_of(reread(layer, way), case.x) for layer in case.layers]
    except Refused:
        return float("inf")
    outputs = [getattr(trace, way.shown) for trace in traces]
    if case.last:
        ends = zip(case.layers, outputs, strict=True)
        ours = np.concatenate([one[0 if layer.reverse else -1] for layer, one in ends], axis=-1)
    else:
        ours = np.concatenate(outputs, axis=-1)
    if ours.shape != case.h.shape:
        return float("inf")
    found = [float(np.abs(ours - case.h).max())]
    if case.c is not None and way.shown == "h" and hasattr(traces[0], "c") and len(traces) == 1:
        end = traces[0].c[0 if case.layers[0].reverse else -1]
        if np.size(case.c) == end.size and case.whole:
            found.append(float(np.abs(end - np.reshape(case.c, end.shape)).max()))
    return max(found)


def _table(cases: Sequence[Case], at: int, way: _Way, best: float, tolerance: float) -> Iterator[Tried]:
    """The best way, then those that differ from it in one thing."""
    case, usual = cases[at], _as_read(cases[at])
    yield _tried(case, way, best, tolerance, way != usual)
    for name, values in _choices(case).items():
        if name == "order":
            values = [one for one in values if one in NAMED or one == usual.order]
        for value in values:
            if value != getattr(way, name):
                other = way._replace(**{name: value})
                yield _tried(case, other, _difference(case, other), tolerance, other != usual, name)
    for other in cases:
        if other.layers is case.layers and other.layout != case.layout:
            turned = way._replace(layout=other.layout)
            yield _tried(other, turned, _difference(other, turned), tolerance, turned != usual, "layout")


def _tried(case: Case, way: _Way, difference: float, tolerance: float, changed: bool, name: str = "") -> Tried:
    said = {
        "order": f"gates in the order {NAMED.get(way.order, ' '.join(way.order.replace('c', 'g')))}",
        "biases": f"biases {way.biases}" if way.biases == "added" else f"of the two biases {way.biases}",
        "gates": f"gates squashed by the {GATES.get(way.gates, way.gates)}",
        "candidate": f"squashed by {way.candidate}",
        "shown": "h is h" if way.shown == "h" else "what is called h is c",
        "layout": way.layout,
    }
    if name:
        words = said[name]
    elif not changed:
        words = "as the file was read"
    else:
        usual = _as_read(case)
        words = ", ".join(said[key] for key in way._fields if getattr(way, key) != getattr(usual, key))
    try:
        layers = tuple(reread(layer, way) for layer in case.layers)
    except Refused:
        layers = case.layers
    return Tried(words, difference, difference <= tolerance, layers, changed)


def corrected(found: Found, best: Tried) -> Found:
    """The same network with its layers read as the best of what was tried: what one layer of a file means, all do."""
    places = [(layer.place, layer.level, layer.reverse) for layer in found.layers]
    new = {places.index((layer.place, layer.level, layer.reverse)): layer for layer in best.layers}
    old, changed = found.layers[next(iter(new))].raw, best.layers[0].raw
    layers = []
    for k, layer in enumerate(found.layers):
        if k not in new and best.changed and layer.raw and old and changed and layer.raw.kind == old.kind:
            raw = layer.raw._replace(
                order=changed.order if layer.raw.order == old.order else layer.raw.order,
                options=changed.options if layer.raw.options == old.options else layer.raw.options,
            )
            told = {name: getattr(layer, name) for name in ("stack", "level", "order")}
            new[k] = layer_of(raw, layer.place, layer.reverse, **told)
        layers.append(new.get(k, layer))
    return found._replace(layers=tuple(layers))
