"""What several cells share: joining signals, drawing first weights, and the gradient of a matrix product.

Source: first weights as PyTorch's RNNs draw them, but biases of 0; the rest is ours.
"""

from typing import Any, NamedTuple

import numpy as np

Weights = dict[str, np.ndarray]  # arrays by name, W_f (H, H + D) and b_f (H,) say; or the gradient of each
State = tuple[np.ndarray, ...]  # what a cell is handed from step to step: (h,) or (h, c), each (..., H)


class Fixed(dict[str, np.ndarray]):
    """Weights that nobody trains: going back through a step leaves out the gradients of their matrices, which take most
    of its time."""


class Stacked(np.ndarray[Any, Any]):
    """Weights of several networks, (S, H, n). Their transpose swaps the last two axes, which is what a cell means."""

    @property
    def T(self) -> Any:
        """(S, n, H), a plain array."""
        return np.swapaxes(np.asarray(self), -1, -2)


class Feed(NamedTuple):
    """One signal that feeds a squashing function: rows of weights times values."""

    source: str  # a field of the Step ("h_prev", "x", "c"), a product ("r h_prev"), or "1" for a bias
    name: str  # the weights' name, as in the dict
    weights: np.ndarray  # (H, n), row u feeds unit u
    values: np.ndarray  # (..., n), or (..., H, n) where each unit sees values of its own


def join(*signals: np.ndarray) -> np.ndarray:
    """[a, b]: signals, any numbers, side by side on the last axis; a lone start state (H,) serves a whole batch."""
    batches = {s.shape[:-1] for s in signals}
    if len(batches) > 1:  # seldom; doing it always would make a step half as long again
        batch = np.broadcast_shapes(*batches)
        signals = tuple(np.broadcast_to(s, batch + s.shape[-1:]) for s in signals)
    return np.concatenate(signals, axis=-1)


def matrix_feeds(w: Weights, letter: str, h_prev: np.ndarray, x: np.ndarray, h_source: str = "h_prev") -> list[Feed]:
    """The feeds of the weights in W [h, x] + b, for h (..., H) and x (..., D): their n is H, D and 1."""
    n = h_prev.shape[-1]
    weights, bias = w[f"W_{letter}"], w[f"b_{letter}"]
    return [
        Feed(h_source, f"W_{letter}", weights[:, :n], h_prev),
        Feed("x", f"W_{letter}", weights[:, n:], x),
        Feed("1", f"b_{letter}", bias[:, None], np.ones(x.shape[:-1] + (1,))),
    ]


def uniform(letters: str, n_in: int, n_hidden: int, rng: np.random.Generator) -> Weights:
    """PyTorch's default start: every W (H, H + D) uniform within 1/sqrt(H), every b (H,) zero."""
    reach = 1.0 / np.sqrt(n_hidden)
    w = {f"W_{k}": rng.uniform(-reach, reach, (n_hidden, n_hidden + n_in)) for k in letters}
    return w | {f"b_{k}": np.zeros(n_hidden) for k in letters}


def input_feeds(w: Weights, letter: str, x: np.ndarray) -> list[Feed]:
    """The feeds of V x + b, for x (..., D) alone: their n is D and 1."""
    bias = w[f"b_{letter}"]
    return [
        Feed("x", f"V_{letter}", w[f"V_{letter}"], x),
        Feed("1", f"b_{letter}", bias[:, None], np.ones(x.shape[:-1] + (1,))),
    ]


def uniform_inputs(letters: str, n_in: int, n_hidden: int, rng: np.random.Generator) -> Weights:
    """The same of weights that see x alone, PyTorch's for a linear layer: V (H, D) within 1/sqrt(D), b (H,) zero."""
    reach = 1.0 / np.sqrt(n_in)
    w = {f"V_{k}": rng.uniform(-reach, reach, (n_hidden, n_in)) for k in letters}
    return w | {f"b_{k}": np.zeros(n_hidden) for k in letters}


def input_product_back(w: Weights, d: Weights, x: np.ndarray) -> tuple[Weights, np.ndarray]:
    """From gradients d[k] (..., H) at the sums V_k x + b_k: those at every V_k and b_k, by name, and at x (..., D)."""
    if isinstance(w, Fixed):
        return {}, sum((d[k] @ w[f"V_{k}"] for k in d), np.zeros(()))
    dw = {f"V_{k}": outer(d[k], x) for k in d} | {f"b_{k}": total(d[k]) for k in d}
    return dw, sum((d[k] @ w[f"V_{k}"] for k in d), np.zeros(()))


def stacked(arrays: np.ndarray) -> np.ndarray:
    """One weight of S networks, (S, H, n) or (S, H), as a cell has to be given it where x and state are (S, 1, ...)."""
    return (arrays if arrays.ndim == 3 else arrays[:, None]).view(Stacked)


def outer(d: np.ndarray, z: np.ndarray) -> np.ndarray:
    """Gradient of W in W z, summed over any batch axes: d (..., H) and z (..., n) -> (H, n)."""
    return d.reshape(-1, d.shape[-1]).T @ z.reshape(-1, z.shape[-1])


def total(d: np.ndarray) -> np.ndarray:
    """Gradient of a bias, summed over any batch axes: (..., H) -> (H,)."""
    return d.reshape(-1, d.shape[-1]).sum(axis=0)


def product_back(w: Weights, d: Weights, z: np.ndarray) -> tuple[Weights, np.ndarray]:
    """From gradients d[k] (..., H) at the sums W_k z + b_k: those at every W_k and b_k, by name, and at z (..., n)."""
    if isinstance(w, Fixed):
        return {}, sum((d[k] @ w[f"W_{k}"] for k in d), np.zeros(()))
    dw = {f"W_{k}": outer(d[k], z) for k in d} | {f"b_{k}": total(d[k]) for k in d}
    return dw, sum((d[k] @ w[f"W_{k}"] for k in d), np.zeros(()))
