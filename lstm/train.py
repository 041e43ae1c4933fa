"""Training as a fold: plain data in, plain data out, n updates later. Whoever calls `advance` holds the loop.

Every batch is drawn from (seed, update) alone, so stopping and going on gives the very numbers of not stopping.
"""

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from lstm import model as models
from lstm.cells import CELLS
from lstm.tasks import TASKS
from lstm.unroll import run, run_back
from lstm.words import UNKNOWN

PENALISED = {"lstm": "io", "peephole": "io", "gru": "z", "gru_after": "z"}  # gates asked to stay shut


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
    moments: dict  # name -> (2, ...): Adam's running mean of the gradient, and of its square
    updates: int
    losses: tuple  # of float, one per update


class Batch(NamedTuple):
    """Streams side by side, padded at their ends."""

    ids: np.ndarray  # (T, B) what is read
    targets: np.ndarray  # (T, B) the word after it
    weights: np.ndarray  # (T, B) how much that word counts; 0 in the padding


def begin(settings):
    """Before the first update."""
    rng = np.random.default_rng(settings.seed)
    model = models.begin(settings.cell, TASKS[settings.task].VOCABULARY, settings.units, rng)
    named = models.arrays(model)
    if "layer0.b_f" in named:
        named["layer0.b_f"] = np.full(settings.units, settings.forget)
    moments = {name: np.zeros((2, *array.shape)) for name, array in named.items()}
    return Training(settings, models.with_arrays(model, named), moments, 0, ())


def advance(training, n):
    """The same training, n updates later."""
    settings, model, moments, done, losses = training
    losses = list(losses)
    for update in range(done, done + n):
        value, gradient = loss(model, draw(settings, update), settings.penalty)
        rate = settings.rate * max(0.1, 1.0 - update / settings.horizon)
        named, moments = adam(models.arrays(model), moments, clipped(gradient, settings.clip), rate, update + 1)
        model = models.with_arrays(model, named)
        losses.append(value)
    return Training(settings, model, moments, done + n, tuple(losses))


# --- what is learnt from --------------------------------------------------------------------------------------------


@lru_cache(maxsize=4)
def corpus(task, size, seed=0):
    """The training sentences: a tuple of the task's Sentence, none of them held out."""
    rng = np.random.default_rng([seed, 1])
    return tuple(TASKS[task].sentence(rng) for _ in range(size))


def draw(settings, update):
    """The batch of one update: a function of the settings and the update's number alone."""
    rng = np.random.default_rng([settings.seed, 2, update])
    sentences = corpus(settings.task, settings.corpus, settings.seed)
    chosen = [sentences[k] for k in rng.integers(len(sentences), size=2 * settings.streams)]
    chosen.sort(key=lambda sentence: len(sentence.words))  # the shortest goes with the longest: little padding
    half = zip(chosen[: settings.streams], reversed(chosen), strict=False)
    pairs = [pair if rng.random() < 0.5 else pair[::-1] for pair in half]
    streams = [[part for one in pair for part in spoken(rng, one, settings)] for pair in pairs]
    return batch(streams, places(settings.task), settings.weight)


def spoken(rng, sentence, settings):
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


def batch(streams, place, weight):
    """Streams of (read, said, decides) to a Batch: at each place the target is the next word said.

    `place` is word -> id, `weight` what a deciding word counts.
    """
    shape = max(map(len, streams)) - 1, len(streams)
    ids, targets, weights = np.zeros(shape, int), np.zeros(shape, int), np.zeros(shape)
    for b, stream in enumerate(streams):
        n = len(stream) - 1
        ids[:n, b] = [place[read] for read, _, _ in stream[:-1]]
        targets[:n, b] = [place[said] for _, said, _ in stream[1:]]
        weights[:n, b] = [weight if decides else 1.0 for _, _, decides in stream[1:]]
    return Batch(ids, targets, weights)


@lru_cache(maxsize=4)
def places(task):
    """Word -> id."""
    return {word: k for k, word in enumerate(TASKS[task].VOCABULARY)}


# --- what is asked, and the way there -------------------------------------------------------------------------------


def loss(model, batch, penalty):
    """What training makes small, and its gradient by array name.

    The surprise at each next word, -log of its chance, averaged by weight; plus the penalty times the sum over units
    of a gate's mean over time and batch, for each penalised gate: a gate that opens must be worth it.
    """
    (layer,) = model.layers
    cell = CELLS[layer.cell]
    seen, ids = np.unique(batch.ids, return_inverse=True)  # input weights of words not in the batch have no part in it
    narrow = {
        name: array[:, columns(array, model, seen)] if array.ndim == 2 else array
        for name, array in layer.weights.items()
    }
    trace = run(cell, narrow, np.eye(len(seen))[ids.reshape(batch.ids.shape)])

    chances = models.predict(model, trace)
    share = batch.weights / batch.weights.sum()
    said = np.take_along_axis(chances, batch.targets[..., None], axis=-1)[..., 0]
    value = -np.sum(share * np.log(said))
    d_scores = chances * share[..., None]
    np.put_along_axis(d_scores, batch.targets[..., None], (share * (said - 1.0))[..., None], axis=-1)

    inside = (batch.weights > 0) / np.count_nonzero(batch.weights)
    d_gates = {}
    for gate in PENALISED.get(layer.cell, ""):
        value += penalty * np.sum(inside[..., None] * getattr(trace, gate))
        d_gates[gate] = np.broadcast_to(penalty * inside[..., None], trace.h.shape)

    dw, _, _ = run_back(cell, narrow, trace, d_scores @ model.readout["W_y"], d_gates)
    gradient = {f"layer0.{name}": np.zeros_like(array) for name, array in layer.weights.items()}
    for name, d in dw.items():
        whole = gradient[f"layer0.{name}"]
        whole[(slice(None), columns(whole, model, seen)) if d.ndim == 2 else ...] = d
    n_words = len(model.words)
    gradient["readout.W_y"] = d_scores.reshape(-1, n_words).T @ trace.h.reshape(-1, trace.h.shape[-1])
    gradient["readout.b_y"] = d_scores.reshape(-1, n_words).sum(axis=0)
    return float(value), gradient


def columns(array, model, seen):
    """The columns of a matrix that matter when only the words `seen` are read: all that act on h, and those words'."""
    width, n_words = array.shape[1], len(model.words)
    if width < n_words:
        return np.arange(width)
    return np.concatenate([np.arange(width - n_words), width - n_words + seen])


def clipped(gradient, longest):
    """The gradient, shortened to `longest` if it is longer."""
    length = np.sqrt(sum(np.sum(d * d) for d in gradient.values()))
    return {name: d * min(1.0, longest / (length + 1e-12)) for name, d in gradient.items()}


def adam(named, moments, gradient, rate, t, keep=(0.9, 0.999)):
    """One update of Adam (Kingma & Ba 2015), the t-th: the arrays and the moments after it."""
    after, remembered = {}, {}
    for name, d in gradient.items():
        mean = keep[0] * moments[name][0] + (1.0 - keep[0]) * d
        square = keep[1] * moments[name][1] + (1.0 - keep[1]) * d * d
        step = (mean / (1.0 - keep[0] ** t)) / (np.sqrt(square / (1.0 - keep[1] ** t)) + 1e-8)
        after[name], remembered[name] = named[name] - rate * step, np.stack([mean, square])
    return after, remembered
