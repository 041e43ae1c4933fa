"""Training as a fold: plain data in, plain data out, n updates later. Whoever calls `advance` holds the loop.

Every batch is drawn from (seed, update) alone, so stopping and going on gives the very numbers of not stopping.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from lstm import live
from lstm import model as models
from lstm.everyday.sentences import Sentence
from lstm.everyday.tasks import TASKS
from lstm.linear import Weights
from lstm.live.examples import Examples
from lstm.live.gradients import loss_and_gradient
from lstm.live.start import KEEPS
from lstm.training import optimise
from lstm.words import UNKNOWN


class Settings(NamedTuple):
    """All that decides a training, to the last bit."""

    cell: str = "lstm"
    task: str = "everyday"
    units: int = 16
    seed: int = 0
    horizon: int = 4000  # updates planned: the rate falls to a tenth over them
    rate: float = 0.03  # Adam's step
    penalty: float = 0.05  # price of an open gate; see `loss`
    weight: float = 30.0  # how much more the deciding word counts than any other
    forget: float = 3.0  # the forget bias at the start
    streams: int = 32  # in a batch, each of two sentences
    corpus: int = 20_000  # sentences to draw from
    unknown: float = 0.03  # share of words read as <unk>
    unknown_reason: float = 0.08  # share of reasons read as <unk>; the answer is then any that fits
    clip: float = 1.0  # longest gradient


class Training(NamedTuple):
    """A training, between two updates."""

    settings: Settings
    model: models.Model
    memory: optimise.Memory  # Adam's, of all weights in one vector
    updates: int
    losses: tuple[float, ...]  # of float, one per update


def begin(settings: Settings) -> Training:
    """Before the first update."""
    rng = np.random.default_rng(settings.seed)
    model = models.begin(settings.cell, TASKS[settings.task].VOCABULARY, settings.units, rng)
    named = models.arrays(model)
    if "layer0.b_f" in named:
        for name, sign in KEEPS[settings.cell].items():
            named[f"layer0.{name}"] = np.full(settings.units, sign * settings.forget)
    return Training(settings, models.with_arrays(model, named), optimise.begin("adam", flat(named)), 0, ())


def advance(training: Training, n: int) -> Training:
    """The same training, n updates later."""
    settings, model, memory, done, losses = training
    losses, sizes = list(losses), {name: array.shape for name, array in models.arrays(model).items()}
    for update in range(done, done + n):
        value, gradient = loss(model, draw(settings, update), settings.penalty)
        rate = settings.rate * max(0.1, 1.0 - update / settings.horizon)
        short = optimise.clip(flat(gradient), settings.clip)
        theta, memory = optimise.update("adam", flat(models.arrays(model)), short.gradient, memory, rate)
        model = models.with_arrays(model, live.unflatten(sizes.items(), theta))
        losses.append(value)
    return Training(settings, model, memory, done + n, tuple(losses))


def flat(named: Weights) -> np.ndarray:
    """Arrays by name, weights or gradients, as one vector (P,), in the order of lstm.model.arrays."""
    return np.concatenate([array.ravel() for array in named.values()])


# --- what is learnt from --------------------------------------------------------------------------------------------


@lru_cache(maxsize=4)
def corpus(task: str, size: int, seed: int = 0) -> tuple[Sentence, ...]:
    """The training sentences, so many (`size`): a tuple of the task's Sentence, none of them held out."""
    rng = np.random.default_rng([seed, 1])
    return tuple(TASKS[task].sentence(rng) for _ in range(size))


def draw(settings: Settings, update: int) -> Examples:
    """The batch of one update: a function of the settings and the update's number alone."""
    rng = np.random.default_rng([settings.seed, 2, update])
    sentences = corpus(settings.task, settings.corpus, settings.seed)
    chosen = [sentences[k] for k in rng.integers(len(sentences), size=2 * settings.streams)]
    chosen.sort(key=lambda sentence: len(sentence.words))  # the shortest goes with the longest: little padding
    half = zip(chosen[: settings.streams], reversed(chosen), strict=False)
    pairs = [pair if rng.random() < 0.5 else pair[::-1] for pair in half]
    streams = [[part for one in pair for part in spoken(rng, one, settings)] for pair in pairs]
    return batch(streams, places(settings.task), settings.weight)


def spoken(rng: np.random.Generator, sentence: Sentence, settings: Settings) -> list[tuple[str, str, bool]]:
    """A sentence as it is trained on: (what is read, what was said, whether it decides) for each word and a "."."""
    said = [*sentence.words, "."]
    lost = rng.random(len(said)) < settings.unknown
    if sentence.reason is not None:
        lost[sentence.reason] |= rng.random() < settings.unknown_reason
        if lost[sentence.reason]:  # nobody can know the answer now: any that fits is as good
            fit = TASKS[settings.task].options(sentence.words[:-1])
            said[-2] = fit[rng.integers(len(fit))]
    decides = len(said) - 2
    return [(UNKNOWN if lost[k] else word, word, k == decides) for k, word in enumerate(said)]


def batch(streams: Sequence[list[tuple[str, str, bool]]], place: dict[str, int], weight: float) -> Examples:
    """Streams of (read, said, decides) as Examples: at each place the target is the next word said.

    `place` is word -> id, `weight` what a deciding word counts.
    """
    shape = max(map(len, streams)) - 1, len(streams)
    ids, targets, weights = np.zeros(shape, np.intp), np.zeros(shape, np.intp), np.zeros(shape)
    for b, stream in enumerate(streams):
        n = len(stream) - 1
        ids[:n, b] = [place[read] for read, _, _ in stream[:-1]]
        targets[:n, b] = [place[said] for _, said, _ in stream[1:]]
        weights[:n, b] = [weight if decides else 1.0 for _, _, decides in stream[1:]]
    return Examples(ids, targets, weights, np.array([len(stream) - 1 for stream in streams]))


@lru_cache(maxsize=4)
def places(task: str) -> dict[str, int]:
    """Word -> id."""
    return {word: k for k, word in enumerate(TASKS[task].VOCABULARY)}


# --- what is asked ----------------------------------------------------------------------------------------------------


def loss(model: models.Model, batch: Examples, penalty: float) -> tuple[float, Weights]:
    """What training makes small, and its gradient by name: see lstm.live.gradients."""
    settings = live.Settings(cell=model.layers[0].cell, penalty=penalty)
    return loss_and_gradient(settings, models.arrays(model), batch)
