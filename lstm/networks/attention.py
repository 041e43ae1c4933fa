"""Causal self-attention: one block or several, one head each. Every step looks at itself and at all before it.

Vaswani et al. 2017, with the norms before and not after, a multilayer perceptron of twice the width, and learnt places
(a number of its own for each place, the last of them for all that come later). H features, D inputs.
"""

from typing import Any

import numpy as np

from lstm.linear import Weights
from lstm.model import softmax

PLACES = 64  # that are told apart
SMALL = 1e-5  # keeps a norm from dividing by 0


def weights(n_in: int, width: int, blocks: int, rng: np.random.Generator) -> Weights:
    """First weights by name: matrices (H, n) uniform within 1/sqrt(n), places (64, H) small, norms 1 and 0."""

    def drawn(rows: int, columns: int) -> np.ndarray:
        return rng.uniform(-1.0, 1.0, (rows, columns)) / np.sqrt(columns)

    found = {"W_e": drawn(width, n_in), "b_e": np.zeros(width), "W_p": 0.1 * rng.normal(size=(PLACES, width))}
    for k in range(blocks):
        found |= {f"block{k}.W_{letter}": drawn(width, width) for letter in "qkvo"}
        found |= {f"block{k}.W_1": drawn(2 * width, width), f"block{k}.b_1": np.zeros(2 * width)}
        found |= {f"block{k}.W_2": drawn(width, 2 * width), f"block{k}.b_2": np.zeros(width)}
        found |= {f"block{k}.g_{n}": np.ones(width) for n in "12"} | {f"block{k}.s_{n}": np.zeros(width) for n in "12"}
    return found


def forward(w: Weights, xs: np.ndarray) -> tuple[np.ndarray, list[Any]]:
    """Run n sequences (n, T, D): the outputs (n, T, H), and what each block met, its looks (n, T, T) among it."""
    places = np.minimum(np.arange(xs.shape[1]), PLACES - 1)
    h, met, k = xs @ w["W_e"].T + w["b_e"] + w["W_p"][places], [], 0
    hidden = np.triu(np.full((xs.shape[1],) * 2, -np.inf), 1)  # nobody looks ahead
    while f"block{k}.W_q" in w:
        b = {name.split(".")[1]: array for name, array in w.items() if name.startswith(f"block{k}.")}
        one, kept_1 = normed(h, b["g_1"], b["s_1"])
        q, keys, v = (one @ b[f"W_{letter}"].T for letter in "qkv")
        look = softmax(q @ keys.swapaxes(1, 2) / np.sqrt(h.shape[-1]) + hidden)
        seen = look @ v
        middle = h + seen @ b["W_o"].T
        two, kept_2 = normed(middle, b["g_2"], b["s_2"])
        inner = np.maximum(two @ b["W_1"].T + b["b_1"], 0.0)
        h = middle + inner @ b["W_2"].T + b["b_2"]
        met.append(
            {"b": b, "one": one, "q": q, "k": keys, "v": v, "look": look, "seen": seen}
            | {"two": two}
            | {"inner": inner, "kept": (kept_1, kept_2)}
        )
        k += 1
    return h, met


def backward(w: Weights, xs: np.ndarray, met: list[Any], dh: np.ndarray) -> Weights:
    """The gradient of every weight, by name, from that at the outputs (n, T, H)."""
    found: Weights = {}
    for k in reversed(range(len(met))):
        m = met[k]
        b, root, grad = m["b"], np.sqrt(dh.shape[-1]), {}
        d_inner = (dh @ b["W_2"]) * (m["inner"] > 0.0)
        grad["W_2"], grad["b_2"] = summed(dh, m["inner"]), dh.sum(axis=(0, 1))
        grad["W_1"], grad["b_1"] = summed(d_inner, m["two"]), d_inner.sum(axis=(0, 1))
        d_middle, grad["g_2"], grad["s_2"] = normed_back(d_inner @ b["W_1"], b["g_2"], m["kept"][1])
        d_middle += dh
        grad["W_o"] = summed(d_middle, m["seen"])
        d_seen = d_middle @ b["W_o"]
        d_look = d_seen @ m["v"].swapaxes(1, 2)
        d_scores = m["look"] * (d_look - (d_look * m["look"]).sum(axis=-1, keepdims=True)) / root
        d = {"q": d_scores @ m["k"], "k": d_scores.swapaxes(1, 2) @ m["q"], "v": m["look"].swapaxes(1, 2) @ d_seen}
        grad |= {f"W_{letter}": summed(each, m["one"]) for letter, each in d.items()}
        d_one, grad["g_1"], grad["s_1"] = normed_back(
            d["q"] @ b["W_q"] + d["k"] @ b["W_k"] + d["v"] @ b["W_v"], b["g_1"], m["kept"][0]
        )
        dh = d_middle + d_one
        found |= {f"block{k}.{name}": each for name, each in grad.items()}
    places = np.minimum(np.arange(xs.shape[1]), PLACES - 1)
    found |= {"W_e": summed(dh, xs), "b_e": dh.sum(axis=(0, 1)), "W_p": np.zeros_like(w["W_p"])}
    np.add.at(found["W_p"], places, dh.sum(axis=0))
    return found


def summed(d: np.ndarray, seen: np.ndarray) -> np.ndarray:
    """The gradient of W in W z over all sequences and steps: d (n, T, H), seen (n, T, K) -> (H, K)."""
    return d.reshape(-1, d.shape[-1]).T @ seen.reshape(-1, seen.shape[-1])


def normed(x: np.ndarray, gain: np.ndarray, shift: np.ndarray) -> tuple[np.ndarray, Any]:
    """Layer norm (Ba, Kiros & Hinton 2016) of x (..., H), and what its way back needs."""
    middle = x - x.mean(axis=-1, keepdims=True)
    inverse = 1.0 / np.sqrt((middle**2).mean(axis=-1, keepdims=True) + SMALL)
    return middle * inverse * gain + shift, (middle * inverse, inverse)


def normed_back(d: np.ndarray, gain: np.ndarray, kept: Any) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Gradients at x (..., H), gain (H,) and shift (H,), from that at what came out, (..., H)."""
    unit, inverse = kept
    axes, inside = tuple(range(d.ndim - 1)), d * gain
    dx = inside - inside.mean(axis=-1, keepdims=True) - unit * (inside * unit).mean(axis=-1, keepdims=True)
    return dx * inverse, (d * unit).sum(axis=axes), d.sum(axis=axes)
