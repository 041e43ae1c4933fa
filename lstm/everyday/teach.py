"""Teach a trained model one new word, live: what it is a reason for.

Only the new word's own input weights are learnt. No sentence without the word can tell the difference.
"""

import time
from typing import NamedTuple

import numpy as np

from lstm import model as models
from lstm.everyday import evaluate, train
from lstm.everyday.tasks import TASKS
from lstm.linear import Weights
from lstm.live.examples import Examples
from lstm.training import optimise
from lstm.words import UNKNOWN

RATE = 0.5  # Adam's step: large, for few weights and few updates
KEEP = (0.8, 0.9)  # and Adam's memory: short, for the same reason
SENTENCES = 8  # generated for each update
NEVER = -40.0  # the new word's score as a next word: it is understood, not spoken


def teach(
    model: models.Model, word: str, answer: str, updates: int = 30, seed: int = 0, task: str = "everyday"
) -> models.Model:
    """The model after `updates` on generated sentences in which `word` leads to `answer`.

    A word it does not know joins the vocabulary, read as <unk> until the first lesson; one it knows is taught anew.
    Raises ValueError for an answer that no sentence of the task ends in.
    """
    if TASKS[task].family_of(answer) is None:
        raise ValueError(f"no sentence ends in {answer!r}")
    model = model if word in model.words else with_word(model, word)
    place = {known: k for k, known in enumerate(model.words)}
    column = average(model, word, answer, place, task)
    theta = train.flat(column)
    memory = optimise.begin("adam", theta)
    for update in range(updates):
        model = with_column(model, parted(column, theta), place[word])
        rng = np.random.default_rng([seed, 5, update])
        _, gradient = train.loss(model, lessons(rng, word, answer, place, task), penalty=0.0)
        slope = train.flat(own(model, gradient, place[word]))
        theta, memory = optimise.update("adam", theta, slope, memory, RATE, keep=KEEP)
    return with_column(model, parted(column, theta), place[word]) if updates else model


def parted(column: Weights, theta: np.ndarray) -> Weights:
    """One vector as a word's own weights: name -> (H,)."""
    return dict(zip(column, np.split(theta, len(column)), strict=True))


def average(model: models.Model, word: str, answer: str, place: dict[str, int], task: str) -> Weights:
    """Where lessons begin: the average of all words that are reasons in the answer's family. name -> (H,).

    <unk> would be a poor place to start: it has learnt to keep the gates shut, and shut gates hardly learn.
    """
    known, family = TASKS[task], TASKS[task].family_of(answer)
    kin = [k for k, leads in known.MEANS.items() if k in place and k != word and known.family_of(leads) == family]
    columns = [own(model, models.arrays(model), place[k]) for k in kin or [UNKNOWN]]
    return {name: np.mean([column[name] for column in columns], axis=0) for name in columns[0]}


def lessons(rng: np.random.Generator, word: str, answer: str, place: dict[str, int], task: str) -> Examples:
    """Sentences in which the word leads to the answer, as Examples where only the answer counts."""
    drawn = [TASKS[task].sentence(rng, answer=answer, reason=word) for _ in range(SENTENCES)]
    streams = [[(known, known, k == len(one.words) - 1) for k, known in enumerate(one.words)] for one in drawn]
    lesson = train.batch(streams, place, 2.0)
    return lesson._replace(weights=np.where(lesson.weights == 2.0, 1.0, 0.0))


def with_word(model: models.Model, word: str) -> models.Model:
    """The model with one more word, read as <unk> until taught, and never expected."""
    unknown, named = model.words.index(UNKNOWN), models.arrays(model)
    for name, array in own(model, named, unknown).items():
        named[name] = np.column_stack([named[name], array])
    named["readout.W_y"] = np.vstack([named["readout.W_y"], np.zeros(named["readout.W_y"].shape[1])])
    named["readout.b_y"] = np.append(named["readout.b_y"], NEVER)
    return models.with_arrays(model._replace(words=(*model.words, word)), named)


def own(model: models.Model, named: Weights, k: int) -> Weights:
    """A word's own input weights, the column its one-hot input picks: whole arrays in, name -> (H,) out."""
    away = k - len(model.words)
    kinds = ("layer0.W", "layer0.V")  # V where gates see the input alone
    inputs = {name: a for name, a in named.items() if name.startswith(kinds) and a.shape[1] >= len(model.words)}
    return {name: a[:, away] for name, a in inputs.items()}


def with_column(model: models.Model, column: Weights, k: int) -> models.Model:
    """The model with a word's own input weights replaced, a column (H,) by name."""
    named = models.arrays(model)
    for name, values in column.items():
        named[name] = named[name].copy()
        named[name][:, k - len(model.words)] = values
    return models.with_arrays(model, named)


class Lesson(NamedTuple):
    """What teaching a word did, measured on sentences drawn after it."""

    updates: int
    seconds: float  # what they took
    numbers: int  # weights that moved
    fresh: int  # new sentences with the word
    before: float  # mean chance of the answer in them
    after: float
    old: int  # held-out sentences without the word
    old_before: float  # the share of them whose deciding word is right
    old_after: float


def lesson(
    model: models.Model,
    word: str,
    answer: str,
    updates: int = 30,
    fresh: int = 20,
    old: int = 150,
    seed: int = 0,
    task: str = "everyday",
) -> tuple[models.Model, Lesson]:
    """Teach a word, and measure what that did: (the model after it, a Lesson).

    Measured on so many sentences: `fresh` ones with the word, `old` ones without it.
    """
    started = time.perf_counter()
    wiser = teach(model, word, answer, updates, seed, task)
    seconds = time.perf_counter() - started
    rng = np.random.default_rng([seed, 6])
    new = [TASKS[task].sentence(rng, answer=answer, reason=word) for _ in range(fresh)]
    known = evaluate.drawn(task, old, seed)
    unaware = model if word in model.words else with_word(model, word)
    right = [evaluate.right(m.words, evaluate.read(m, known).chances, known) for m in (model, wiser)]
    chances = [evaluate.read(m, new).chances[:, m.words.index(answer)].mean() for m in (unaware, wiser)]
    moved = own(wiser, models.arrays(wiser), wiser.words.index(word))
    numbers = sum(column.size for column in moved.values())
    before, after = map(float, chances)
    return wiser, Lesson(updates, seconds, numbers, fresh, before, after, old, right[0], right[1])
