"""Causal attention in two blocks, and a readout on the last one's output."""

from lstm.live.examples import alone
from lstm.live.forms._whole import Whole
from lstm.networks import attention

ABOUT = "looks back at all it has read"
STACKS, WRITES, PARTS, CELL = False, False, (), "Attention, 2 blocks"
BLOCKS = 2
_form = Whole(
    "attention",
    lambda n_in, settings, rng: attention.weights(n_in, settings.units, BLOCKS, rng),
    attention.forward,
    attention.backward,
)
weights, loss_and_gradient, answer = _form.weights, _form.loss_and_gradient, _form.answer
run_through = _form.run_through
__all__ = [
    "ABOUT",
    "CELL",
    "PARTS",
    "STACKS",
    "WRITES",
    "alone",
    "answer",
    "loss_and_gradient",
    "run_through",
    "weights",
]
