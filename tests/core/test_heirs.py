"""The cells that came after the LSTM, against published code, and against their papers' own equations.

How the vectors were made stands beside them. The equations are written out as they stand in the papers.
"""

from pathlib import Path

import numpy as np
import pytest

from lstm import CELLS, run, run_back
from lstm.engine.minlstm import scan
from lstm.experiments import fading
from lstm.networks import attention, mlstm

with np.load(Path(__file__).parent.parent / "frozen" / "heirs_vectors.npz", allow_pickle=False) as stored:
    FROZEN = dict(stored)
T, D, H = 30, 3, 5


def published(cell, name):
    """What published code was given, or computed."""
    return FROZEN[f"{cell}/{name}"]


def under_our_names(cell, kind=""):
    """The weights that published code ran with (kind "grad/": its gradients), as our cell has them."""
    if cell == "slstm":
        W, R, b = (published(cell, kind + name) for name in "WRb")
        rows = {letter: slice(k * len(W) // 4, (k + 1) * len(W) // 4) for k, letter in enumerate("ifco")}
        found = {f"W_{k}": np.concatenate([R[0, at], W[at]], axis=1) for k, at in rows.items()}
        return found | {f"b_{k}": b[at] for k, at in rows.items()}
    if cell == "janet":
        W, R, b, bias = (published(cell, kind + name) for name in ("W_ih", "W_hh", "b_ih", "b_hh"))
        (W_f, W_c), (b_f, b_c) = np.split(np.concatenate([R, W], axis=1), 2), np.split(b if kind else b + bias, 2)
        return {"W_f": W_f, "W_c": W_c, "b_f": b_f, "b_c": b_c}
    letters = {"minlstm": "hfi", "mingru": "hz"}[cell]  # the last column is the bias; g adds 0.5 to the candidate
    parts = dict(zip(letters, np.split(published(cell, kind + "W"), len(letters)), strict=True))
    found = {f"V_{k}": part[:, :-1] for k, part in parts.items()} | {f"b_{k}": part[:, -1] for k, part in parts.items()}
    return found if kind else found | {"b_h": found["b_h"] + 0.5}


@pytest.mark.parametrize("name", ["slstm", "janet", "minlstm", "mingru"])
def test_a_sequence_and_its_gradients_are_those_of_published_code(name):
    cell, weights, first = CELLS[name], under_our_names(name), name in ("minlstm", "mingru")
    x, out, pull, d_x = (published(name, key) for key in ("x", "out", "pull_out", "grad/x"))
    if first:  # there sequences come before steps, and the last input is always 1
        x, out, pull, d_x = x[..., :-1].swapaxes(0, 1), *(part.swapaxes(0, 1) for part in (out, pull, d_x[..., :-1]))
    start = (published(name, "h0"),) if name == "janet" else cell.start(out.shape[-1], out.shape[1:2])
    trace = run(cell, weights, x, start)
    same(trace.h, out)
    if name == "slstm":
        same(trace.c, published(name, "c"))
        same(trace.n, published(name, "n"))
    if first:
        same(trace.h, published(name, "in_turn").swapaxes(0, 1))
    d_weights, d_xs, d_states = run_back(cell, weights, trace, pull)
    for key, theirs in under_our_names(name, "grad/").items():
        same(d_weights[key], theirs)
    same(d_xs, d_x)
    if name == "janet":
        same(d_states[0][0], published(name, "grad/h0"))


def test_the_matrix_memory_and_its_gradients_are_those_of_published_code():
    w = {name: published("mlstm", name) for name in mlstm.weights(3, 4, np.random.default_rng(0))}
    h, met = mlstm.forward(w, published("mlstm", "x"))
    same(h, published("mlstm", "out"))
    for name, slope in mlstm.backward(w, published("mlstm", "x"), met, published("mlstm", "pull_out")).items():
        same(slope, published("mlstm", f"grad/{name}"))
    before, xs = None, published("mlstm", "x")
    for t in range(xs.shape[1]):
        out, before = mlstm.step(w, xs[:, t], before)
        same(out, h[:, t])


def test_two_blocks_of_attention_and_their_gradients_are_those_of_pytorch():
    def blocks(kind=""):
        found = {name: published("attention", kind + name) for name in ("W_e", "b_e", "W_p")}
        for k in range(2):
            own = {name: published("attention", f"{kind}block{k}.{name}") for name in names}
            own |= dict(zip(("W_q", "W_k", "W_v"), np.split(own.pop("W_qkv"), 3), strict=True))
            found |= {f"block{k}.{name}": array for name, array in own.items()}
        return found

    names = ("W_qkv", "W_o", "W_1", "b_1", "W_2", "b_2", "g_1", "s_1", "g_2", "s_2")
    w, xs = blocks(), published("attention", "x")
    h, met = attention.forward(w, xs)
    same(h, published("attention", "out"))
    found, theirs = attention.backward(w, xs, met, published("attention", "pull_out")), blocks("grad/")
    assert set(found) == set(theirs)
    for name, slope in found.items():
        np.testing.assert_allclose(slope, theirs[name], rtol=1e-12, atol=1e-13 * np.abs(theirs[name]).max())


def given(name, size=1.0):
    """A cell, random weights, and a sequence."""
    rng, cell = np.random.default_rng(4), CELLS[name]
    weights = {key: size * rng.normal(size=array.shape) for key, array in cell.init(D, H, rng).items()}
    return cell, weights, rng.normal(size=(T, D))


def sigma(z):
    return 1.0 / (1.0 + np.exp(-z))


def same(ours, true):
    np.testing.assert_allclose(ours, true, rtol=1e-12, atol=1e-14)


@pytest.mark.parametrize("stabilised", [False, True])
@pytest.mark.parametrize("size", [1.0, 4.0])
def test_the_slstm_is_that_of_beck_and_others(stabilised, size):
    """Cell, normaliser and stabiliser as in their equations 8 to 17; without the stabiliser where nothing overflows."""
    cell, w, xs = given("slstm", size)
    trace, h, c, n, m = run(cell, w, xs), np.zeros(H), np.zeros(H), np.zeros(H), np.full(H, -np.inf)
    for t, x in enumerate(xs):
        z = np.concatenate([h, x])
        i, f, o, new = (w[f"W_{k}"] @ z + w[f"b_{k}"] for k in "ifoc")
        if stabilised:
            before, m = np.log(sigma(f)) + m, np.maximum(np.log(sigma(f)) + m, i)
            keep, write = np.exp(before - m), np.exp(i - m)
        else:
            keep, write = sigma(f), np.exp(i)
        c, n = keep * c + write * np.tanh(new), keep * n + write
        h = sigma(o) * c / n
        same(trace.h[t], h)
        same(trace.c[t], c / n)
        same(trace.n[t], np.log(n) + (m if stabilised else 0.0))


def test_the_minimal_lstm_and_gru_are_those_of_feng_and_others():
    cell, w, xs = given("minlstm")
    trace, h = run(cell, w, xs), np.zeros(H)
    for t, x in enumerate(xs):
        f, i = (sigma(w[f"V_{k}"] @ x + w[f"b_{k}"]) for k in "fi")
        h = f / (f + i) * h + i / (f + i) * (w["V_h"] @ x + w["b_h"])
        same(trace.h[t], h)
    cell, w, xs = given("mingru")
    trace, h = run(cell, w, xs), np.zeros(H)
    for t, x in enumerate(xs):
        z = sigma(w["V_z"] @ x + w["b_z"])
        h = (1 - z) * h + z * (w["V_h"] @ x + w["b_h"])
        same(trace.h[t], h)


def test_janet_is_that_of_van_der_westhuizen_and_lasenby():
    cell, w, xs = given("janet")
    trace, h = run(cell, w, xs), np.zeros(H)
    for t, x in enumerate(xs):
        z = np.concatenate([h, x])
        s = w["W_f"] @ z + w["b_f"]
        h = sigma(s) * h + (1 - sigma(s - 1.0)) * np.tanh(w["W_c"] @ z + w["b_c"])
        same(trace.h[t], h)


@pytest.mark.parametrize("name", ["no_input", "no_output"])
def test_a_gate_left_out_is_a_gate_that_is_always_open(name):
    cell, w, xs = given(name)
    trace, h, c = run(cell, w, xs), np.zeros(H), np.zeros(H)
    for t, x in enumerate(xs):
        z = np.concatenate([h, x])
        gate = {k: sigma(w[f"W_{k}"] @ z + w[f"b_{k}"]) if f"W_{k}" in w else 1.0 for k in "fio"}
        c = gate["f"] * c + gate["i"] * np.tanh(w["W_c"] @ z + w["b_c"])
        h = gate["o"] * np.tanh(c)
        same(trace.h[t], h)


@pytest.mark.parametrize("name", ["minlstm", "mingru"])
@pytest.mark.parametrize("steps", [1, 2, 7, 30])
def test_all_steps_at_once_come_to_what_they_come_to_in_turn(name, steps):
    cell, w, xs = given(name)
    trace = run(cell, w, xs[:steps])
    same(scan(*trace.carried), trace.h)


@pytest.mark.parametrize("name", ["slstm", "minlstm", "janet"])
def test_what_is_kept_and_what_is_added_make_the_memory(name):
    cell, w, xs = given(name)
    trace = run(cell, w, xs)
    kept, added = trace.carried
    memory, before = (trace.c, trace.c_prev) if "c" in trace._fields else (trace.h, trace.h_prev)
    same(kept * before + added, memory)
    assert kept.min() >= 0.0 and kept.max() <= 1.0


@pytest.mark.parametrize("name", ["slstm", "janet", "minlstm", "mingru", "no_input", "no_output"])
def test_how_far_a_gradient_gets_is_what_a_nudge_of_the_start_does_at_the_end(name):
    settings = fading.Settings(cell=name, length=12, seeds=3, units=4, inputs=3)
    assert fading.agreement(settings) < 1e-9
    assert np.isfinite(fading.fade(settings).sizes).all()
