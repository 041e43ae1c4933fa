"""An encoder and a decoder: one cell reads a sequence, and the state it ends in is where a second one starts to write.

All that the second knows of the sequence is that state, (h, c) for an LSTM: a whole sentence as one vector. While it
learns, the decoder reads the right answer, one word late (teacher forcing, Williams & Zipser 1989); at use it reads
what it said itself. Tokens are whole numbers (T, ...), read as one-hot rows; numbers are (T, ..., D), read as they are.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from lstm import unroll
from lstm.cells import Cell, Step
from lstm.linear import State, Weights
from lstm.networks.lengths import at_last, checked, cleared, last, mask, pad
from lstm.training.loss import loss_and_gradient as of_scores
from lstm.unroll import input_size

SOURCE = "Sutskever, Vinyals & Le 2014; Cho et al. 2014"
EQUATIONS = {
    "start": r"(h_0, c_0)^{\mathrm{dec}} = (h_T, c_T)^{\mathrm{enc}}",
    "scores": r"u_k = W_y\,h_k^{\mathrm{dec}} + b_y",
    "chance": r"p(y \mid x) = \prod_k \mathrm{softmax}(u_k)_{y_k}",
}


class Made(NamedTuple):
    """A run of both: what was read, and the scores of what to say."""

    encoder: Step  # the encoder's trace, (T, ..., H) and so on; padding is read as zeros, and is in nothing after it
    decoder: Step  # the decoder's trace, (K, ..., H) and so on
    scores: np.ndarray  # (K, ..., V) one for each word that could be said
    lengths: np.ndarray  # (...) how many steps of the encoder are each sequence's own


class Lesson(NamedTuple):
    """Teacher forcing for a batch of answers: what the decoder reads, and what it should say then."""

    reads: np.ndarray  # (K, B) the begin symbol, then the answer
    says: np.ndarray  # (K, B) the answer, then the end symbol
    lengths: np.ndarray  # (B,) how many of them count


def init(cell: Cell, n_in: int, n_hidden: int, n_words: int, rng: np.random.Generator) -> dict[str, Weights]:
    """First weights: {"encoder", "decoder", "readout"}, each by name. The decoder reads and says n_words words."""
    readout = {"W_y": rng.normal(0.0, 0.1, (n_words, n_hidden)), "b_y": np.zeros(n_words)}
    return {
        "encoder": cell.init(n_in, n_hidden, rng),
        "decoder": cell.init(n_words, n_hidden, rng),
        "readout": readout,
    }


def run(
    cell: Cell, weights: dict[str, Weights], xs: np.ndarray, ys: np.ndarray, lengths: np.ndarray | None = None
) -> Made:
    """Read xs (T, ...) or (T, ..., D), then write while reading ys (K, ...) or (K, ..., E). Both are of the same cell.

    lengths (...) says how many steps of xs are each sequence's own. ys needs none: nothing after a step changes it.
    Raises ValueError as lstm.run does, for lengths out of range, and for a token that is none.
    """
    encoder, lengths = read(cell, weights["encoder"], xs, lengths)
    decoder = unroll.run(cell, weights["decoder"], rows(ys, input_size(weights["decoder"])), thought(encoder, lengths))
    return Made(encoder, decoder, scores(weights["readout"], decoder.h), lengths)


def read(
    cell: Cell, weights: Weights, xs: np.ndarray | Sequence[int], lengths: np.ndarray | None = None
) -> tuple[Step, np.ndarray]:
    """The encoder alone, over xs (T, B) or (T, B, D): its trace (T, B, H), and the lengths (B,), at least 1."""
    xs = np.asarray(xs)
    lengths = checked(lengths, len(xs), xs.shape[1:] if xs.dtype.kind in "iu" else xs.shape[1:-1])
    return unroll.run(cell, weights, rows(cleared(xs, lengths), input_size(weights))), lengths


def thought(encoder: Step, lengths: np.ndarray) -> tuple[np.ndarray, ...]:
    """What the decoder is handed: the encoder's state after each sequence's own last step, its parts (..., H).

    h is -1 to 1, c any number.
    """
    return tuple(last(part, lengths) for part in encoder.state)


def run_back(
    cell: Cell, weights: dict[str, Weights], made: Made, d_scores: np.ndarray
) -> tuple[dict[str, Weights], np.ndarray, np.ndarray]:
    """From the loss's gradient at every score (K, ..., V) to that of all weights, of xs and of ys, as rows.

    Through the decoder, out of its first state, and into the encoder's last: at h, and at what else its state has.
    """
    axes = tuple(range(d_scores.ndim - 1))
    d_readout = {"W_y": np.tensordot(d_scores, made.decoder.h, (axes, axes)), "b_y": d_scores.sum(axis=axes)}
    d_h = d_scores @ weights["readout"]["W_y"]
    d_decoder, dys, d_states = unroll.run_back(cell, weights["decoder"], made.decoder, d_h)
    handed = [at_last(part[0], made.lengths, len(made.encoder.h)) for part in d_states]
    d_encoder, dxs, _ = unroll.run_back(cell, weights["encoder"], made.encoder, handed[0], dcs=tuple(handed[1:]))
    return {"encoder": d_encoder, "decoder": d_decoder, "readout": d_readout}, dxs, dys


def taught(answers: Sequence[tuple[int, ...]], begin: int, end: int) -> Lesson:
    """The Lesson in a batch of answers, each a sequence of words, perhaps empty."""
    reads, lengths = pad([(begin, *answer) for answer in answers], filler=end)
    says, _ = pad([(*answer, end) for answer in answers], filler=end)
    return Lesson(reads, says, lengths)


def loss(scores: np.ndarray, lesson: Lesson) -> tuple[float, np.ndarray]:
    """Minus the log chance of what should be said, a mean over words that count; its gradient at scores (K, B, V)."""
    counts = mask(lesson.lengths, len(scores))
    share, d_scores = np.full(counts.sum(), 1.0 / counts.sum()), np.zeros_like(scores)
    value, d_scores[counts] = of_scores(scores[counts], lesson.says[counts], share)
    return value, d_scores


def answer(
    cell: Cell,
    weights: dict[str, Weights],
    xs: np.ndarray,
    begin: int,
    end: int,
    longest: int,
    lengths: np.ndarray | None = None,
) -> list[tuple[int, ...]]:
    """What is said to xs (T, B) or (T, B, D), each time the likeliest word, without a teacher: B tuples of ids.

    An answer ends before the end symbol, or after `longest` words if that never comes. To see the decoder at it, hand
    the answers to `run` as a Lesson's reads: with the same words in front of it, it does the same.
    """
    encoder, lengths = read(cell, weights["encoder"], xs, lengths)
    return greedy_decode(cell, weights, thought(encoder, lengths), begin, end, longest)


def greedy_decode(
    cell: Cell, weights: dict[str, Weights], state: State, begin: int, end: int, longest: int
) -> list[tuple[int, ...]]:
    """What is said from a state that is handed over, its parts (B, H), whoever made it: B tuples of ids."""
    n_words, n = input_size(weights["decoder"]), len(state[0])
    word, said = np.full(n, begin), np.empty((0, n), dtype=np.intp)
    while len(said) < longest and not (said == end).any(axis=0).all():
        step = cell.step(weights["decoder"], rows(word, n_words), state)
        state, word = step.state, scores(weights["readout"], step.h).argmax(axis=-1)
        said = np.concatenate([said, word[None]])
    return [before(end, words) for words in said.T.tolist()]


def before(end: int, words: Sequence[int]) -> tuple[int, ...]:
    """The words, ids, before the first end symbol."""
    return tuple(words[: words.index(end)] if end in words else words)


def scores(readout: Weights, h: np.ndarray) -> np.ndarray:
    """The readout's scores W_y h + b_y: (..., H) -> (..., V)."""
    return h @ readout["W_y"].T + readout["b_y"]


def rows(values: np.ndarray, n_in: int) -> np.ndarray:
    """Tokens (...) as one-hot rows (..., n_in); numbers as they are. Raises ValueError for a token that is none."""
    values = np.asarray(values)
    if values.dtype.kind not in "iu":
        return values
    if values.size and not 0 <= values.min() <= values.max() < n_in:
        raise ValueError(f"tokens are 0 to {n_in - 1} here; got {values.min()} to {values.max()}")
    return np.eye(n_in)[values]
