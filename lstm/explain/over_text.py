"""What the units of a network do over a long text: where each is highest, what it follows, and where many are alike.

Every utterance is read from an empty memory, as a visitor's sentence is. What a unit follows is fitted on every other
utterance and measured on the rest, so that a figure is of text that played no part in finding it.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from lstm import model as models
from lstm.engine import ENGINES
from lstm.explain.writing import memory
from lstm.model import Model
from lstm.unroll import hidden_size

AT_ONCE = 64  # utterances read side by side
CLEAR = {
    "distance": 0.3,
    "word": 0.4,
    "quoted": 0.75,
    "question": 0.75,
    "number": 0.75,
}  # from which figure on a finding is said
MOST_UNITS = 8  # that make a pattern, where none are named
LEAST_MET = 5  # times a word must be met for its mean to be trusted


class OverText(NamedTuple):
    """A text, read."""

    ids: np.ndarray  # (N,) its words, utterance by utterance
    utterance: np.ndarray  # (N,) which utterance each word belongs to
    place: np.ndarray  # (N,) its place in that, from 0
    held: np.ndarray  # (N, H) the memory after each word
    middle: np.ndarray  # (H,) its mean
    spread: np.ndarray  # (H,) and standard deviation


class Follows(NamedTuple):
    """What one unit follows, on utterances that had no part in finding it."""

    distance: float  # share of its variance, up to 1, that the distance from the start of the utterance explains
    word: float  # and the word just read
    quoted: float  # how often it tells a word inside quotation marks from one outside, .5 to 1
    question: float  # and a word of a question from one of another utterance
    number: float  # and a word with a plural noun before it from one with a singular noun


class Alike(NamedTuple):
    """A place in the text at which some units are as they are in a span."""

    first: int  # place of its first word, in the text
    far: float  # root mean square distance, in standard deviations
    nearer: float  # share of all places that are as near, 0..1


def read_text(model: Model, utterances: Sequence[np.ndarray]) -> OverText:
    """A text of utterances, ids (T,) each, read by a network of one layer."""
    layer = model.layers[0]
    n_in = models.encode(model, utterances[0][:1]).shape[-1]
    engine = ENGINES[layer.cell](n_in, hidden_size(layer.weights), dtype=np.float32)
    engine.load(layer.weights)
    lengths = np.array([len(one) for one in utterances])
    starts = np.cumsum(lengths) - lengths
    held = np.empty((lengths.sum(), hidden_size(layer.weights)), np.float32)
    order = np.argsort(-lengths, kind="stable")
    for some in np.split(order, range(AT_ONCE, len(order), AT_ONCE)):
        side_by_side = np.zeros((lengths[some[0]], len(some)), np.intp)
        for column, k in enumerate(some):
            side_by_side[: lengths[k], column] = utterances[k]
        engine.forward(models.encode(model, side_by_side).transpose(0, 2, 1))
        kept = memory(engine.trace())
        for column, k in enumerate(some):
            held[starts[k] : starts[k] + lengths[k]] = kept[: lengths[k], column]
    place = np.concatenate([np.arange(n) for n in lengths])
    owner = np.repeat(np.arange(len(lengths)), lengths)
    spread = np.maximum(held.std(axis=0), 1e-6)
    return OverText(np.concatenate(utterances), owner, place, held, held.mean(axis=0), spread)


def extremes(text: OverText, unit: int, n: int = 4) -> tuple[list[int], list[int]]:
    """(where a unit's memory is highest, where lowest): places in the text, the furthest first, one an utterance."""
    values = text.held[:, unit]
    return first_of_each(text, np.argsort(-values, kind="stable"), n), first_of_each(text, np.argsort(values), n)


def first_of_each(text: OverText, order: np.ndarray, n: int) -> list[int]:
    """The first n places of an order (N,), of each utterance one."""
    found: dict[int, int] = {}
    for place in order:
        found.setdefault(int(text.utterance[place]), int(place))
        if len(found) == n:
            break
    return list(found.values())


def follows(
    text: OverText, unit: int, marks: Sequence[int], asks: Sequence[int], numbers: np.ndarray | None = None
) -> Follows:
    """What a unit follows. `marks` are the ids of quotation marks, `asks` those of question marks.

    `numbers` (V,) is 1 for a plural noun, -1 for a singular one, 0 for any other word.
    """
    values, learnt = text.held[:, unit].astype(float), text.utterance % 2 == 0
    quoted, question = inside(text, marks), ends_with(text, asks)
    return Follows(
        explained(np.log1p(text.place), values, learnt),
        by_word(text.ids, values, learnt),
        told_apart(values, quoted, learnt),
        told_apart(values, question, learnt),
        0.5 if numbers is None else by_number(text, values, learnt, numbers),
    )


def by_number(text: OverText, values: np.ndarray, learnt: np.ndarray, numbers: np.ndarray) -> float:
    """How often a value (N,) after a plural noun is told from one after a singular noun: 0 to 1, as `told_apart`.

    Meant is the last noun before the word just read, in the same utterance; that word is none. `numbers` (V,) as in
    `follows`.
    """
    here = numbers[text.ids]
    last = np.maximum.accumulate(np.where(here != 0, np.arange(len(here)), -1))
    after = (here == 0) & (last >= np.searchsorted(text.utterance, text.utterance))
    return told_apart(values[after], here[last[after]] > 0, learnt[after])


def inside(text: OverText, marks: Sequence[int]) -> np.ndarray:
    """Whether each word stands after an odd number of marks in its utterance: bools (N,)."""
    met = np.isin(text.ids, list(marks)).astype(np.intp)
    total = np.cumsum(met)
    before = (total - met)[np.searchsorted(text.utterance, text.utterance)]
    return (total - before) % 2 == 1


def ends_with(text: OverText, marks: Sequence[int]) -> np.ndarray:
    """Whether the utterance of each word has one of some marks among its last two words: bools (N,)."""
    last = np.searchsorted(text.utterance, text.utterance, side="right") - 1
    return np.isin(text.ids[last], list(marks)) | np.isin(text.ids[np.maximum(last - 1, 0)], list(marks))


def explained(by: np.ndarray, values: np.ndarray, learnt: np.ndarray) -> float:
    """The share of the variance of values (N,) that a straight line through `by` (N,) explains, where not learnt.

    At most 1; below 0 where values vary more about the line than they do by themselves.
    """
    slope, base = np.polyfit(by[learnt], values[learnt], 1)
    rest = values[~learnt] - (slope * by[~learnt] + base)
    return float(1.0 - rest.var() / max(values[~learnt].var(), 1e-12))


def by_word(ids: np.ndarray, values: np.ndarray, learnt: np.ndarray) -> float:
    """The share of the variance of values (N,) that each word's own mean explains, where not learnt.

    At most 1; below 0 where values vary more about the means than they do by themselves.
    """
    counts = np.bincount(ids[learnt], minlength=ids.max() + 1)
    sums = np.bincount(ids[learnt], values[learnt], minlength=ids.max() + 1)
    usual = values[learnt].mean()
    means = np.where(counts >= LEAST_MET, sums / np.maximum(counts, 1), usual)
    rest = values[~learnt] - means[ids[~learnt]]
    return float(1.0 - rest.var() / max(values[~learnt].var(), 1e-12))


def told_apart(values: np.ndarray, yes: np.ndarray, learnt: np.ndarray) -> float:
    """How often a value (N,) where `yes` (N,) is on its side of one where not; the side is learnt: 0 to 1 (AUC).

    A half where none of `yes` are learnt from, or where all that is not learnt is on one side.
    """
    if not (yes[learnt].any() and yes[~learnt].any() and (~yes[~learnt]).any()):
        return 0.5
    up = values[learnt & yes].mean() >= values[learnt & ~yes].mean()
    ranks = np.empty((~learnt).sum())
    ranks[np.argsort(values[~learnt], kind="stable")] = np.arange(1, len(ranks) + 1)
    hits, n = yes[~learnt], yes[~learnt].sum()
    share = (ranks[hits].sum() - n * (n + 1) / 2) / (n * (len(ranks) - n))
    return float(share if up else 1.0 - share)


def standing_out(text: OverText, span: np.ndarray, n: int = MOST_UNITS) -> list[int]:
    """The n units whose memory over a span (L, H) is the furthest from what it is on average."""
    far = np.abs((span - text.middle) / text.spread).mean(axis=0)
    return np.argsort(-far, kind="stable")[:n].tolist()


def alike(text: OverText, span: np.ndarray, units: Sequence[int], n: int = 6) -> list[Alike]:
    """At most n places of the text from which on some units are the most as they are over a span (L, H), nearest first.

    As LSTMVis asks (Strobelt et al. 2018), but by distance, in standard deviations of a unit, and by no threshold.
    """
    some = list(units)
    wanted = (span[:, some] - text.middle[some]) / text.spread[some]
    there = (text.held[:, some] - text.middle[some]) / text.spread[some]
    last = len(there) - len(wanted) + 1
    far = sum(np.square(there[k : last + k] - row).mean(axis=1) for k, row in enumerate(wanted))
    far = np.sqrt(far / len(wanted))
    far[text.utterance[:last] != text.utterance[len(wanted) - 1 :]] = np.inf
    found = first_of_each(text, np.argsort(far, kind="stable"), n)
    every = np.sort(far[np.isfinite(far)])
    return [
        Alike(k, float(far[k]), float(np.searchsorted(every, far[k], side="right") / len(every)))
        for k in found
        if np.isfinite(far[k])
    ]
