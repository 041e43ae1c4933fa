"""An encoder whose last state starts a decoder: against plain runs, the exact derivative, and weights set by hand."""

import numpy as np
import pytest

from lstm import CELLS
from lstm import run as run_once
from lstm.networks import encoder_decoder as pair

HAIR = 1e-30
D, H, T, WORDS = 2, 3, 4, 5
LENGTHS = np.array([4, 1, 3])
every_cell = pytest.mark.parametrize("cell", CELLS.values(), ids=CELLS)


def same(ours, true):
    np.testing.assert_allclose(ours, true, rtol=1e-11, atol=1e-14)


def given(cell, seed=0, n_in=D):
    """Weights that are all different from zero, a batch to read, and words to be taught."""
    rng = np.random.default_rng(seed)
    first = pair.init(cell, n_in, H, WORDS, rng)
    weights = {part: {n: rng.normal(size=a.shape) for n, a in named.items()} for part, named in first.items()}
    return weights, rng.normal(size=(T, 3, n_in)), rng.integers(0, WORDS, size=(3, 3))


def slope(loss, where):
    """The derivative of loss(array) at every entry of an array, one imaginary hair at a time."""
    slopes = np.zeros(where.shape)
    for entry in np.ndindex(where.shape):
        nudged = where.astype(complex)
        nudged[entry] += 1j * HAIR
        slopes[entry] = loss(nudged).imag / HAIR
    return slopes


@every_cell
def test_the_decoder_starts_where_the_encoder_ended(cell):
    weights, xs, ys = given(cell)
    made = pair.run(cell, weights, xs, ys, LENGTHS)
    for b, length in enumerate(LENGTHS):
        encoder = run_once(cell, weights["encoder"], xs[:length, b])
        decoder = run_once(cell, weights["decoder"], np.eye(WORDS)[ys[:, b]], tuple(part[-1] for part in encoder.state))
        same(made.decoder.h[:, b], decoder.h)
        same(made.scores[:, b], decoder.h @ weights["readout"]["W_y"].T + weights["readout"]["b_y"])


@every_cell
def test_backward_is_the_derivative_of_forward_through_the_state_between_them(cell):
    weights, xs, ys = given(cell)
    ys = np.eye(WORDS)[ys]
    pull = np.random.default_rng(1).normal(size=(3, 3, WORDS))

    def loss(weights=weights, xs=xs, ys=ys):
        return (pair.run(cell, weights, xs, ys, LENGTHS).scores * pull).sum()

    dweights, dxs, dys = pair.run_back(cell, weights, pair.run(cell, weights, xs, ys, LENGTHS), pull)
    for part, named in weights.items():
        assert set(dweights[part]) == set(named)
        for name, a in named.items():
            true = slope(lambda w, part=part, name=name: loss(weights | {part: weights[part] | {name: w}}), a)
            same(dweights[part][name], true)
    same(dxs, slope(lambda a: loss(xs=a), xs))
    same(dys, slope(lambda a: loss(ys=a), ys))
    assert np.abs(dxs[0]).min() > 0.0  # the first word's gradient came all the way, through the state alone


@every_cell
def test_padding_leaks_neither_forwards_nor_back(cell):
    weights, xs, ys = given(cell)
    pull = np.random.default_rng(1).normal(size=(3, 3, WORDS))
    own = (np.arange(T)[:, None] < LENGTHS)[..., None]
    clean, padded = (pair.run(cell, weights, np.where(own, xs, filler), ys, LENGTHS) for filler in (0.0, np.nan))
    assert np.array_equal(clean.scores, padded.scores)
    (dw, dxs, _), (dw_padded, dxs_padded, _) = (pair.run_back(cell, weights, made, pull) for made in (clean, padded))
    assert all(np.array_equal(d, dw_padded[part][name]) for part in dw for name, d in dw[part].items())
    assert np.array_equal(dxs, dxs_padded) and not np.where(own, 0.0, dxs).any()


