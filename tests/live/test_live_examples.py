"""The examples of the live tasks, against what can be worked out by hand."""

import numpy as np
import pytest

from lstm import live
from lstm.live.tasks import adding, count, everyday, next_word, order, parity, reber, recall, sine, sines
from lstm.networks import ngram


def options(name, **given):
    return live.options_of(live.Settings(task=name), None) | given


def test_recall_asks_for_the_first_letter_at_the_question_mark():
    given = options("recall", gap=5)
    examples = recall.draw(np.random.default_rng(0), 50, given)
    names = recall.symbols(given).inputs
    read = [[names[token] for token in column] for column in examples.xs.T]
    assert all(one[0].isupper() and one[-1] == "?" and "".join(one[1:-1]).islower() for one in read)
    assert [names[k] for k in examples.targets[-1]] == [one[0] for one in read]
    assert examples.weights[:-1].sum() == 0 and len(read[0]) == 7 and len({one[0] for one in read}) == 8


def test_adding_asks_for_the_sum_of_the_two_marked():
    examples = adding.draw(np.random.default_rng(0), 50, options("adding", length=10))
    numbers, marks = examples.xs[..., 0], examples.xs[..., 1]
    assert (marks[:5].sum(axis=0) == 1).all() and (marks[5:].sum(axis=0) == 1).all()
    np.testing.assert_allclose(examples.targets[-1, :, 0], (numbers * marks).sum(axis=0))
    assert adding.score(np.zeros((10, 50, 1)), examples, {}) == pytest.approx(
        np.sqrt(np.mean(examples.targets[-1] ** 2))
    )


def test_parity_counts_the_ones_so_far():
    examples = parity.draw(np.random.default_rng(3), 20, options("parity", length=6, each=1))
    for k in range(20):
        ones = 0
        for t in range(6):
            ones += examples.xs[t, k, 0] == 1.0
            assert examples.targets[t, k] == ones % 2
    assert examples.weights.min() == 1.0
    assert parity.draw(np.random.default_rng(3), 20, options("parity", length=6, each=0)).weights.sum() == 20
    assert parity.draw_far(np.random.default_rng(3), 2, options("parity")).xs.shape == (200, 2, 1)


