"""A network goes on with melodies: it says the chances of the next note, one is drawn, and it reads that one."""

import numpy as np

from lstm.domains.music.grammar import one_of
from lstm.linear import State
from lstm.model import Model, read, scores, softmax
from lstm.unroll import at


def states_after(model: Model, tokens: np.ndarray, counts: np.ndarray) -> tuple[State, ...]:
    """The state of every layer once it has read the first `counts` (n,) of the tokens (T, n) of each melody."""
    every = np.arange(tokens.shape[1])
    return tuple(
        tuple(part[counts - 1, every] for part in trace.state) for trace in read(model, tokens[: counts.max()])
    )


def go_on(model: Model, states: tuple[State, ...], lots: np.ndarray, temperature: float) -> np.ndarray:
    """The tokens that follow, (K, n), K at most as many as lots: a 0 where a melody ends, and below.

    `states` are those of `states_after`; `lots` (K, n), numbers 0..1, decide each draw.
    """
    added, going = [], np.ones(lots.shape[1], dtype=bool)
    for lot in lots:
        token = one_of(softmax(scores(model, states[-1][0]) / temperature), lot)
        added.append(np.where(going, token, 0))
        going = going & (token > 0)
        if not going.any():
            break
        states = tuple(at(trace, -1).state for trace in read(model, added[-1][None], states))
    return np.array(added)


def joined(tokens: np.ndarray, given: np.ndarray, added: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The first `given` (n,) tokens (T, n) of each melody, and after them those added (K, n): (tokens, counts).

    A double bar at the end does not count.
    """
    counts = given + (added > 0).sum(axis=0)
    whole = np.zeros((counts.max(), len(given)), dtype=np.intp)
    for k, (known, count) in enumerate(zip(given, counts, strict=True)):
        whole[:known, k], whole[known:count, k] = tokens[:known, k], added[: count - known, k]
    return whole, counts
