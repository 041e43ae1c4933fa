"""Whether weights, an input and a start state fit a cell: else one sentence that says what to give instead.

Source: ours.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from lstm.cells import Cell
from lstm.linear import Weights

FOREIGN = {"weight_ih": "PyTorch", "recurrent_kernel": "Keras"}  # names that say whose weights they are


def check(cell: Cell, weights: Weights, xs: Any, state: Sequence[Any] | None = None) -> np.ndarray:
    """xs (T, ..., D) as an array, if it and the weights fit a cell and all are finite. Raises ValueError if not."""
    for name, thing in {
        **weights,
        "xs": xs,
        **{f"state {k}": part for k, part in enumerate(() if state is None else state)},
    }.items():
        if type(thing).__module__.partition(".")[0] == "torch":
            raise ValueError(f"{name} is a tensor of torch: give its numbers, tensor.detach().cpu().numpy()")
    xs, n_hidden, n_in = np.asarray(xs), *sizes(cell, weights)
    if xs.dtype.kind not in "biufc":
        raise ValueError(f"xs must be numbers; it holds {xs.dtype}")
    if xs.ndim < 2 or len(xs) == 0 or xs.shape[-1] != n_in:
        there = " Its numbers stand in another axis: they come last." if xs.ndim > 1 and n_in in xs.shape else ""
        raise ValueError(f"a sequence needs the shape (T, ..., {n_in}) with at least one step; got {xs.shape}.{there}")
    for name, shape in shapes(cell, n_in, n_hidden).items():
        if np.shape(weights[name]) != shape:
            turned = ", which is turned: give its transpose" if np.shape(weights[name])[::-1] == shape else ""
            raise ValueError(f"{name} should be {shape} and is {np.shape(weights[name])}{turned}")
    for name, array in {**weights, "xs": xs}.items():
        if not np.isfinite(array).all():
            raise ValueError(f"{name} holds numbers that are not finite (NaN or infinite)")
    return xs


def sizes(cell: Cell, weights: Weights) -> tuple[int, int]:
    """(H, D), read off the weights by name. Raises ValueError where one is missing, or all are somebody else's."""
    needed = pattern(cell)
    missing = [name for name in needed if name not in weights]
    if missing:
        whose = next((who for sign, who in FOREIGN.items() if any(sign in str(name) for name in weights)), "")
        if whose:
            raise ValueError(f"these weights have {whose}'s names and order: lstm.importers.read puts them under ours")
        there = ", ".join(map(str, weights)) or "none"
        raise ValueError(
            f"the weights of the cell {cell.NAME} need {missing[0]}, which is not among them: {there[:200]}"
        )
    n_hidden = np.shape(next(array for name, array in weights.items() if name[:2] == "b_"))[0]
    turned = [
        name for name in needed if name[:2] == "W_" and name != "W_p" and np.shape(weights[name])[1:] == (n_hidden,)
    ]
    if turned and np.shape(weights[turned[0]])[0] != n_hidden:
        raise ValueError(f"{turned[0]} is turned: it should have {n_hidden} rows, one for each unit")
    recurrent = np.shape(weights["W_p"])[0] if "W_p" in needed else n_hidden
    for name, sides in needed.items():  # minLSTM's see the input alone
        if sides[-1:] == ("D",):
            return n_hidden, (np.shape(weights[name])[-1:] or (0,))[0]
    wide = max((np.shape(weights[name])[-1:] or (0,))[0] for name in needed if name[:2] == "W_" and name != "W_p")
    return n_hidden, wide - recurrent


def shapes(cell: Cell, n_in: int, n_hidden: int) -> dict[str, tuple[int, ...]]:
    """The shape of every weight of a cell: name -> (H, H + D), say."""
    n_out = getattr(cell, "projection", 0) or n_hidden
    size = {"H": n_hidden, "D": n_in, "P": n_out, "P + D": n_out + n_in}
    return {name: tuple(size[side] for side in sides) for name, sides in pattern(cell).items()}


@lru_cache(maxsize=256)
def pattern(cell: Cell) -> Mapping[str, tuple[str, ...]]:
    """The shape of every weight in letters, read off a small one: name -> ("H", "P + D"), where h is P or H wide."""
    n_out = getattr(cell, "projection", 0)
    n_hidden, n_in = 3 + n_out, 5 + 4 * n_out  # no two of the sizes and sums are the same
    n_out = n_out or n_hidden
    side = {n_in: "D", n_out + n_in: "P + D", n_out: "P", n_hidden: "H"}
    small = cell.init(n_in, n_hidden, np.random.default_rng(0))
    return {name: tuple(side[n] for n in array.shape) for name, array in small.items()}


def fitted(
    state: Sequence[np.ndarray], zeros: tuple[np.ndarray, ...], shape: tuple[int, ...] = ()
) -> tuple[np.ndarray, ...]:
    """A start state, any numbers (H,) or (..., H), spread over the batch axes of the zeros it stands in for.

    `shape` is that of what is read, (T, ..., D). Raises ValueError for a state that does not fit.
    """
    given = [np.shape(part) for part in state]

    def fits(shapes: Sequence[tuple[int, ...]]) -> bool:
        pairs = zip(shapes, zeros, strict=False)
        return len(shapes) == len(zeros) and all(one in (part.shape, part.shape[-1:]) for one, part in pairs)

    if not fits(given):
        needs, hint = [part.shape for part in zeros], ""
        if isinstance(state, np.ndarray):
            hint = ": it is one array, and should be as many as the cell has, (h, c) of an LSTM"
        elif fits(given[::-1]):
            hint = ": it is (c, h), and should be (h, c)"
        elif all(one[:1] == (1,) for one in given) and fits([one[1:] for one in given]):
            hint = ": PyTorch has an axis of layers before it, so give h[0] and c[0]"
        elif len(shape) == 3 and all(one[:1] == shape[:1] and len(one) == 2 for one in given):
            hint = ": the batch of xs seems to come first, and should come second, after the steps"
        raise ValueError(f"a start state needs the shapes {needs}; got {given}{hint}")
    return tuple(np.broadcast_to(part, like.shape) for part, like in zip(state, zeros, strict=True))
