"""The mLSTM: a matrix for a memory, into which keys and values are written. Its gates see the input alone.

Beck et al. 2024, one head. C = f C' + i v kᵀ/√H and n = f n' + i k/√H are written, h = o ⊙ C q / max(|n·q|, 1) is read.
As no gate waits for h, a step can also be seen as looking at all before it, weighted by what the gates left of each:
that form is trained. H features, D inputs.
"""

from typing import Any, NamedTuple

import numpy as np

from lstm.linear import Weights
from lstm.squash import log_sigmoid, sigmoid

LETTERS = "qkvo"  # each W (H, D) and b (H,); W_g (2, D) and b_g (2,) are the sums of the input and the forget gate


class Memory(NamedTuple):
    """What is carried from step to step, of n sequences, both times e^-m: so nothing can overflow."""

    C: np.ndarray  # (n, H, H), row by value and column by key
    n: np.ndarray  # (n, H)
    m: np.ndarray  # (n,) the logarithm of what both were divided by


def weights(n_in: int, width: int, rng: np.random.Generator) -> Weights:
    """First weights by name, uniform within 1/sqrt(D); the forget bias starts at 3."""
    found: Weights = {}
    for letter, rows in [*((letter, width) for letter in LETTERS), ("g", 2)]:
        found |= {f"W_{letter}": rng.uniform(-1.0, 1.0, (rows, n_in)) / np.sqrt(n_in), f"b_{letter}": np.zeros(rows)}
    return found | {"b_g": np.array([0.0, 3.0])}


def sums(w: Weights, xs: np.ndarray) -> dict[str, np.ndarray]:
    """q, k, v and o (n, T, H), and the gates' sums (n, T, 2), from xs (n, T, D)."""
    found = {letter: xs @ w[f"W_{letter}"].T + w[f"b_{letter}"] for letter in (*LETTERS, "g")}
    return found | {"k": found["k"] / np.sqrt(found["k"].shape[-1]), "o": sigmoid(found["o"])}


def step(w: Weights, x: np.ndarray, before: Memory | None) -> tuple[np.ndarray, Memory]:
    """One tick of n sequences, x (n, D): what goes out (n, H), and the memory after. None is an empty memory."""
    s = {name: each[:, 0] for name, each in sums(w, x[:, None]).items()}
    n, H = s["q"].shape
    before = before or Memory(np.zeros((n, H, H)), np.zeros((n, H)), np.full(n, -1e30))
    log_f, log_i = log_sigmoid(s["g"][:, 1]) + before.m, s["g"][:, 0]
    m = np.maximum(log_f, log_i)
    f, i = np.exp(log_f - m)[:, None], np.exp(log_i - m)[:, None]
    C = f[..., None] * before.C + i[..., None] * s["v"][:, :, None] * s["k"][:, None]
    kept = f * before.n + i * s["k"]
    most = np.maximum(np.abs((kept * s["q"]).sum(axis=-1)), np.exp(-m))
    return s["o"] * (C @ s["q"][..., None])[..., 0] / most[:, None], Memory(C, kept, m)


def forward(w: Weights, xs: np.ndarray) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """Run n sequences (n, T, D): the outputs (n, T, H), and what was met, "look" (n, T, T) among it."""
    s, T = sums(w, xs), xs.shape[1]
    far = np.cumsum(log_sigmoid(s["g"][..., 1]), axis=1)
    logs = far[:, :, None] - far[:, None] + s["g"][:, None, :, 0] + np.triu(np.full((T, T), -np.inf), 1)
    m = logs.max(axis=-1)
    left = np.exp(logs - m[..., None])  # what the gates left of each step, at each
    look = (s["q"] @ s["k"].swapaxes(1, 2)) * left
    total = look.sum(axis=-1)
    most = np.maximum(np.abs(total), np.exp(-m))[..., None]
    read = look @ s["v"] / most
    return s["o"] * read, s | {"left": left, "look": look, "total": total, "m": m, "most": most, "read": read}


def backward(w: Weights, xs: np.ndarray, met: dict[str, Any], dh: np.ndarray) -> Weights:
    """The gradient of every weight, by name, from that at the outputs (n, T, H).

    m takes part in none of it: what goes out does not depend on it.
    """
    look, left, root = met["look"], met["left"], np.sqrt(dh.shape[-1])
    d_sum_o = dh * met["read"] * met["o"] * (1.0 - met["o"])
    d_read = dh * met["o"]
    d_most = -(d_read * met["read"]).sum(axis=-1) / met["most"][..., 0]
    over = np.abs(met["total"]) > np.exp(-met["m"])
    d_read = d_read / met["most"]
    d_look = d_read @ met["v"].swapaxes(1, 2) + (np.where(over, np.sign(met["total"]), 0.0) * d_most)[..., None]
    d_product, d_logs = d_look * left, d_look * look
    d = {
        "q": d_product @ met["k"],
        "k": d_product.swapaxes(1, 2) @ met["q"] / root,
        "v": look.swapaxes(1, 2) @ d_read,
        "o": d_sum_o,
    }
    d_far = d_logs.sum(axis=2) - d_logs.sum(axis=1)
    d_log_f = np.cumsum(d_far[:, ::-1], axis=1)[:, ::-1]
    d["g"] = np.stack([d_logs.sum(axis=1), d_log_f * (1.0 - sigmoid(met["g"][..., 1]))], axis=-1)
    flat = xs.reshape(-1, xs.shape[-1])
    rows = {letter: each.reshape(-1, each.shape[-1]) for letter, each in d.items()}
    return {f"W_{c}": each.T @ flat for c, each in rows.items()} | {
        f"b_{c}": each.sum(axis=0) for c, each in rows.items()
    }
