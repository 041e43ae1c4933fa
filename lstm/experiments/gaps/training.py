"""Training for the question: the last word alone is asked, and all cells read the same batches for as many updates."""

import numpy as np

from lstm import live
from lstm import model as models
from lstm.experiments.gaps.sentences import drawn
from lstm.live import updates
from lstm.live.forms.stack import inside
from lstm.live.gradients import PENALISED
from lstm.live.settings import Settings
from lstm.live.tasks import everyday

UPDATES = 8000
PENALTY = 0.01  # of an open gate, see lstm.live.gradients; with none, every word leaves a mark that hides the reason
CELLS = {"lstm": (16, 0.03), "gru": (20, 0.03), "rnn": (40, 0.002)}  # units, so that all have as many weights; and rate


def settings(cell: str, seed: int = 0, updates: int = UPDATES) -> Settings:
    """All that decides a training, to the last bit. Open gates cost a little, so that words can be told apart."""
    units, rate = CELLS[cell]
    price = PENALTY if cell in PENALISED else 0.0
    return live.Settings(
        "everyday", cell=cell, units=units, seed=seed, rate=rate, forget=3.0, penalty=price, horizon=updates
    )


def begin(settings: Settings) -> updates.Training:
    """Before the first update: a Training of lstm.live."""
    return updates.begin(settings)


def advance(training: updates.Training, n: int) -> updates.Training:
    """The same training, n updates later, on sentences of `corpus`."""
    losses = []
    for _ in range(n):
        rng = np.random.default_rng([training.settings.seed, 2, training.updates])
        ids = [[everyday.PLACE[word] for word in one.words] for one in drawn(rng, training.settings.batch)]
        one = updates.take_apart(training, everyday.as_examples(ids))
        losses.append((one.loss, one.norm, one.clipped))
        training = training._replace(flat=one.flat, memory=one.memory, updates=training.updates + 1)
    records = map(np.append, training.records, zip(*losses, strict=True)) if losses else training.records
    return training._replace(records=updates.Record(*records))


def model_of(training: updates.Training) -> models.Model:
    """The network of a training, as the pages read it."""
    found = inside(training.settings, updates.unflatten(training.shapes, training.flat))
    about = {"settings": training.settings._asdict(), "updates": training.updates}
    return models.Model(everyday.WORDS, None, found.layers, found.readout, about)
