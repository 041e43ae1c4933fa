"""Cause beside bookkeeping: what is expected at the end of a sentence if one of its words is not read at all.

`writers` holds the gates fixed, and is exact. This does not, and so is no sum: two words may each be enough.

Source: erasure, as in Li, Monroe & Jurafsky 2016.
"""

from collections.abc import Sequence

import numpy as np

from lstm import model as models
from lstm.cells import Step
from lstm.explain.interventions import Operation, operate
from lstm.explain.projected_inputs import read_projected
from lstm.explain.writing import margin, writers
from lstm.kept import kept
from lstm.model import Ids
from lstm.reading import Reading
from lstm.unroll import at

LITTLE = 0.25  # of all that a memory says about an answer


@kept(12)
def left_out(model: models.Model, ids: Ids) -> np.ndarray:
    """The prediction at the end with each word left out in turn: ids (T,) -> chances (T, V).

    A sentence of a single word, left out, leaves the prediction of an untouched state: what the biases say.
    """
    ids = np.asarray(ids)
    if len(ids) == 1:
        return models.softmax(models.scores(model, np.zeros((1, model.readout["W_y"].shape[1]))))
    shorter = np.stack([np.delete(ids, t, axis=0) for t in range(len(ids))], axis=1)
    return models.predict(model, at(read_projected(model, shorter)[1][-1], -1))


@kept(64)  # a class operates on one sentence, much of it alike
def left_out_of(
    model: models.Model,
    ids: Ids,
    operations: Sequence[Operation],
    other: Step | None = None,
    untrained: models.Model | None = None,
) -> np.ndarray:
    """The same of a run that is operated on (see explain.interventions): each operation stays with the words it is at.

    ids (T,) -> chances (T, V). What is done at the word left out alone falls away with it.
    """
    if not operations or len(ids) == 1:
        return left_out(model, ids)
    rows = []
    for t in range(len(ids)):
        rest = [moved for one in operations if (moved := one.without(t)) is not None]
        rows.append(models.predict(model, at(operate(model, np.delete(ids, t, axis=0), rest, other, untrained), -1)))
    return np.stack(rows)


def telling_word(read: Reading, answer: int, others: Sequence[int]) -> int:
    """The word to look at first: where most of what speaks for an answer at the end of a Reading was written; a place.

    Where no word wrote much of it, or the memory has no writers: the word without which the answer changes most. The
    last one, which asks for the answer, is not meant then.
    """
    if hasattr(read.trace, "carried"):
        wrote = writers(read.trace)[1:, -1] @ margin(read.model, read.trace, answer, others)
        if wrote.max() > LITTLE * np.abs(wrote).sum():
            return int(wrote.argmax())
    without = left_out(read.model, read.ids)[: max(1, len(read.ids) - 1), answer]
    return int(np.abs(without - read.chances[-1, answer]).argmax())


def one_word_changed(model: models.Model, ids: Ids, place: int, candidates: Sequence[int]) -> int | None:
    """A minimal pair: the word of ids (T,) at a place exchanged, so that another answer is expected.

    Of the words `candidates` (ids) the one after which some other answer is expected most firmly: its id, or None where
    each leads to the same answer.
    """
    ids = np.asarray(ids)
    others = [word for word in candidates if word != ids[place]]
    if not others:
        return None
    changed = np.repeat(ids[:, None], len(others), axis=1)
    changed[place] = others
    usual = models.predict(model, at(read_projected(model, ids)[1][-1], -1)).argmax()
    chances = models.predict(model, at(read_projected(model, changed)[1][-1], -1))
    firm = np.where(chances.argmax(axis=-1) == usual, 0.0, chances.max(axis=-1))
    return others[int(firm.argmax())] if firm.any() else None
