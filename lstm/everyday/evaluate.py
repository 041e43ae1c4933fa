"""What a trained model can do, in figures, beside what it could do without its memory.

All on sentences held out of training, drawn from a seed of their own.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from lstm import model as models
from lstm.everyday import train
from lstm.everyday.sentences import Sentence
from lstm.everyday.tasks import TASKS
from lstm.explain import margin, writers
from lstm.networks import ngram

GAPS = (15, 30, 50)  # words from the reason to the answer
AT_ONCE = 50  # sentences run side by side


class Reading(NamedTuple):
    """Sentences read by a model."""

    chances: np.ndarray  # (N, V) what it expects at the place of the last word
    surprise: float  # mean -log chance of every word after the first


def drawn(task: str, n: int, seed: int, **given: Any) -> list[Sentence]:
    """n held-out sentences."""
    rng = np.random.default_rng([seed, 3])
    given = {"held_out": True, **given}
    return [TASKS[task].sentence(rng, **given) for _ in range(n)]


def at_gap(task: str, gap: int, n: int, seed: int, slack: int = 2) -> list[Sentence]:
    """n held-out sentences whose answer comes `gap` words after the reason, give or take `slack`.

    Both are whole, at least 0.
    """
    rng, kept, clauses = np.random.default_rng([seed, 4, gap]), [], max(round((gap - 10) / 7), 0)
    while len(kept) < n:
        one = TASKS[task].sentence(rng, "need", clauses=clauses, held_out=True)
        if one.reason is not None and abs(len(one.words) - 1 - one.reason - gap) <= slack:
            kept.append(one)
    return kept


def read(model: models.Model, sentences: Sequence[Sentence]) -> Reading:
    """Read all of every sentence but its last word."""
    place = {word: k for k, word in enumerate(model.words)}
    last, surprises = np.zeros((len(sentences), len(model.words))), []
    for start in range(0, len(sentences), AT_ONCE):
        some = sentences[start : start + AT_ONCE]
        ids = np.zeros((max(len(one.words) for one in some), len(some)), np.intp)
        for b, one in enumerate(some):
            ids[: len(one.words), b] = [place[word] for word in one.words]
        chances = models.predict(model, models.read(model, ids[:-1])[-1])
        said = np.take_along_axis(chances, ids[1:, :, None], axis=-1)[..., 0]
        for b, one in enumerate(some):
            last[start + b] = chances[len(one.words) - 2, b]
            surprises.append(-np.log(said[: len(one.words) - 1, b]))
    return Reading(last, float(np.mean(np.concatenate(surprises))))


def wiped(model: models.Model, sentences: Sequence[Sentence]) -> np.ndarray:
    """The chances (N, V) of the sentences' last words, if memory is emptied just before the last word read."""
    place = {word: k for k, word in enumerate(model.words)}
    return models.predict(model, models.read(model, [[place[one.words[-2]] for one in sentences]])[-1])[0]


def right(words: tuple[str, ...], chances: np.ndarray, sentences: Sequence[Sentence]) -> float:
    """The share of sentences whose last word is the likeliest of all words, by chances (N, V)."""
    return float(np.mean([words[row.argmax()] == one.answer for row, one in zip(chances, sentences, strict=True)]))


def right_of_fitting(task: str, words: tuple[str, ...], chances: np.ndarray, sentences: Sequence[Sentence]) -> float:
    """The share whose last word is, by chances (N, V), the likeliest answer that fits: how a control is helped."""
    place, hits = {word: k for k, word in enumerate(words)}, []
    for row, one in zip(chances, sentences, strict=True):
        hits.append(max(TASKS[task].options(one.words[:-1]), key=lambda word: row[place[word]]) == one.answer)
    return float(np.mean(hits))


def in_a_row(model: models.Model, task: str, count: int, n: int = 100, seed: int = 0) -> list[float]:
    """The share of n streams right at the last word of the first held-out sentence in them, the second, and so on.

    A stream is `count` sentences with a full stop after each. Nothing empties the memory between them.
    """
    place, right = {word: k for k, word in enumerate(model.words)}, np.zeros(count)
    rng = np.random.default_rng([seed, 5])
    for _ in range(n):
        some = [TASKS[task].sentence(rng, held_out=True) for _ in range(count)]
        ids = [place[word] for one in some for word in (*one.words, ".")]
        ends = np.cumsum([len(one.words) + 1 for one in some]) - 3  # the word before the last of each
        said = models.predict(model, models.read(model, ids)[-1])[ends].argmax(axis=-1)
        right += [word == place[one.answer] for word, one in zip(said, some, strict=True)]
    return (right / n).tolist()


def written_by_reason(model: models.Model, task: str, sentences: Sequence[Sentence]) -> tuple[float, float] | None:
    """The share of sentences where no word wrote more of what speaks for the answer than the reason did.

    Also the median share of that the reason wrote. None for cells without an LSTM's memory.
    """
    place, tops, shares = {word: k for k, word in enumerate(model.words)}, [], []
    for one in sentences:
        trace = models.read(model, [place[word] for word in one.words[:-1]])[-1]
        if not {"i", "o", "c"} <= set(trace._fields):
            return None
        others = [place[word] for word in TASKS[task].options(one.words[:-1]) if word != one.answer]
        by_word = writers(trace)[1:, -1] @ margin(model, trace, place[one.answer], others)
        tops.append(by_word.argmax() == one.reason)
        shares.append(by_word[one.reason] / by_word.sum())
    return float(np.mean(tops)), float(np.median(shares))


@lru_cache(maxsize=2)
def trigram(task: str, size: int, seed: int) -> ngram.Trigram:
    """The trigram of the very sentences a model was trained on: so many (`size`), drawn from a seed."""
    return ngram.fit([one.words for one in train.corpus(task, size, seed)], TASKS[task].VOCABULARY)


def figures(model: models.Model, settings: train.Settings, n: int = 400, seed: int = 0) -> dict[str, Any]:
    """All the figures: a dict of plain numbers, for the model's `about`.

    The model is right if the answer is the likeliest of all words; the controls need only choose among the answers
    that fit, so that without any knowledge they reach `chance`.
    """
    name, task = settings.task, TASKS[settings.task]
    three = trigram(name, settings.corpus, settings.seed)
    sets = {family: drawn(name, n, seed, family=family) for family in task.FAMILIES} | {"all": drawn(name, n, seed)}
    sets |= {f"gap {gap}": at_gap(name, gap, n // 2, seed) for gap in GAPS}
    found: dict[str, Any] = {"sentences": n, "right": {}, "wiped": {}, "chance": {}, "trigram": {}}
    for kind, some in sets.items():
        guesses = np.stack([ngram.predict(three, one.words[:-1]) for one in some])
        found["right"][kind] = right(model.words, read(model, some).chances, some)
        found["wiped"][kind] = right_of_fitting(name, model.words, wiped(model, some), some)
        found["trigram"][kind] = right_of_fitting(name, three.words, guesses, some)
        found["chance"][kind] = float(np.mean([1.0 / len(task.options(one.words[:-1])) for one in some]))
    found["perplexity"] = float(np.exp(read(model, sets["all"]).surprise))
    found["perplexity_trigram"] = ngram.perplexity(three, [one.words for one in sets["all"]])
    written = written_by_reason(model, name, sets["need"]) or (None, None)
    found["reason_writes_most"], found["reason_share"] = written
    place = {word: k for k, word in enumerate(model.words)}
    trace = models.read(model, [place[word] for word in task.SEED_WORDS[:-1]])[-1]
    found["seed_answer"] = float(models.predict(model, trace)[-1, place[task.SEED_WORDS[-1]]])
    return found
