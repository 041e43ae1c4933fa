"""Networks of ours, written for PyTorch, Keras and ONNX, and asked there: `python bench/exports.py`.

Prints the largest difference of each. Needs torch, keras (any backend) and onnxruntime, in an environment of its own.
"""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))
from lstm import CELLS, Layer, importers, run

D, H, T, B = 3, 5, 9, 2
RNG = np.random.default_rng(0)
X = RNG.normal(size=(T, B, D))


def layers(cell, count=2):
    """Stacked layers of random weights, and what they make of X here."""
    found, signal = [], X
    for _ in range(count):
        w = {k: RNG.normal(size=a.shape) for k, a in CELLS[cell].init(signal.shape[-1], H, RNG).items()}
        found.append(Layer(cell, w))
        signal = run(CELLS[cell], w, signal).h
    return found, signal


def told(where, cell, theirs, ours):
    print(f"{where:8} {cell:32} {np.abs(theirs - ours).max():.1e}")


def of_torch():
    import torch

    for cell, kind in (("lstm", torch.nn.LSTM), ("gru_after", torch.nn.GRU), ("rnn", torch.nn.RNN)):
        found, ours = layers(cell)
        network = kind(D, H, num_layers=2, dtype=torch.float64)
        network.load_state_dict({k: torch.tensor(a) for k, a in importers.to_torch(found).items()})
        told("PyTorch", cell, network(torch.tensor(X))[0].detach().numpy(), ours)


def of_keras():
    import keras

    keras.config.set_dtype_policy("float64")
    make = {
        "lstm": keras.layers.LSTM(H, return_sequences=True),
        "gru": keras.layers.GRU(H, return_sequences=True, reset_after=False),
        "gru_after": keras.layers.GRU(H, return_sequences=True),
        "rnn": keras.layers.SimpleRNN(H, return_sequences=True),
    }
    for cell, layer in make.items():
        found, ours = layers(cell, 1)
        layer.build((B, T, D))
        layer.set_weights(importers.to_keras(found[0]))
        theirs = keras.ops.convert_to_numpy(layer(X.swapaxes(0, 1))).swapaxes(0, 1)
        told("Keras", cell, theirs, ours)


def of_onnx():
    import onnxruntime

    cells = [*("lstm", "peephole", "coupled", "gru", "gru_after", "rnn", "rnn[candidate=relu]")]
    for cell in [*cells, "lstm[gates=hard_sigmoid]", "lstm[clip=0.5]", "coupled[peepholes]"]:
        found, ours = layers(cell)
        session = onnxruntime.InferenceSession(importers.to_onnx(found))
        told("ONNX", cell, session.run(None, {"X": X.astype(np.float32)})[0], ours)


if __name__ == "__main__":
    for which in sys.argv[1:] or ("torch", "keras", "onnx"):
        {"torch": of_torch, "keras": of_keras, "onnx": of_onnx}[which]()
