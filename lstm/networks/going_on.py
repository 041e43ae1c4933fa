"""A model writes on by itself: each word is drawn from its chances, and then read like any other.

Source: temperature, Ackley, Hinton & Sejnowski 1985; the likeliest alone, Fan, Lewis & Dauphin 2018; perplexity,
Jelinek, Mercer, Bahl & Baker 1977.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from lstm.kept import kept
from lstm.model import Model, predict, read
from lstm.networks import ngram
from lstm.words import UNKNOWN

SHOWN = 6  # alternatives to a word that are kept


class Word(NamedTuple):
    """One word that was written."""

    id: int  # its place in the vocabulary
    chance: float  # the model's own
    drawn: float  # the one it was drawn with, after temperature and top-k
    others: tuple[
        tuple[int, float, float], ...
    ]  # of (id, chance, drawn): the likeliest words at that moment, itself among them, likeliest first
    taken: bool  # whether the visitor chose it


class Judged(NamedTuple):
    """One word of a text, as two models expected it."""

    counts: bool  # whether it is part of the perplexity
    network: float  # its chance
    trigram: float


def tempered(chances: np.ndarray, temperature: float = 1.0, top: int = 0, never: Sequence[int] = ()) -> np.ndarray:
    """Chances (V,) sharpened below temperature 1 and flattened above: p ** (1 / temperature), made to add up to 1.

    Only the `top` likeliest are kept, 0 for all; ids in `never` have no chance. As temperature falls to 0 all of it
    goes to the likeliest word. At 1, with all kept, the chances are as they were.
    """
    logs = np.log(np.maximum(chances, 1e-300)) / temperature
    logs[list(never)] = -np.inf
    if 0 < top < len(logs):
        logs[np.argsort(-logs, kind="stable")[top:]] = -np.inf
    said = np.exp(logs - logs.max())
    return said / said.sum()


@kept(32)
def write(
    model: Model,
    ids: Sequence[int],
    n: int,
    temperature: float = 1.0,
    top: int = 0,
    seed: int = 0,
    taken: tuple[tuple[int, int], ...] = (),
) -> tuple[Word, ...]:
    """The model reads `ids`, one at least, and writes n words: a tuple of Word.

    `taken` holds (k, id): what the visitor would have at place k. Each place is drawn from (seed, k) alone, so the same
    settings give the same words. The stand-in for words that are not known is never written.
    """
    traces, chosen, words = read(model, ids), dict(taken), []
    never = [model.words.index(UNKNOWN)] if UNKNOWN in model.words else []
    for k in range(n):
        chances = predict(model, traces[-1])[-1]
        drawn = tempered(chances, temperature, top, never)
        word = chosen.get(k, draw(drawn, np.random.default_rng([seed, k]).random()))
        likeliest = np.argsort(-chances, kind="stable")
        shown = [int(other) for other in likeliest if other not in never][:SHOWN]
        shown = shown if word in shown else [*shown[:-1], word]
        others = tuple((other, float(chances[other]), float(drawn[other])) for other in shown)
        words.append(Word(word, float(chances[word]), float(drawn[word]), others, k in chosen))
        traces = read(model, [word], tuple(type(trace)(*(field[-1] for field in trace)).state for trace in traces))
    return tuple(words)


def draw(chances: np.ndarray, u: float) -> int:
    """The id at which chances (V,), added up from the likeliest on, pass u, 0..1."""
    order = np.argsort(-chances, kind="stable")
    place = int(np.searchsorted(np.cumsum(chances[order]), u, side="right"))
    return int(order[min(place, np.count_nonzero(chances) - 1)])


def judge(model: Model, trigram: ngram.Trigram, ids: Sequence[int], known: Sequence[bool]) -> tuple[Judged, ...]:
    """How a model and a trigram expected each word of a text, as it stands: a Judged for each.

    ids (T,), known (T,) bool: whether the word was one of the vocabulary, or read as one. A full stop begins a new
    sentence. What does not count, for either of the two: the first word of a sentence, which nothing announces; full
    stops, which the trigram never saw; and unknown words. The trigram begins each sentence anew, as it was counted;
    the model reads on, as it was trained.
    """
    chances, judged, sentence = predict(model, read(model, ids)[-1]), [], []
    for t, (word, sure) in enumerate(zip((model.words[k] for k in ids), known, strict=True)):
        network = float(chances[t - 1, ids[t]]) if t else 0.0
        other = ngram.chance(trigram, (*sentence[-2:], word))
        judged.append(Judged(bool(sentence) and sure and word != ".", network, other))
        sentence = [] if word == "." else [*sentence, word]
    return tuple(judged)


def perplexities(judged: tuple[Judged, ...]) -> tuple[float, float, int]:
    """(the model's, the trigram's, how many words count): exp of the mean surprise, at least 1; (0, 0, 0) for none."""
    counted = [one for one in judged if one.counts]
    if not counted:
        return 0.0, 0.0, 0
    network, trigram = (
        float(np.exp(-np.mean([np.log(getattr(one, name)) for one in counted]))) for name in ("network", "trigram")
    )
    return network, trigram, len(counted)


def surprise(chance: float) -> float:
    """Bits: 0 for what was certain, one more each time the chance halves."""
    return float(-np.log2(max(chance, 1e-300)))
