"""What the forms share that have no cell: networks that see a whole sequence at once, and a readout.

Their Settings name them where others name a cell. They have one layer here, no gates to price, and no trace.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from lstm.cells import Step
from lstm.linear import Weights
from lstm.live.examples import Examples
from lstm.live.network import answers, part, rows, scores
from lstm.live.start import readout
from lstm.training.loss import loss_and_gradient as of_scores

if TYPE_CHECKING:
    from lstm.live.settings import Settings

Forward = Callable[[Weights, np.ndarray], tuple[np.ndarray, Any]]
Backward = Callable[[Weights, np.ndarray, Any, np.ndarray], Weights]


class Whole:
    """A form, as lstm/live/forms/__init__.py says, made of three functions."""

    def __init__(self, inside: str, begun: Callable[..., Weights], forward: Forward, backward: Backward) -> None:
        self.inside_name, self.begun, self.forward, self.backward = inside, begun, forward, backward

    def weights(
        self, settings: "Settings", sizes: tuple[int, int, str], rng: np.random.Generator, numbers: bool
    ) -> Weights:
        """Every weight by name, untrained, and the readout's."""
        named = {f"{self.inside_name}.{name}": a for name, a in self.begun(sizes[0], settings, rng).items()}
        return named | readout(sizes[1], settings.units, rng)

    def loss_and_gradient(self, settings: "Settings", named: Weights, examples: Examples) -> tuple[float, Weights]:
        """The surprise at the right class, or the squared error, averaged by weight; and its gradient by name."""
        w, share = part(named, self.inside_name), examples.weights / examples.weights.sum()
        xs = self.inputs(named, examples.xs)
        h, met = self.forward(w, xs)
        mask = share > 0.0
        seen = h.swapaxes(0, 1)[mask]
        value, d_scores = of_scores(scores(named, seen), examples.targets[mask], share[mask])
        dh = np.zeros_like(h)
        dh.swapaxes(0, 1)[mask] = d_scores @ named["readout.W_y"]
        found = {f"{self.inside_name}.{name}": d for name, d in self.backward(w, xs, met, dh).items()}
        return value, found | {"readout.W_y": d_scores.T @ seen, "readout.b_y": d_scores.sum(axis=0)}

    def answer(self, settings: "Settings", named: Weights, kind: str, examples: Examples) -> np.ndarray:
        """What is answered at every step: (T, n, O)."""
        h, _ = self.forward(part(named, self.inside_name), self.inputs(named, examples.xs))
        return answers(named, h.swapaxes(0, 1), kind)

    def run_through(
        self, settings: "Settings", named: Weights, kind: str, examples: Examples
    ) -> tuple[np.ndarray, tuple[Step, ...]]:
        """The same (T, n, O), and no traces: there is no cell."""
        return self.answer(settings, named, kind, examples), ()

    def inputs(self, named: Weights, xs: np.ndarray) -> np.ndarray:
        """What is read, (T, n, D) or tokens (T, n), as (n, T, D)."""
        first = next(array for name, array in named.items() if name.startswith(f"{self.inside_name}.W_"))
        return rows(xs, first.shape[1]).swapaxes(0, 1)
