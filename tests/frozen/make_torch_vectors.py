"""Ask PyTorch what nn.LSTM, nn.GRU, nn.RNN and nn.LSTMCell compute, frozen for tests/core/test_torch.py.

Needs torch, which the tests do not: run it by hand, `python tests/frozen/make_torch_vectors.py`, in any environment
that has torch and NumPy. Same seed, same vectors. The names are PyTorch's own, behind the name of the network:

    lstm/x, lstm/h0, lstm/out, lstm/pull_out    the sequence, the start, what came out, the loss's gradient at it
    lstm/weight_ih_l0, lstm/grad/weight_ih_l0   a weight, and the gradient PyTorch found for it

The loss is sum(pull_out * out) at every step; for the single LSTMCell sum(pull_h * h) + sum(pull_c * c).
"""

from pathlib import Path

import numpy as np
import torch
from torch import nn

D, H, B, T = 3, 4, 2, 7


def draw(*shape):
    return torch.randn(*shape, dtype=torch.float64, requires_grad=True)


def freeze(name, network, given, outputs, pulled):
    """Run backwards from random pulls at some outputs; everything to be compared, under flat names."""
    pulls = {key: torch.randn_like(outputs[key]) for key in pulled}
    sum((pulls[key] * outputs[key]).sum() for key in pulled).backward()
    leaves = given | dict(network.named_parameters())
    found = leaves | outputs | {f"pull_{key}": value for key, value in pulls.items()}
    found |= {f"grad/{key}": leaf.grad for key, leaf in leaves.items()}
    return {f"{name}/{key}": value.detach().numpy() for key, value in found.items()}


def sequence(name, network):
    """nn.LSTM, nn.GRU or nn.RNN, of any number of layers, over a batch of sequences (T, B, D)."""
    layers = network.num_layers
    given = {"x": draw(T, B, D), "h0": draw(layers, B, H)}
    if isinstance(network, nn.LSTM):
        given["c0"] = draw(layers, B, H)
        out, (hn, cn) = network(given["x"], (given["h0"], given["c0"]))
        return freeze(name, network, given, {"out": out, "hn": hn, "cn": cn}, ["out"])
    out, hn = network(given["x"], given["h0"])
    return freeze(name, network, given, {"out": out, "hn": hn}, ["out"])


def single(name, cell):
    """One tick of nn.LSTMCell."""
    given = {"x": draw(B, D), "h0": draw(B, H), "c0": draw(B, H)}
    h, c = cell(given["x"], (given["h0"], given["c0"]))
    return freeze(name, cell, given, {"h": h, "c": c}, ["h", "c"])


def main():
    torch.manual_seed(0)
    size = {"dtype": torch.float64}
    vectors = {
        **sequence("lstm", nn.LSTM(D, H, **size)),
        **sequence("gru_after", nn.GRU(D, H, **size)),
        **sequence("rnn", nn.RNN(D, H, **size)),
        **sequence("stacked", nn.LSTM(D, H, num_layers=2, **size)),
        **single("cell", nn.LSTMCell(D, H, **size)),
    }
    np.savez_compressed(Path(__file__).with_name("torch_vectors.npz"), **vectors)
    print(f"{len(vectors)} arrays, from PyTorch {torch.__version__}")


if __name__ == "__main__":
    main()
