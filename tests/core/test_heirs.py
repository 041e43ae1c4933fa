"""The cells that came after the LSTM, against their papers' own equations, written out as they stand there."""

import numpy as np
import pytest

from lstm import CELLS, run
from lstm.engine.minlstm import scan
from lstm.experiments import fading

T, D, H = 30, 3, 5


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
