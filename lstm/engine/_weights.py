"""A cell's weights in one flat vector: clipping and an optimiser then take a few calls, whatever the cell."""

import numpy as np

from lstm.cells import Cell


class Flat:
    """theta and grad, and a cell's own weights and gradients as views into them. Any cell's, by its `init`."""

    CELL: Cell  # the module of lstm/cells that this one computes

    def __init__(
        self,
        n_in: int,
        n_hidden: int,
        dtype: type = np.float64,
        theta: np.ndarray | None = None,
        grad: np.ndarray | None = None,
    ) -> None:
        self.n_in, self.n_hidden, self.dtype, n = n_in, n_hidden, np.dtype(dtype), self.size(n_in, n_hidden)
        self.theta = np.zeros(n, dtype) if theta is None else theta
        self.grad = np.zeros(n, dtype) if grad is None else grad
        for flat in (self.theta, self.grad):
            if flat.shape != (n,) or flat.dtype != self.dtype or not flat.flags.c_contiguous:
                raise ValueError(f"theta and grad need {n} numbers each, of type {self.dtype}, side by side in memory")
        self.weights, self.gradient = self.named(self.theta), self.named(self.grad)
        self.prepare()

    def prepare(self) -> None:
        """What else a kind of engine keeps of theta and grad."""

    @classmethod
    def size(cls, n_in: int, n_hidden: int) -> int:
        """How many numbers theta holds, and grad."""
        return sum(array.size for array in cls.CELL.init(n_in, n_hidden, np.random.default_rng(0)).values())

    def named(self, flat: np.ndarray) -> dict[str, np.ndarray]:
        """The cell's weights under its own names and shapes, as views into theta or grad."""
        first = self.CELL.init(self.n_in, self.n_hidden, np.random.default_rng(0))
        parts = np.split(flat, np.cumsum([array.size for array in first.values()])[:-1])
        return {name: part.reshape(first[name].shape) for name, part in zip(first, parts, strict=True)}

    def load(self, weights: dict[str, np.ndarray]) -> None:
        """Copy a cell's weights in."""
        for name, place in self.weights.items():
            place[...] = weights[name]


class Weights(Flat):
    """The same with every matrix of a cell in one, W, whose rows theta begins with."""

    LETTERS = ""  # of the weights, in the order in which their rows stand in W, H rows each
    GATES = ""  # those of them that are gates, in the same order

    def prepare(self) -> None:
        """W and its gradient, and W with the rows of gates halved."""
        self.W, self.dW = self.stacked(self.theta), self.stacked(self.grad)
        self.half, self.one = np.array(0.5, self.dtype), np.array(1.0, self.dtype)  # taken in half a float's time
        # sigmoid(z) = tanh(z / 2) / 2 + 1 / 2: where gates' rows are halved, which is exact, one tanh serves all rows
        self.halves, self.W_halved = np.ones_like(self.W), np.empty_like(self.W)
        for k, rows in zip(self.LETTERS, np.split(self.halves, len(self.LETTERS)), strict=True):
            rows *= 0.5 if k in self.GATES else 1.0

    @classmethod
    def size(cls, n_in: int, n_hidden: int) -> int:
        """How many numbers theta holds, and grad."""
        return len(cls.LETTERS) * n_hidden * (n_hidden + n_in + 1)

    def stacked(self, flat: np.ndarray) -> np.ndarray:
        """W in theta or in grad: a row for each unit of each letter, acting on [h; x; 1]."""
        n_rows, n_columns = len(self.LETTERS) * self.n_hidden, self.n_hidden + self.n_in + 1
        return flat[: n_rows * n_columns].reshape(n_rows, n_columns)

    def rows(self, flat: np.ndarray) -> dict[str, np.ndarray]:
        """Letter -> its rows of W, (H, H + D + 1)."""
        return dict(zip(self.LETTERS, np.split(self.stacked(flat), len(self.LETTERS)), strict=True))

    def named(self, flat: np.ndarray) -> dict[str, np.ndarray]:
        """The cell's weights under its own names, as views into theta or grad: W_k (H, H + D) and b_k (H,)."""
        rows = self.rows(flat)
        return {f"W_{k}": rows[k][:, :-1] for k in rows} | {f"b_{k}": rows[k][:, -1] for k in rows}
