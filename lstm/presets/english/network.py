"""A language model for many words: embedding, one cell, a projection, and the embedding again as the readout.

    x(t) = E[word];  h(t) = cell(x(t), h(t-1));  scores(t) = E P h(t) + b

One table E serves both ends, which saves a third of the weights. All weights lie in one flat vector, the cell's own
engine works on its part of it.

Source: one table for both ends, Press & Wolf 2017 and Inan, Khosravi & Socher 2017; how it is put together is ours.
"""

from typing import NamedTuple

import numpy as np

from lstm.cells import CELLS
from lstm.engine import ENGINES
from lstm.linear import State, Weights
from lstm.live.gradients import PENALISED
from lstm.model import Layer, Model
from lstm.training.softmax import Softmax


class Size(NamedTuple):
    """What a network is made of."""

    cell: str = "lstm"
    words: int = 8000
    embedding: int = 128
    units: int = 256


class Tied:
    """A network that runs B texts side by side and finds the gradient of their loss. Features come first, (n, B)."""

    def __init__(self, size: Size, dtype: type = np.float32) -> None:
        self.size, self.dtype = size, np.dtype(dtype)
        engine, (V, E, H) = ENGINES[size.cell], size[1:]
        self.shapes = {"embedding": (V, E), "projection": (E, H), "bias": (V,)}
        self.cuts = np.cumsum([0, V * E, E * H, V, engine.size(E, H)]).tolist()
        self.theta, self.grad = np.zeros((2, self.cuts[-1]), dtype)
        self.weights, self.gradient = self.named(self.theta), self.named(self.grad)
        last = self.cuts[3]
        self.engine = engine(E, H, dtype=dtype, theta=self.theta[last:], grad=self.grad[last:])
        self.softmax: Softmax | None = None

    def named(self, flat: np.ndarray) -> Weights:
        """Views into theta or grad (P,), which hold any numbers, by name: all but the cell's."""
        ends = zip(self.shapes.items(), self.cuts[:-2], self.cuts[1:-1], strict=True)
        return {name: flat[first:last].reshape(shape) for (name, shape), first, last in ends}

    def begin(self, rng: np.random.Generator, forget: float = 1.0) -> None:
        """First weights: the table from a normal of .08, the rest as the cell begins, but the bias of a forget gate.

        That is `forget`, any number: above 0 the gate begins open.
        """
        V, E, H = self.size[1:]
        self.weights["embedding"][...] = rng.normal(0.0, 0.08, (V, E))
        self.weights["projection"][...] = rng.uniform(-1.0, 1.0, (E, H)) / np.sqrt(H)
        first = CELLS[self.size.cell].init(E, H, rng)
        if "b_f" in first:
            first["b_f"] = np.full(H, forget)
        self.engine.load(first)

    def zeros(self, n: int) -> State:
        """The state before the first word of n texts, each part (H, n)."""
        return tuple(np.zeros((self.size.units, n), self.dtype) for _ in CELLS[self.size.cell].start(1))

    def read(self, ids: np.ndarray, state: State, drops: tuple[np.ndarray, np.ndarray] | None = None) -> np.ndarray:
        """Run ids (T, B) from a state on: what the readout is handed, (T * B, E), and kept for the way back.

        `drops` are factors for the embedded words (T, E, B) and for h (T, H, B): see `dropout`.
        """
        T, B = ids.shape
        self.ids, self.drops = ids, drops
        xs = self.weights["embedding"][ids].transpose(0, 2, 1)  # (T, E, B)
        h = self.engine.forward(xs if drops is None else xs * drops[0], state)
        h = h if drops is None else h * drops[1]
        self.shown = np.ascontiguousarray(h.transpose(0, 2, 1)).reshape(T * B, -1)
        return self.shown @ self.weights["projection"].T

    def surprise(self, features: np.ndarray, targets: np.ndarray) -> np.ndarray:
        """-ln of the chance of each target (N,), in float64, from features (N, E) of `read`. Returns (N,)."""
        if self.softmax is None or len(self.softmax.scores) < len(features):
            self.softmax = Softmax(self.size.words, len(features), self.dtype.type)
        return self.softmax.surprise(features, self.weights["embedding"], self.weights["bias"], targets)

    def loss_and_gradient(
        self,
        ids: np.ndarray,
        targets: np.ndarray,
        state: State,
        drops: tuple[np.ndarray, np.ndarray] | None = None,
        price: float = 0.0,
    ) -> float:
        """The mean surprise, in nats, at targets (T, B) after ids (T, B); its gradient is written into grad.

        With a `price`, at least 0, the gradient is that of the surprise and the price together: of a gate's mean over
        all words, summed over units, for every gate that is asked to stay shut (see lstm.live.gradients).
        """
        T, B = ids.shape
        features, aims = self.read(ids, state, drops), targets.reshape(-1)
        loss = float(self.surprise(features, aims).mean())
        assert self.softmax is not None
        W, d_W = self.weights, self.gradient
        d = self.softmax.back(features, W["embedding"], aims, 1.0 / len(aims), d_W["embedding"], d_W["bias"])
        np.dot(d.T, self.shown, out=d_W["projection"])
        d_h = np.ascontiguousarray((d @ W["projection"]).reshape(T, B, -1).transpose(0, 2, 1))
        if drops is not None:
            d_h *= drops[1]
        gates = PENALISED.get(self.size.cell, "") if price else ""
        self.engine.backward(d_h, {gate: price / (T * B) for gate in gates})
        d_x = self.engine.dx()
        if drops is not None:
            d_x = d_x * drops[0]
        gather(d_W["embedding"], ids.reshape(-1), d_x.transpose(0, 2, 1).reshape(T * B, -1))
        return loss

    def dropout(self, rng: np.random.Generator, share: float, T: int, B: int) -> tuple[np.ndarray, np.ndarray] | None:
        """Factors (T, E, B), (T, H, B) that leave out a share of signals, and make up for it (Zaremba et al. 2014).

        Each is 0 or 1 / (1 - share); the share is from 0 to below 1, and of 0 None is returned.
        """
        if not share:
            return None
        sizes = (T, self.size.embedding, B), (T, self.size.units, B)
        keep = self.dtype.type(1.0 / (1.0 - share))
        first, second = ((rng.random(size, np.float32) >= share) * keep for size in sizes)
        return first, second

    def model(self, words: tuple[str, ...]) -> Model:
        """The network as an lstm.Model: the readout's W_y (V, H) is the table times the projection."""
        W = {name: array.astype(float) for name, array in self.weights.items()}
        layer = Layer(self.size.cell, {name: array.astype(float) for name, array in self.engine.weights.items()})
        readout = {"W_y": W["embedding"] @ W["projection"], "b_y": W["bias"]}
        return Model(words, W["embedding"], (layer,), readout, {})


def gather(table: np.ndarray, ids: np.ndarray, rows: np.ndarray) -> None:
    """Add each row of rows (N, n) to the row of a table (V, n) that its id (N,) names."""
    order = np.argsort(ids, kind="stable")
    seen, first = np.unique(ids[order], return_index=True)
    table[seen] += np.add.reduceat(rows[order], first, axis=0)
