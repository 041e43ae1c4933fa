"""What a word weighs: the gradient is the exact derivative, leaving it out is what happens."""

import numpy as np
import pytest

import lstm
from lstm import CELLS, presets
from lstm import model as models
from lstm.everyday import sentences
from lstm.explain import influence, missed, overlooked, writers
from lstm.explain.writing import margin

NUDGE = 1e-30
IDS = [3, 0, 4, 4, 1, 2]
ANSWER, OTHERS = 1, [0, 3]
every_cell = pytest.mark.parametrize("cell", CELLS)


def network(cell, layers=1, embedded=False, seed=0):
    """Five words through three units a layer, weights all different."""
    rng = np.random.default_rng(seed)
    model = models.begin(cell, "abcde", 3, rng, n_layers=layers)
    model = models.with_arrays(model, {name: rng.normal(size=a.shape) for name, a in models.arrays(model).items()})
    return model._replace(embedding=rng.normal(size=(5, 5))) if embedded else model


def worth(model, signal):
    """The answer's margin after the last word, from what the first cell reads, which may be complex."""
    for layer in model.layers:
        signal = lstm.run(CELLS[layer.cell], layer.weights, signal).h
    scores = model.readout["W_y"] @ signal[-1] + model.readout["b_y"]
    return scores[ANSWER] - scores[OTHERS].mean()


@every_cell
@pytest.mark.parametrize("layers", [1, 2])
@pytest.mark.parametrize("embedded", [False, True])
def test_the_influence_of_a_word_is_the_derivative_by_its_own_strength(cell, layers, embedded):
    """The complex step: a word read a little more strongly, and the slope without any rounding."""
    model = network(cell, layers, embedded)
    signal, found = models.encode(model, IDS), influence(model, IDS, ANSWER, OTHERS)
    for t in range(len(IDS)):
        stronger = signal.astype(complex)
        stronger[t] *= 1 + 1j * NUDGE
        assert found[t] == pytest.approx(worth(model, stronger).imag / NUDGE, rel=1e-10, abs=1e-14)


@every_cell
def test_what_is_missed_is_the_margin_with_the_word_less_the_margin_without_it(cell):
    model = network(cell)
    whole = worth(model, models.encode(model, IDS))
    for t, found in enumerate(missed(model, IDS, ANSWER, OTHERS)):
        without = worth(model, models.encode(model, IDS[:t] + IDS[t + 1 :]))
        assert found == pytest.approx(whole - without, rel=1e-9, abs=1e-12)


@every_cell
def test_a_single_word_is_weighed_against_an_untouched_state(cell):
    model = network(cell)
    bias = model.readout["b_y"]
    start = bias[ANSWER] - bias[OTHERS].mean()
    assert missed(model, IDS[:1], ANSWER, OTHERS) == pytest.approx(
        [worth(model, models.encode(model, IDS[:1])) - start]
    )
    assert influence(model, IDS[:1], ANSWER, OTHERS).shape == (1,)


def test_without_rivals_it_is_the_score_alone_and_rivals_take_their_mean_off():
    model = network("lstm")
    alone = [influence(model, IDS, k, []) for k in range(5)]
    np.testing.assert_allclose(
        influence(model, IDS, ANSWER, OTHERS), alone[ANSWER] - (alone[0] + alone[3]) / 2, atol=1e-14
    )


def test_a_gate_that_is_nearly_shut_hides_a_word_from_the_gradient():
    """By hand: the word "a" brings sigma(-30) of its candidate into the memory, and the slope there is as small."""
    model = network("lstm")
    weights = {name: np.zeros_like(array) for name, array in model.layers[0].weights.items()}
    weights["W_c"][:, 3] = 30.0  # "a" writes, with a tanh at 1: doubling it changes nothing
    weights["b_i"][:] = weights["b_o"][:] = 30.0
    weights["b_f"][:] = 30.0
    model = model._replace(layers=(lstm.Layer("lstm", weights),))
    by_line, by_loss = influence(model, [0, 1, 2], ANSWER, OTHERS), missed(model, [0, 1, 2], ANSWER, OTHERS)
    expected = (model.readout["W_y"][ANSWER] - model.readout["W_y"][OTHERS].mean(axis=0)).sum() * np.tanh(1.0)
    assert by_loss[0] == pytest.approx(expected, rel=1e-9) and abs(expected) > 1
    assert abs(by_line[0]) < 1e-20
    assert overlooked(by_line, by_loss) == [0]


def test_a_word_that_does_little_is_never_called_missed():
    assert overlooked(np.array([0.0, 0.0, 0.5]), np.array([0.9, -5.0, 5.0])) == [1]


def shipped():
    """The example sentence up to its answer, for the shipped LSTM."""
    model, words = presets.load("lstm"), sentences.SEED_WORDS[:-1]
    place = {word: k for k, word in enumerate(model.words)}
    others = [place[word] for word in sentences.options(words) if word != "loan"]
    return model, words, [place[word] for word in words], place["loan"], others


def test_in_the_example_both_say_that_job_speaks_most_for_the_loan_among_the_words_far_back():
    model, words, ids, answer, others = shipped()
    far = slice(0, words.index("need"))
    for found in (influence(model, ids, answer, others), missed(model, ids, answer, others)):
        assert found[far].argmax() == words.index("job") and found[far].max() > 1


def test_the_gradient_says_less_than_the_bookkeeping_and_the_leaving_out_where_gates_are_saturated():
    """Three ways to ask of "job": 3 logits by the gradient, 11 by leaving it out, and as many in the books."""
    model, words, ids, answer, others = shipped()
    trace, job = lstm.read(model, ids)[-1], words.index("job")
    booked = writers(trace)[job + 1, -1] @ margin(model, trace, answer, others)
    gradient, left = (ask(model, ids, answer, others)[job] for ask in (influence, missed))
    assert 0 < gradient < 0.5 * left and left == pytest.approx(booked, rel=0.35)
