"""The cells against PyTorch, in float64, forward and backward. How the vectors were made stands beside them."""

from pathlib import Path

import numpy as np
import pytest

from lstm import CELLS, Layer, Model, read, run, run_back

with np.load(Path(__file__).parent.parent / "frozen" / "torch_vectors.npz", allow_pickle=False) as stored:
    FROZEN = dict(stored)
ROWS = {"lstm": "ifco", "gru_after": "rzh", "rnn": "h"}  # our letters in the order in which PyTorch stacks its rows


def torch(network, name):
    return FROZEN[f"{network}/{name}"]


def same(ours, theirs):
    assert ours.shape == theirs.shape
    np.testing.assert_allclose(ours, theirs, rtol=1e-12, atol=1e-14)


def renamed(network, cell, layer="_l0", kind=""):
    """PyTorch's weights (kind "grad/": its gradients) under our names: W = [W_hh, W_ih], z = 1 - its z.

    Our b is the sum of its two, so that either of their gradients is ours.
    """
    W_hh, W_ih, b_hh, b_ih = (
        np.split(torch(network, f"{kind}{name}{layer}"), len(ROWS[cell]))
        for name in ("weight_hh", "weight_ih", "bias_hh", "bias_ih")
    )
    named = {}
    for k, letter in enumerate(ROWS[cell]):
        sign = -1.0 if letter == "z" else 1.0
        named[f"W_{letter}"] = sign * np.concatenate([W_hh[k], W_ih[k]], axis=1)
        named[f"b_{letter}"] = sign * (b_hh[k] if kind else b_hh[k] + b_ih[k])
    if cell == "gru_after":
        del named["W_h"], named["b_h"]
        named |= {"W_u": W_hh[2], "W_x": W_ih[2], "b_u": b_hh[2], "b_x": b_ih[2]}
    return named


def start(network, layer=0, kind=""):
    parts = ("h0", "c0") if f"{network}/c0" in FROZEN else ("h0",)
    return tuple(torch(network, kind + part)[layer] for part in parts)


@pytest.mark.parametrize("cell", ROWS)
def test_a_sequence_runs_as_in_pytorch(cell):
    trace = run(CELLS[cell], renamed(cell, cell), torch(cell, "x"), start(cell))
    same(trace.h, torch(cell, "out"))
    for part, theirs in zip(trace.state, ("hn", "cn"), strict=False):
        same(part[-1], torch(cell, theirs)[0])


@pytest.mark.parametrize("cell", ROWS)
def test_gradients_through_time_are_those_of_pytorch(cell):
    weights = renamed(cell, cell)
    trace = run(CELLS[cell], weights, torch(cell, "x"), start(cell))
    dweights, dxs, dstates = run_back(CELLS[cell], weights, trace, torch(cell, "pull_out"))
    theirs = renamed(cell, cell, kind="grad/")
    assert set(dweights) == set(theirs)
    for name, slope in dweights.items():
        same(slope, theirs[name])
    same(dxs, torch(cell, "grad/x"))
    for part, slope in zip(dstates, start(cell, kind="grad/"), strict=True):
        same(part[0], slope)


def test_one_tick_is_that_of_lstmcell_forward_and_back():
    cell, weights = CELLS["lstm"], renamed("cell", "lstm", layer="")
    step = cell.step(weights, torch("cell", "x"), (torch("cell", "h0"), torch("cell", "c0")))
    same(step.h, torch("cell", "h"))
    same(step.c, torch("cell", "c"))
    dweights, dx, d_state = cell.step_back(weights, step, (torch("cell", "pull_h"), torch("cell", "pull_c")))
    for name, slope in renamed("cell", "lstm", layer="", kind="grad/").items():
        same(dweights[name], slope)
    for slope, theirs in zip((dx, *d_state), ("x", "h0", "c0"), strict=True):
        same(slope, torch("cell", f"grad/{theirs}"))


def stack():
    """Two layers over an embedding that holds PyTorch's sequence itself: word T * b + t is its row (t, b)."""
    xs = torch("stacked", "x")
    layers = tuple(Layer("lstm", renamed("stacked", "lstm", f"_l{k}")) for k in range(2))
    words = tuple(f"word {k}" for k in range(xs.shape[0] * xs.shape[1]))
    readout = {"W_y": np.zeros((len(words), 4)), "b_y": np.zeros(len(words))}
    ids = np.arange(len(words)).reshape(xs.shape[1], xs.shape[0]).T
    return Model(words, xs.swapaxes(0, 1).reshape(len(words), -1), layers, readout, {}), ids


def test_two_stacked_layers_read_words_as_in_pytorch():
    model, ids = stack()
    traces = read(model, ids, [start("stacked", layer) for layer in range(2)])
    same(traces[-1].h, torch("stacked", "out"))
    for layer, trace in enumerate(traces):
        same(trace.h[-1], torch("stacked", "hn")[layer])
        same(trace.c[-1], torch("stacked", "cn")[layer])


def test_gradients_pass_down_through_two_stacked_layers_as_in_pytorch():
    model, ids = stack()
    traces = read(model, ids, [start("stacked", layer) for layer in range(2)])
    dhs = torch("stacked", "pull_out")
    for layer in (1, 0):
        dweights, dhs, dstates = run_back(CELLS["lstm"], model.layers[layer].weights, traces[layer], dhs)
        for name, slope in renamed("stacked", "lstm", f"_l{layer}", "grad/").items():
            same(dweights[name], slope)
        for part, slope in zip(dstates, start("stacked", layer, "grad/"), strict=True):
            same(part[0], slope)
    same(dhs, torch("stacked", "grad/x"))
