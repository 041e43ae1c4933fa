"""An mLSTM, whose memory is a matrix, and a readout on its output."""

from lstm.live.examples import alone
from lstm.live.forms._whole import Whole
from lstm.networks import mlstm

ABOUT = "writes keys and values into a matrix"
STACKS, WRITES, PARTS, CELL = False, False, (), "mLSTM"
_form = Whole(
    "mlstm", lambda n_in, settings, rng: mlstm.weights(n_in, settings.units, rng), mlstm.forward, mlstm.backward
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
