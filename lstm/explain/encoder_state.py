"""What an encoder hands to a decoder: which units of it a part of the input decides, and what the answer owes to it.

Two experiments. Change one part of what is read, and see which units of the memory that is handed over move, and which
words of the answer. Or put some units of another sentence's memory in the place of its own (a transplant), and see
what is then said. `weights` are those of lstm.networks.encoder_decoder: {"encoder", "decoder", "readout"}.
"""

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from lstm.cells import Cell
from lstm.linear import State, Weights
from lstm.networks.encoder_decoder import greedy_decode, read, thought
from lstm.networks.lengths import pad

if TYPE_CHECKING:
    from lstm.live.pairs import Part

END = 0  # begins and ends what is said


class Moves(NamedTuple):
    """What changing one part does, over all that may stand there."""

    answer: tuple[int, ...]  # of words, what is said to the input as it is
    memory: np.ndarray  # (H,) how far each unit of the memory handed over moves, a mean
    words: np.ndarray  # (K,) how often each word of the answer is another then, 0..1
    said: tuple[tuple[int, ...], ...]  # of tuples, what is said instead, for each of the others


class Graft(NamedTuple):
    """What is said when so many units come from another memory."""

    units: int
    said: tuple[int, ...]  # of words


def handed(cell: Cell, weights: dict[str, Weights], sources: Sequence[Sequence[int]]) -> State:
    """What is handed over after each of some lists of tokens: the parts of the state, (B, H) each."""
    xs, lengths = pad(sources, filler=0)
    return thought(read(cell, weights["encoder"], xs, lengths)[0], lengths)


def said(cell: Cell, weights: dict[str, Weights], state: State, longest: int) -> list[tuple[int, ...]]:
    """What is said from states (B, H): tuples of ids, none of more than `longest`, at least 0."""
    return greedy_decode(cell, weights, state, END, END, longest)


def moves(
    cell: Cell, weights: dict[str, Weights], source: Sequence[int], parts: "Sequence[Part]", longest: int
) -> list[Moves]:
    """The Moves of every part of what is read, a list of tokens; weights by name, of "encoder" and "decoder".

    A part has `others`, what is read where that part is another: lists of tokens (lstm/live/pairs.py).
    """
    every = [source, *(other for part in parts for other in part.others)]
    state = handed(cell, weights, every)
    answers, memory = said(cell, weights, state, longest), state[-1]
    found, first = [], 1
    for part in parts:
        some = slice(first, first + len(part.others))
        distance = np.abs(memory[some] - memory[0]).mean(axis=0) if part.others else np.zeros(memory.shape[-1])
        changed = [~kept(answers[0], other) for other in answers[some]]
        shares = np.mean(changed, axis=0) if changed else np.zeros(len(answers[0]))
        found.append(Moves(answers[0], distance, shares, tuple(answers[some])))
        first = some.stop
    return found


def kept(answer: tuple[int, ...], other: tuple[int, ...]) -> np.ndarray:
    """Which words of an answer also stand in another one, in the same order: (K,) bool."""
    same = np.zeros(len(answer), dtype=bool)
    for block in SequenceMatcher(a=answer, b=other, autojunk=False).get_matching_blocks():
        same[block.a : block.a + block.size] = True
    return same


def grafts(
    cell: Cell,
    weights: dict[str, Weights],
    source: Sequence[int],
    other: Sequence[int],
    longest: int,
    parts: Sequence[int] | None = None,
) -> list[Graft]:
    """What is said with 0, 1, ... all units of another's memory (H,) in place of its own: H + 1 Grafts.

    First come the units in which the two memories differ most. `parts` are the parts of the state that are taken
    over, by number; all of them if not given.
    """
    state = handed(cell, weights, [source, other])
    size = state[0].shape[-1]
    order = np.argsort(-np.abs(state[-1][0] - state[-1][1]), kind="stable")
    rank = np.empty(size, dtype=np.intp)
    rank[order] = np.arange(size)
    taken = rank < np.arange(size + 1)[:, None]
    parts = range(len(state)) if parts is None else parts
    mixed = [
        np.where(taken, part[1], part[0]) if k in parts else np.tile(part[0], (size + 1, 1))
        for k, part in enumerate(state)
    ]
    return [Graft(k, words) for k, words in enumerate(said(cell, weights, tuple(mixed), longest))]


def carried(
    cell: Cell, weights: dict[str, Weights], sources: Sequence[list[int]], longest: int, parts: Sequence[int]
) -> float:
    """How often a memory decides: the share of inputs to which exactly the next one's answer is said.

    `parts` are the parts (H,) of the state that are taken over from the next, by number and whole: 0 is h; 1 is c,
    where there is one.
    """
    state = handed(cell, weights, sources)
    mixed = tuple(np.roll(part, -1, axis=0) if k in parts else part for k, part in enumerate(state))
    own, then = (said(cell, weights, one, longest) for one in (state, mixed))
    return float(np.mean([a == b for a, b in zip(then, own[1:] + own[:1], strict=True)]))
