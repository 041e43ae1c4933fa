"""Training: the gradient is the loss's, stopping changes nothing, and what is learnt is memory."""

from types import SimpleNamespace

import numpy as np
import pytest

from lstm import CELLS
from lstm import model as models
from lstm.everyday import evaluate, train
from lstm.everyday import sentences as everyday
from lstm.everyday.tasks import TASKS
from lstm.live.examples import Examples
from lstm.networks import ngram

TINY = train.Settings(units=4, streams=3, corpus=60, horizon=10)


def same(one, other):
    return all(np.array_equal(a, models.arrays(other)[name]) for name, a in models.arrays(one).items())


@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize("penalty", [0.0, 0.7])
def test_the_gradient_of_the_whole_loss_is_its_slope_in_every_array(cell, penalty):
    settings = TINY._replace(cell=cell)
    model, batch = train.begin(settings).model, train.draw(settings, 0)
    named, rng = models.arrays(model), np.random.default_rng(0)
    _, gradient = train.loss(model, batch, penalty)
    assert gradient.keys() == named.keys()
    for name, array in named.items():
        way = rng.normal(size=array.shape)
        step = 1e-5 / np.linalg.norm(way)
        ahead, behind = (
            train.loss(models.with_arrays(model, named | {name: array + k * step * way}), batch, penalty)[0]
            for k in (1, -1)
        )
        np.testing.assert_allclose((ahead - behind) / (2 * step), np.sum(gradient[name] * way), rtol=1e-6, atol=1e-8)


def test_the_penalty_is_the_mean_opening_of_input_and_output_gates_summed_over_units():
    model, batch = train.begin(TINY).model, train.draw(TINY, 0)
    trace = models.read(model, batch.xs)[-1]
    inside = batch.weights > 0
    opening = trace.i[inside].mean(axis=0).sum() + trace.o[inside].mean(axis=0).sum()
    with_it, without = train.loss(model, batch, 0.3)[0], train.loss(model, batch, 0.0)[0]
    assert with_it - without == pytest.approx(0.3 * opening, rel=1e-12)


def test_the_padding_has_no_say():
    model, batch = train.begin(TINY).model, train.draw(TINY, 0)
    longer = Examples(*(np.pad(part, ((0, 5), (0, 0))) for part in batch[:3]), batch.lengths)
    longer.xs[-5:] = 7
    (value, gradient), (value_longer, gradient_longer) = (train.loss(model, b, 0.3) for b in (batch, longer))
    assert value == pytest.approx(value_longer, rel=1e-13)
    for name in gradient:
        np.testing.assert_allclose(gradient[name], gradient_longer[name], atol=1e-14)


def test_going_on_after_a_stop_is_not_having_stopped_and_the_same_seed_gives_the_same_bits():
    straight = train.advance(train.begin(TINY), 5)
    stopped = train.advance(train.advance(train.begin(TINY), 2), 3)
    assert same(straight.model, stopped.model) and straight.losses == stopped.losses and stopped.updates == 5
    assert np.array_equal(straight.memory.kept, stopped.memory.kept)
    assert not same(straight.model, train.advance(train.begin(TINY._replace(seed=1)), 5).model)


def test_advancing_leaves_what_it_was_given_as_it_was():
    begun = train.begin(TINY)
    train.advance(begun, 2)
    assert same(begun.model, train.begin(TINY).model) and begun.losses == () and not begun.memory.kept.any()


def test_a_stream_is_two_sentences_and_both_deciding_words_count_more():
    batch = train.draw(TINY._replace(unknown=0.0, unknown_reason=0.0), 3)
    words = everyday.VOCABULARY
    for b in range(TINY.streams):
        said = [words[k] for k in batch.targets[batch.weights[:, b] > 0, b]]
        stops = [k for k, word in enumerate(said) if word == "."]
        assert stops[-1] == len(said) - 1 and len(stops) == 2
        assert [k for k in range(len(said)) if batch.weights[k, b] == TINY.weight] == [stop - 1 for stop in stops]
        assert all(said[stop - 1] in everyday.options([words[batch.xs[stop - 1, b]]]) for stop in stops)


def test_whoever_loses_the_reason_may_answer_anything_that_fits():
    rng = np.random.default_rng(0)
    one = everyday.sentence(rng, "need")
    answers = [train.spoken(rng, one, TINY._replace(unknown_reason=1.0))[-2][1] for _ in range(400)]
    fit = everyday.options(one.words[:-1])
    assert set(answers) == set(fit)
    assert max(answers.count(word) for word in fit) < 3 * 400 / len(fit)


@pytest.fixture(scope="module")
def small():
    """The everyday grammar with two needs, which a small network learns in a few seconds."""

    def sentence(rng, *args, **given):
        return everyday.sentence(rng, answer=everyday.pick(rng, ("loan", "dentist")), clauses=1, **given)

    task = SimpleNamespace(VOCABULARY=everyday.VOCABULARY, sentence=sentence, options=lambda words: ("loan", "dentist"))
    TASKS["small"] = task
    yield train.Settings(task="small", units=8, streams=16, horizon=250, corpus=2000, weight=60.0)
    del TASKS["small"]


def test_a_small_one_learns_to_remember_and_forgets_when_wiped(small):
    training = train.advance(train.begin(small), small.horizon)
    rng = np.random.default_rng(9)
    held_out = [
        everyday.sentence(rng, answer=a, clauses=1, held_out=True) for a in ("loan", "dentist") for _ in range(60)
    ]
    right, wiped = (
        evaluate.right_of_fitting("small", training.model.words, chances, held_out)
        for chances in (evaluate.read(training.model, held_out).chances, evaluate.wiped(training.model, held_out))
    )
    assert right >= 0.95 and wiped <= 0.65
    assert np.mean(training.losses[-20:]) < 0.6 * training.losses[0]


def test_the_trigrams_chances_add_up_and_are_those_of_its_perplexity():
    sentences = [one.words for one in train.corpus("everyday", 200)]
    three = ngram.fit(sentences, everyday.VOCABULARY)
    rng = np.random.default_rng(1)
    for words in (everyday.sentence(rng).words for _ in range(20)):
        k = int(rng.integers(1, len(words)))
        chances = ngram.predict(three, words[:k])
        assert chances.sum() == pytest.approx(1.0) and chances.min() > 0
        assert chances[everyday.VOCABULARY.index(words[k])] == pytest.approx(
            ngram.chance(three, words[: k + 1]), rel=1e-12
        )


def test_a_trigram_worked_by_hand():
    three = ngram.fit([("a", "b"), ("a", "c"), ("a", "b")], ("a", "b", "c"))
    alone = (2 + 3 * (1 / 3)) / (6 + 3)  # "b" with no context: 2 of 6, then what 3 kinds leave
    after_a = (2 + 2 * alone) / (3 + 2)
    assert ngram.chance(three, ("a", "b")) == pytest.approx(after_a)
