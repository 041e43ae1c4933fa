"""Two cells, one that reads forwards and one backwards; the readout sees both outputs (lstm/networks/bidirectional.py).

Where a task's kind is "labels" nobody says when each is due: the loss is CTC's (lstm/networks/ctc.py), for each label.

Source: Schuster & Paliwal 1997, Graves et al. 2006.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from lstm.cells import CELLS, Step
from lstm.engine import Engine
from lstm.linear import Weights
from lstm.live import network
from lstm.live.examples import Examples, alone, labels_of
from lstm.live.gradients import PENALISED, readout
from lstm.live.start import begun
from lstm.live.start import readout as first_readout
from lstm.live.tasks import kind_of
from lstm.model import Layer
from lstm.networks import bidirectional, ctc
from lstm.networks.lengths import mask, reverse

if TYPE_CHECKING:
    from lstm.live.settings import Settings

ABOUT = "reads both ways"
STACKS, WRITES = False, False
WAYS = ("ahead", "behind")
PARTS = ("forwards", "backwards")
HALF = (
    "This is the half of it that reads forwards. What the half that reads backwards adds to every answer is missing "
    "here, so the answers are not those of the whole."
)
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
    """Every weight by name: "ahead.W_f", "behind.W_f" and so on, and the readout's, which sees 2 H outputs."""
    named = {}
    for way in WAYS:
        named |= begun(settings, way, sizes[0], rng, numbers)
    return named | first_readout(sizes[1], 2 * settings.units, rng)


def loss_and_gradient(settings: "Settings", named: Weights, examples: Examples) -> tuple[float, Weights]:
    """What training makes small, and its gradient by name: as lstm.live.gradients, with CTC's loss for labels."""
    steps, n = examples.weights.shape
    inside = mask(examples.lengths, steps)
    price = (settings.penalty * inside / inside.sum())[:, None]
    pulls = dict.fromkeys(PENALISED.get(settings.cell, "") if settings.penalty else "", price)
    gradient = {name: np.zeros_like(array) for name, array in named.items()}
    with network.lent(settings.cell, [network.part(named, way) for way in WAYS], n) as pair:
        h = outputs_of(pair, examples)
        if kind_of(settings.task) == "labels":
            value, dhs = labelled(named, gradient, h, examples)
        else:
            value, dhs = readout(named, gradient, h, examples.targets, examples.weights / examples.weights.sum())
        value += sum(engine.price(pulls) for engine in pair)
        ahead, behind = np.split(dhs, 2, axis=1)
        for way, engine, d in zip(WAYS, pair, (ahead, around(behind, examples.lengths)), strict=True):
            gradient |= {f"{way}.{name}": found.copy() for name, found in engine.backward(d, pulls).items()}
    return value, gradient


def outputs_of(pair: Sequence[Engine], examples: Examples) -> np.ndarray:
    """Both outputs, -1 to 1, at every step, forwards first: (T, 2 H, n). What stands in the padding means nothing."""
    ahead, behind = pair
    xs = network.features_first(examples.xs)
    back = network.features_first(reverse(examples.xs, examples.lengths))
    return np.concatenate([ahead.forward(xs), around(behind.forward(back), examples.lengths)], axis=1)


def around(block: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """A block of any numbers (T, H, n) with each sequence's own steps back to front."""
    return reverse(block.swapaxes(1, 2), lengths).swapaxes(1, 2)


def labelled(named: Weights, gradient: Weights, h: np.ndarray, examples: Examples) -> tuple[float, np.ndarray]:
    """CTC's loss for each label of h (T, 2 H, n), and its gradient there; that of the readout is added."""
    seen = h.swapaxes(1, 2)
    found = ctc.read(network.scores(named, seen), labels_of(examples), examples.lengths)
    size = max(1, np.count_nonzero(examples.targets))
    d_scores = found.d_scores / size
    gradient["readout.W_y"] += np.tensordot(d_scores, seen, ((0, 1), (0, 1)))
    gradient["readout.b_y"] += d_scores.sum(axis=(0, 1))
    return float(found.loss.sum()) / size, (d_scores @ named["readout.W_y"]).swapaxes(1, 2)


def answer(settings: "Settings", named: Weights, kind: str, examples: Examples) -> np.ndarray:
    """What is answered at every step, chances or any numbers: (T, n, O). Zeros in the padding."""
    n = examples.weights.shape[1]
    with network.lent(settings.cell, [network.part(named, way) for way in WAYS], n) as pair:
        outputs = network.answers(named, outputs_of(pair, examples).swapaxes(1, 2), kind)
    return outputs * mask(examples.lengths, len(outputs))[..., None]


def run_through(
    settings: "Settings", named: Weights, kind: str, examples: Examples
) -> tuple[np.ndarray, tuple[Step, Step]]:
    """The answers (T, n, O), chances or numbers, to a few examples, and two traces (T, n, H), the forward cell's first.

    Every number stands at the step whose x it was computed from.
    """
    xs = network.rows(examples.xs, network.width(named, WAYS[0]))
    pair = tuple(network.part(named, way) for way in WAYS)
    found = bidirectional.run(CELLS[settings.cell], pair, xs, examples.lengths)
    return network.answers(named, found.h, kind), (found.ahead, found.behind)


def inside(settings: "Settings", named: Weights) -> network.Inside:
    """The half that reads forwards, with its half of the readout: W_y (O, H) of (O, 2 H)."""
    W_y, n = named["readout.W_y"], settings.units
    layers = (Layer(settings.cell, network.part(named, WAYS[0])),)
    return network.Inside(layers, {"W_y": W_y[:, :n], "b_y": named["readout.b_y"]}, HALF)


def quantity(traces: tuple[Step, Step], name: str) -> np.ndarray:
    """One quantity of both cells, the forward one's units first: (T, 2 H), gates 0 to 1 and the others as in a Step."""
    return np.concatenate([getattr(trace, name) for trace in traces], axis=1)
