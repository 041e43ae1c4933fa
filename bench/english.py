"""How fast the English network trains beside PyTorch: one update of 40 texts of 35 words, on one thread.

    bench-env/bin/python bench/english.py [--rounds 15]

Embedding, LSTM, projection, scores of all words by the embedding again, back through all of it, clip, Adam: both do all
of that, in float32, and before anything is timed they must agree on the loss and on every gradient. In every round
PyTorch runs between two of ours; printed is the median of its time through ours, so above 1 ours is faster. Without
PyTorch (bench/engine.py says how to have it) only our own time is printed.
"""

import os
import sys
from pathlib import Path

for pinned in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"):  # an old kernel, pinned, would halve NumPy's products
    os.environ.pop(pinned, None)
for library in ("OMP", "OPENBLAS", "MKL"):  # must stand before NumPy is loaded
    os.environ[f"{library}_NUM_THREADS"] = "1"
sys.path.insert(0, str(Path(__file__).parent.parent))

import argparse  # noqa: E402
import statistics  # noqa: E402
import time  # noqa: E402

import numpy as np  # noqa: E402

from lstm.presets.english.network import Size, Tied  # noqa: E402
from lstm.presets.english.train import Plan  # noqa: E402
from lstm.training import optimise  # noqa: E402

PLAN = Plan()
TORCH_GATES = "ifco"  # the order of PyTorch's rows, in our letters


class Ours:
    """Our network, and an update of it."""

    def __init__(self):
        rng = np.random.default_rng(0)
        self.network = Tied(Size())
        self.network.begin(rng)
        self.ids = rng.integers(0, PLAN.size.words, (PLAN.steps + 1, PLAN.texts))
        self.state = self.network.zeros(PLAN.texts)
        self.memory = optimise.begin("adam", self.network.theta)

    def gradient(self):
        """Returns the loss."""
        return self.network.loss_and_gradient(self.ids[:-1], self.ids[1:], self.state)

    def update(self):
        """One update."""
        self.gradient()
        network, short = self.network, optimise.clip(self.network.grad, PLAN.longest)
        network.theta[:], self.memory = optimise.update("adam", network.theta, short.gradient, self.memory, PLAN.rate)


class Torch:
    """The same in PyTorch, from the same weights."""

    def __init__(self, ours):
        import torch

        torch.set_num_threads(1)
        self.torch, network = torch, ours.network
        named, cell, H = network.weights, network.engine.weights, network.size.units
        self.table, self.projection, self.bias = (
            torch.nn.Parameter(torch.tensor(named[name])) for name in ("embedding", "projection", "bias")
        )
        self.lstm = torch.nn.LSTM(network.size.embedding, H)
        W = np.concatenate([cell[f"W_{k}"] for k in TORCH_GATES])
        with torch.no_grad():
            self.lstm.weight_hh_l0.copy_(torch.tensor(W[:, :H]))
            self.lstm.weight_ih_l0.copy_(torch.tensor(W[:, H:]))
            self.lstm.bias_ih_l0.copy_(torch.tensor(np.concatenate([cell[f"b_{k}"] for k in TORCH_GATES])))
            self.lstm.bias_hh_l0.zero_()
        self.lstm.bias_hh_l0.requires_grad_(False)
        self.learnt = [self.table, self.projection, self.bias]
        self.learnt += [one for one in self.lstm.parameters() if one.requires_grad]
        self.optimiser = torch.optim.Adam(self.learnt, PLAN.rate)
        self.ids = torch.tensor(ours.ids)

    def gradient(self):
        """Returns the loss."""
        F = self.torch.nn.functional
        h, _ = self.lstm(F.embedding(self.ids[:-1], self.table))
        scores = F.linear(F.linear(h, self.projection), self.table, self.bias)
        loss = F.cross_entropy(scores.reshape(-1, scores.shape[-1]), self.ids[1:].reshape(-1))
        self.optimiser.zero_grad()
        loss.backward()
        return loss.item()

    def update(self):
        """One update."""
        self.gradient()
        self.torch.nn.utils.clip_grad_norm_(self.learnt, PLAN.longest)
        self.optimiser.step()


def agree(ours, torch):
    """Stop if the two do not find the same loss and gradients."""
    losses, cell = (ours.gradient(), torch.gradient()), ours.network.engine.gradient
    H = ours.network.size.units
    W = np.concatenate([cell[f"W_{k}"] for k in TORCH_GATES])
    pairs = [
        (ours.network.gradient["embedding"], torch.table),
        (ours.network.gradient["projection"], torch.projection),
        (ours.network.gradient["bias"], torch.bias),
        (W[:, :H], torch.lstm.weight_hh_l0),
        (W[:, H:], torch.lstm.weight_ih_l0),
        (np.concatenate([cell[f"b_{k}"] for k in TORCH_GATES]), torch.lstm.bias_ih_l0),
    ]
    same = [np.allclose(mine, their.grad.numpy(), rtol=1e-3, atol=1e-4 * np.abs(mine).max()) for mine, their in pairs]
    if not all(same) or not np.isclose(*losses, rtol=1e-5):
        raise SystemExit(f"PyTorch does not agree with ours ({losses}, {same}): nothing measured")


def seconds(act):
    """What one act takes, of this process's own time."""
    started = time.process_time()
    act()
    return time.process_time() - started


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15)
    rounds, ours = parser.parse_args().rounds, Ours()
    try:
        torch = Torch(ours)
        agree(ours, torch)
    except ImportError:
        torch = None
    ratios, base = [], []
    for k in range(rounds + 2):
        before, other, after = seconds(ours.update), seconds(torch.update) if torch else 0.0, seconds(ours.update)
        if k > 1:  # the first two make buffers
            base += [before, after]
            ratios.append(2.0 * other / (before + after))
    words = PLAN.texts * PLAN.steps / statistics.median(base)
    print(f"ours: {1e3 * statistics.median(base):.0f} ms for one update, {words:,.0f} words a second")
    print(f"PyTorch: {statistics.median(ratios):.2f} times as long" if torch else "PyTorch is not there.")


if __name__ == "__main__":
    main()
