"""An encoder that reads, and a decoder that writes from the memory it is handed (lstm/networks/encoder_decoder.py).

Word 0 of what is written ends an answer, and the decoder reads it first. While it learns it reads the right answer;
when it is tested, and at use, its own.

Source: Sutskever, Vinyals & Le 2014.
"""

from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

import numpy as np

from lstm.cells import CELLS, Step
from lstm.engine import Engine
from lstm.linear import Weights
from lstm.live import network
from lstm.live.examples import Examples, cut
from lstm.live.gradients import PENALISED, readout
from lstm.live.start import begun
from lstm.live.start import readout as first_readout
from lstm.model import Layer
from lstm.networks import encoder_decoder
from lstm.networks.lengths import mask

if TYPE_CHECKING:
    from lstm.live.settings import Settings

ABOUT = "reads, and then writes"
STACKS, WRITES = False, True
END = 0  # the word that ends an answer, and that the decoder reads first
PARTS = ("encoder", "decoder")
DECODER = (
    "This is the decoder, the half that writes, with an empty memory instead of the one that the encoder hands it: "
    "what it shows is what it expects of the other language by itself."
)


def weights(settings: "Settings", sizes: tuple[int, int, str], rng: np.random.Generator, numbers: bool) -> Weights:
    """Every weight by name: "encoder.W_f", "decoder.W_f" and so on, and the readout's."""
    named = {}
    for part, width in zip(PARTS, sizes[:2], strict=True):
        named |= begun(settings, part, width, rng, numbers and part == "encoder")
    return named | first_readout(sizes[1], settings.units, rng)


def loss_and_gradient(settings: "Settings", named: Weights, examples: Examples) -> tuple[float, Weights]:
    """The surprise at each right word, averaged by weight, the decoder reading right ones; and its gradient by name.

    The price of open gates is that of lstm.live.gradients, for each of the two cells.
    """
    gradient = {name: np.zeros_like(array) for name, array in named.items()}
    inside = mask(examples.lengths, len(examples.xs)), examples.weights > 0
    gates = PENALISED.get(settings.cell, "") if settings.penalty else ""
    pulls = [dict.fromkeys(gates, (settings.penalty * one / one.sum())[:, None]) for one in inside]
    with lent(settings, named, examples) as (encoder, decoder):
        h = forward(encoder, decoder, examples, before(examples.targets))
        share = examples.weights / examples.weights.sum()
        value, dhs = readout(named, gradient, h, examples.targets, share)
        value += encoder.price(pulls[0]) + decoder.price(pulls[1])
        found = decoder.backward(dhs, pulls[1])
        gradient |= {f"decoder.{name}": d.copy() for name, d in found.items()}
        nothing = np.zeros((len(examples.xs), settings.units, len(examples.lengths)))
        found = encoder.backward(nothing, pulls[0], decoder.d_start())
        gradient |= {f"encoder.{name}": d.copy() for name, d in found.items()}
    return value, gradient


def lent(settings: "Settings", named: Weights, examples: Examples) -> AbstractContextManager[list[Engine]]:
    """The two engines with their weights, by name, for as long as they are needed."""
    return network.lent(settings.cell, [network.part(named, one) for one in PARTS], len(examples.lengths))


def forward(encoder: Engine, decoder: Engine, examples: Examples, reads: np.ndarray) -> np.ndarray:
    """What the decoder puts out, -1 to 1, while it reads these words (K, n): (K, H, n)."""
    encoder.forward(network.features_first(examples.xs), mask=mask(examples.lengths, len(examples.xs)))
    return decoder.forward(reads, encoder.end())


def before(targets: np.ndarray) -> np.ndarray:
    """The ids that the decoder reads when these are due (K, n): the one before each, first that which ends."""
    return np.concatenate([np.full_like(targets[:1], END), targets[:-1]])


def answer(settings: "Settings", named: Weights, kind: str, examples: Examples) -> np.ndarray:
    """The chances of every word (K, n, O) while the decoder reads what it said itself."""
    steps, n = examples.weights.shape
    outputs, word = np.zeros((steps, n, len(named["readout.b_y"]))), np.full((1, n), END)
    with lent(settings, named, examples) as (encoder, decoder):
        h = forward(encoder, decoder, examples, word)
        for k in range(steps):
            outputs[k] = network.answers(named, h[0].T, kind)
            word = outputs[k].argmax(axis=-1)[None]
            if k + 1 < steps:
                h = decoder.forward(word, [part.copy() for part in decoder.end()])
    return outputs


def run_through(
    settings: "Settings", named: Weights, kind: str, examples: Examples
) -> tuple[np.ndarray, tuple[Step, Step]]:
    """The chances (K, n, O), each word read before the next; the traces of encoder (T, n, H) and decoder (K, n, H)."""
    cell, parts = CELLS[settings.cell], {name: network.part(named, name) for name in (*PARTS, "readout")}
    outputs = answer(settings, named, kind, examples)
    made = encoder_decoder.run(cell, parts, examples.xs, before(outputs.argmax(axis=-1)), examples.lengths)
    return network.answers(named, made.decoder.h, kind), (made.encoder, made.decoder)


def alone(examples: Examples, k: int) -> Examples:
    """One of the examples without its padding, and without the steps of the answer that do not count."""
    return cut(examples, k, int(np.flatnonzero(examples.weights[:, k]).max()) + 1)


def inside(settings: "Settings", named: Weights) -> network.Inside:
    """The decoder, which reads what it wrote, with its weights by name."""
    layers = (Layer(settings.cell, network.part(named, "decoder")),)
    return network.Inside(layers, network.part(named, "readout"), DECODER, writes=True)


def quantity(traces: tuple[Step, Step], name: str) -> np.ndarray:
    """One quantity of the encoder and then of the decoder: (T + K, H), gates 0 to 1 and the others as in a Step."""
    return np.concatenate([getattr(trace, name) for trace in traces])