def test_count_writes_as_many_b_as_a_and_judges_them_after_the_first_b():
    examples = count.strings([2, 1])
    assert examples.xs.T.tolist() == [[2, 0, 0, 1, 1], [2, 0, 1, 2, 0]]
    assert examples.targets[:, 0].tolist() == [0, 0, 1, 1, 2]
    assert examples.lengths.tolist() == [5, 3] and examples.weights.T.tolist() == [[1] * 5, [1, 1, 1, 0, 0]]
    said = np.eye(3)[examples.targets]
    said[:3] = [1.0, 0.0, 0.0]  # before the first b of the longer string nothing is judged
    assert count.score(said, examples, {}) == 0.5
    trained, judged = (draw(np.random.default_rng(0), 99, options("count")) for draw in (count.draw, count.draw_test))
    assert set(trained.lengths // 2) == set(range(1, 11)) and (judged.lengths // 2).tolist() == list(range(11, 19))


def test_reber_strings_are_what_the_papers_grammar_makes_and_the_frame_comes_back():
    leads = {  # the paper's figure, written out
        "": {"T": "1", "P": "2"},
        "1": {"S": "1", "X": "3"},
        "2": {"T": "2", "V": "4"},
        "3": {"X": "2", "S": "end"},
        "4": {"P": "3", "V": "end"},
    }
    examples = reber.draw(np.random.default_rng(0), 300, {})
    for k, steps in enumerate(examples.lengths):
        tokens = [*examples.xs[:steps, k], examples.targets[steps - 1, k]]
        string = "".join(reber.SYMBOLS[token] for token in tokens)
        assert string[0] == "B" and string[2] == "B" and string[-3] == "E" and string[-1] == "E"
        assert string[1] == string[-2] and string[1] in "TP"
        state = ""
        for letter in string[3:-3]:
            state = leads[state][letter]
        assert state == "end"
    assert len(set(examples.lengths.tolist())) > 5


def test_the_grammar_is_judged_at_the_frame_alone():
    examples = reber.draw(np.random.default_rng(0), 40, {})
    said = np.zeros((*examples.xs.shape, 7))
    said[..., reber.T] = 1.0
    deciding = examples.targets[examples.lengths - 2, np.arange(40)]
    assert reber.score(said, examples, {}) == pytest.approx(np.mean(deciding == reber.T))
    assert set(deciding) == {reber.T, reber.P}


def test_order_asks_in_which_order_x_and_y_came():
    given = options("order", length=40)
    examples = order.draw(np.random.default_rng(0), 100, given)
    names = order.symbols(given)
    for column, asked in zip(examples.xs.T, examples.targets[-1], strict=True):
        read = "".join(names.inputs[token] for token in column)
        assert "".join(letter for letter in read if letter in "XY") == names.outputs[asked]
        first, second = (k for k, letter in enumerate(read) if letter in "XY")
        assert 4 <= first < 8 and 20 <= second < 24 and read[-1] == "?"


def test_waves_are_sines_and_only_their_free_end_is_judged():
    examples = sine.draw_test(np.random.default_rng(0), 30, options("sine"))
    assert examples.xs.shape == (64, 30, 1) and examples.told == 40
    np.testing.assert_array_equal(examples.xs[1:], examples.targets[:-1])
    assert examples.weights.sum(axis=0).tolist() == [25] * 30 and examples.weights[39:].all()
    wave = examples.xs[:, :, 0]  # a sine's own law: x(t+1) + x(t-1) = 2 cos(2 pi / period) x(t)
    twice_cos = np.sum((wave[2:] + wave[:-2]) * wave[1:-1], axis=0) / np.sum(wave[1:-1] ** 2, axis=0)
    np.testing.assert_allclose(wave[2:] + wave[:-2], twice_cos * wave[1:-1], atol=1e-12)
    periods = 2 * np.pi / np.arccos(twice_cos / 2)
    assert periods.min() >= 12 and periods.max() <= 25


def test_two_sines_with_one_still_are_one_sine():
    given = options("sines", fast=8, slow=16)
    wave = sines.waves(np.random.default_rng(0), 5, 33, given)
    np.testing.assert_allclose(wave[:17], wave[16:], atol=1e-12)  # both are back after 16 steps
    assert not np.allclose(wave[:25], wave[8:], atol=0.1)


def test_everyday_asks_for_the_last_word_of_sentences_it_was_not_trained_on():
    given = options("everyday", needs=3)
    test = everyday.draw_test(np.random.default_rng(0), 60, given)
    for k, steps in enumerate(test.lengths):
        words = [everyday.WORDS[token] for token in (*test.xs[:steps, k], test.targets[steps - 1, k])]
        assert everyday.everyday.is_held_out(words) and test.weights[:, k].nonzero()[0].tolist() == [steps - 1]
        family = everyday.everyday.family_of(words[-1])
        assert family != "need" or words[-1] in everyday.NEEDS[:3]


def test_next_words_are_asked_at_every_word_of_two_sentences_and_the_last_of_each_counts_most():
    drawn = next_word.draw(np.random.default_rng(0), 5, {})
    for k, steps in enumerate(drawn.lengths):
        words = [next_word.WORDS[token] for token in drawn.targets[:steps, k]]
        decides = [t - 1 for t, word in enumerate(words) if word == "."]
        assert len(decides) == 2 and decides[-1] == steps - 2, "each sentence ends in a full stop"
        found = drawn.weights[:, k]
        assert set(decides) == set(np.flatnonzero(found == next_word.DECIDES)) and found.astype(bool).sum() == steps
        read = drawn.xs[1:steps, k]
        assert ((read == drawn.targets[: steps - 1, k]) | (read == 0)).all(), "what was said is read, or not known"


def test_what_a_trigram_gets_is_the_perplexity_of_counting():
    """Of the very sentences that are judged: a trigram of our own, smoothed as ngram says, word by word."""
    test = next_word.draw_test(np.random.default_rng(0), 3, {})
    logs = []
    for k, steps in enumerate(test.lengths):
        words = [next_word.WORDS[token] for token in (*test.xs[:steps, k], test.targets[steps - 1, k])]
        logs += [
            np.log(ngram.predict(next_word.trigram(), words[:t])[test.targets[t - 1, k]]) for t in range(1, steps + 1)
        ]
    assert next_word.control(test, {}) == pytest.approx(np.exp(-np.mean(logs)))
    sure = np.full((*test.xs.shape, len(next_word.WORDS)), 0.25)
    assert next_word.score(sure, test, {}) == pytest.approx(4.0), "a chance of 1/4 for each is hesitating between 4"
