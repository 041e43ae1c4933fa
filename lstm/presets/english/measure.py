"""What is measured of a language model on text held out of training: its surprise, its memory's worth, its grammar."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from lstm.networks import kneser_ney
from lstm.networks.kneser_ney import KneserNey
from lstm.presets.english import pairs
from lstm.presets.english.corpus import Corpus, Part, streams
from lstm.presets.english.network import Tied
from lstm.presets.english.texts import KINDS

SIDE_BY_SIDE = 20  # texts read at once
AT_ONCE = 50  # words of each before the next piece
ROWS = 1000  # words judged at once: as many rows of scores lie in memory
SILENCED_AT_ONCE = 10  # pairs read at once, by as many runs as there are units
WIPED = (1, 2, 3, 5, 10, 20, 50)  # words after which the memory is wiped


def surprise(network: Tied, ids: np.ndarray) -> np.ndarray:
    """-ln of the chance of each word after the first of texts (T, n) read side by side: (T - 1, n)."""
    state, found = network.zeros(ids.shape[1]), []
    for first in range(0, len(ids) - 1, AT_ONCE):
        piece, aims = ids[first : first + AT_ONCE][: len(ids) - 1 - first], ids[first + 1 : first + 1 + AT_ONCE]
        features = network.read(piece, state)
        found.append(network.surprise(features, aims.reshape(-1)).reshape(aims.shape))
        state = tuple(part.copy() for part in network.engine.end())
    return np.concatenate(found)


def perplexities(each: np.ndarray, held: Part) -> dict[str, float]:
    """Between how many words it hesitates, on average: over all, and by kind of document.

    They are at least 1; `each` holds surprises (N - n,), in nats.
    """
    where = np.repeat(held.kinds, np.diff(np.append(held.starts, len(held.ids))))
    where = streams(where, SIDE_BY_SIDE)[1:].reshape(-1) if len(each) < len(where) - 2 else where[2:]
    found = {"all": float(np.exp(each.mean()))}
    return found | {kind: float(np.exp(each[where == k].mean())) for k, kind in enumerate(KINDS) if (where == k).any()}


def of_network(network: Tied, data: Corpus) -> dict[str, Any]:
    """The figures that every network has."""
    held, drawn = data.held, pairs.drawn(data.words)
    each = surprise(network, streams(held.ids, SIDE_BY_SIDE)).reshape(-1)
    return {
        "perplexity": perplexities(each, held),
        "wiped": {str(k): wiped(network, held.ids, k) for k in WIPED},
        "pairs": pairs.shares(drawn, data.words, lambda *asked: after(network, *asked)),
    }


def each_silenced(network: Tied, data: Corpus) -> dict[str, list[float]]:
    """The share of verbs still right, 0..1, with each unit silenced, beside its subject and across another noun."""
    drawn = pairs.drawn(data.words)
    return {kind: silenced(network, drawn[kind], data.words) for kind in ("verb", "distractor")}


def wiped(network: Tied, ids: np.ndarray, every: int) -> float:
    """The perplexity over ids (N,), read in pieces of `every` words, at least 1, each from a memory that is wiped."""
    n = (len(ids) - 1) // every
    pieces = np.stack([ids[k : k + n * every].reshape(n, every) for k in (0, 1)])  # what is read, and what comes
    total, at_once = 0.0, max(1, ROWS // every)
    for first in range(0, n, at_once):
        read, aims = (part[first : first + at_once].T for part in pieces)
        total += network.surprise(network.read(read, network.zeros(read.shape[1])), aims.reshape(-1)).sum()
    return float(np.exp(total / (n * every)))


def after(network: Tied, beginnings: Sequence[Sequence[int]], asked: Sequence[Sequence[int]]) -> np.ndarray:
    """The surprise at words asked after beginnings, each read from an empty memory: (n, 2)."""
    found = np.empty((len(beginnings), 2))
    for length in {len(one) for one in beginnings}:
        rows = [k for k, one in enumerate(beginnings) if len(one) == length]
        features = network.read(np.array([beginnings[k] for k in rows]).T, network.zeros(len(rows)))[-len(rows) :]
        for side in (0, 1):
            found[rows, side] = network.surprise(features, np.array([asked[k][side] for k in rows]))
    return found


def silenced(network: Tied, some: Sequence[pairs.Pair], known: Sequence[str]) -> list[float]:
    """The share of pairs, 0..1, still right where one unit's memory and output are 0 throughout: for each unit in turn.

    What a unit carries from the subject to the verb is then lost (Lakretz et al. 2019).
    """
    place, H = {word: k for k, word in enumerate(known)}, network.size.units
    right, table = np.zeros(H), network.weights["embedding"] @ network.weights["projection"]
    bias = network.weights["bias"]
    for length in sorted({len(one.before) for one in some}):
        alike = [one for one in some if len(one.before) == length]
        for first in range(0, len(alike), SILENCED_AT_ONCE):
            few = alike[first : first + SILENCED_AT_ONCE]
            ids = np.array([[place[word] for word in one.before] for one in few]).T
            mute = np.repeat(~np.eye(H, dtype=bool), len(few), axis=1)  # column k belongs to unit k // len(few)
            state = network.zeros(H * len(few))
            for words in ids:
                xs = np.tile(network.weights["embedding"][words].T, H)[None]
                network.engine.forward(xs, state)
                state = tuple(part * mute for part in network.engine.end())
            ends = np.array([[place[one.right], place[one.wrong]] for one in few])
            apart, lead = table[ends[:, 0]] - table[ends[:, 1]], bias[ends[:, 0]] - bias[ends[:, 1]]
            said = np.einsum("hun,nh->un", state[0].reshape(H, H, len(few)), apart) + lead
            right += (said > 0).sum(axis=1)
    return (right / len(some)).round(4).tolist()


def of_trigram(counted: KneserNey, data: Corpus) -> dict[str, Any]:
    """Every figure of a trigram."""
    each = kneser_ney.surprise(counted, data.held.ids)

    def told(beginnings: list[list[int]], asked: list[list[int]]) -> np.ndarray:
        before = np.array([one[-2:] for one in beginnings])
        return -np.log(np.stack([kneser_ney.chances(counted, before, np.array(asked)[:, k]) for k in (0, 1)], axis=1))

    drawn = {kind: some for kind, some in pairs.drawn(data.words).items() if some}
    shares = pairs.shares(drawn, data.words, told)
    return {"perplexity": perplexities(each, data.held), "pairs": shares}
