"""One layer or two, read forwards, and a readout on the output of the upper one."""

from typing import TYPE_CHECKING

import numpy as np

from lstm.cells import CELLS, Step
from lstm.linear import Weights
from lstm.live.examples import Examples, alone
from lstm.live.gradients import loss_and_gradient
from lstm.live.network import Inside, answers, ends, engines, features_first, forward, layers, part, read
from lstm.live.start import begun, readout
from lstm.model import Layer
from lstm.unroll import at

if TYPE_CHECKING:
    from lstm.live.settings import Settings

ABOUT = "reads forwards"
STACKS = True
WRITES, PARTS = False, ()
__all__ = [
    "ABOUT",
    "PARTS",
    "STACKS",
    "WRITES",
    "alone",
    "answer",
    "inside",
    "loss_and_gradient",
    "run_through",
    "quantity",
    "weights",
]


def weights(settings: "Settings", sizes: tuple[int, int, str], rng: np.random.Generator, numbers: bool) -> Weights:
    """Every weight by name: "layer0.W_f" and so on, and the readout's."""
    (width, n_out, _), named = sizes, {}
    for k in range(settings.layers):
        named |= begun(settings, f"layer{k}", width, rng, numbers)
        width = settings.units
    return named | readout(n_out, width, rng)


def answer(settings: "Settings", named: Weights, kind: str, examples: Examples) -> np.ndarray:
    """What is answered wherever it is asked, chances or any numbers, and zeros elsewhere: (T, n, O).

    In a forecast the network reads its own answers from step `examples.told` on.
    """
    (steps, n), mask = examples.weights.shape, examples.weights > 0
    told = examples.told or steps
    mask[told - 1] |= told < steps
    outputs = np.zeros((steps, n, len(named["readout.b_y"])))
    with engines(settings.cell, named, n) as stack:
        h = forward(stack, features_first(examples.xs[:told])).swapaxes(1, 2)
        outputs[:told][mask[:told]] = answers(named, h[mask[:told]], kind)
        for t in range(told, steps):
            h = forward(stack, features_first(outputs[t - 1 : t]), ends(stack))
            outputs[t] = answers(named, h[0].T, kind)
    return outputs


def run_through(
    settings: "Settings", named: Weights, kind: str, examples: Examples
) -> tuple[np.ndarray, tuple[Step, ...]]:
    """The answers (T, n, O), chances or numbers, to a few examples at every step, and the traces of every layer.

    These are (T, n, H), by the cells.
    """
    told = examples.told or len(examples.xs)
    traces = read(settings.cell, named, examples.xs[:told])
    outputs = answers(named, traces[-1].h, kind)
    if told >= len(examples.xs):
        return outputs, traces
    pieces, said = [traces], [outputs]
    for _ in range(told, len(examples.xs)):
        states = tuple(at(trace, -1).state for trace in pieces[-1])
        pieces.append(read(settings.cell, named, said[-1][-1:], states))
        said.append(answers(named, pieces[-1][-1].h, kind))
    Step = CELLS[settings.cell].Step
    joined = tuple(Step(*map(np.concatenate, zip(*runs, strict=True))) for runs in zip(*pieces, strict=True))
    return np.concatenate(said), joined


def inside(settings: "Settings", named: Weights) -> Inside:
    """All of it, with its weights by name."""
    found = tuple(Layer(settings.cell, dict(weights)) for weights in layers(named))
    return Inside(found, part(named, "readout"))


def quantity(traces: tuple[Step, ...], name: str) -> np.ndarray:
    """One quantity of the upper layer: (T, H), gates 0 to 1 and the others as in a Step."""
    return getattr(traces[-1], name)