@every_cell
def test_what_is_said_freely_is_what_the_taught_run_finds_likeliest_after_the_same_words(cell):
    for seed in range(5):
        weights, xs, _ = given(cell, seed)
        answers = pair.answer(cell, weights, xs, begin=0, end=1, longest=6, lengths=LENGTHS)
        lesson = pair.taught(answers, begin=0, end=1)
        best = pair.run(cell, weights, xs, lesson.reads, LENGTHS).scores.argmax(axis=-1)
        for b, words in enumerate(answers):
            assert len(words) <= 6 and 1 not in words
            found = best[: len(words) + 1, b].tolist()
            assert found[: len(words)] == list(words)
            assert len(words) == 6 or found[-1] == 1  # it stopped because the end was likeliest


@every_cell
def test_one_sequence_alone_is_answered_as_in_a_batch(cell):
    weights, xs, _ = given(cell, seed=2)
    together = pair.answer(cell, weights, xs, begin=0, end=1, longest=5, lengths=LENGTHS)
    for b, length in enumerate(LENGTHS):
        assert pair.answer(cell, weights, xs[:length, b : b + 1], begin=0, end=1, longest=5) == [together[b]]


@every_cell
def test_tokens_are_read_as_one_hot_rows(cell):
    weights, _, ys = given(cell, n_in=4)
    tokens = np.array([[0, 3, 1], [2, 2, 2], [1, 0, 0], [3, 1, 2]])
    as_tokens = pair.run(cell, weights, tokens, ys, LENGTHS)
    assert np.array_equal(as_tokens.scores, pair.run(cell, weights, np.eye(4)[tokens], ys, LENGTHS).scores)
    with pytest.raises(ValueError, match="tokens are 0 to 3"):
        pair.run(cell, weights, tokens + 1, ys)


def successor():
    """Weights by hand: a plain RNN that says the word after the one it read, whatever the encoder thinks of it."""
    W, shift = np.zeros((4, 8)), np.roll(np.eye(4), 1, axis=0)
    W[:, 4:] = 5.0 * np.eye(4)
    cell = {"W_h": W, "b_h": np.zeros(4)}
    return {"encoder": cell, "decoder": cell, "readout": {"W_y": shift, "b_y": np.zeros(4)}}


def test_an_answer_ends_before_the_end_symbol_or_when_it_is_long_enough():
    rnn, xs = CELLS["rnn"], np.zeros((1, 1), dtype=int)
    assert pair.answer(rnn, successor(), xs, begin=0, end=3, longest=9) == [(1, 2)]
    assert pair.answer(rnn, successor(), xs, begin=0, end=1, longest=9) == [()]
    assert pair.answer(rnn, successor(), xs, begin=0, end=9, longest=5) == [(1, 2, 3, 0, 1)]
    assert pair.answer(rnn, successor(), xs, begin=0, end=3, longest=0) == [()]


def test_a_lesson_reads_the_answer_one_word_late():
    lesson = pair.taught([(4, 3, 2), (), (2,)], begin=0, end=1)
    assert lesson.reads.T.tolist() == [[0, 4, 3, 2], [0, 1, 1, 1], [0, 2, 1, 1]]
    assert lesson.says.T.tolist() == [[4, 3, 2, 1], [1, 1, 1, 1], [2, 1, 1, 1]]
    assert lesson.lengths.tolist() == [4, 1, 2]


def test_the_loss_is_the_surprise_at_each_word_that_counts_and_its_gradient_the_slope_of_that():
    lesson = pair.taught([(4, 3), ()], begin=0, end=1)
    scores = np.random.default_rng(0).normal(size=(3, 2, WORDS))

    def surprise(scores):
        chances = np.exp(scores) / np.exp(scores).sum(axis=-1, keepdims=True)
        told = [(0, 0, 4), (1, 0, 3), (2, 0, 1), (0, 1, 1)]  # step, sequence, word
        return -sum(np.log(chances[place]) for place in told) / 4

    value, d_scores = pair.loss(scores, lesson)
    same(value, surprise(scores))
    same(d_scores, slope(surprise, scores))
