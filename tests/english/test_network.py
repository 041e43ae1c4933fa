"""The English network on a small scale: exact gradients, and a training that goes on as if it had never stopped."""

import numpy as np
import pytest

from lstm import model as models
from lstm.live.gradients import PENALISED
from lstm.networks import kneser_ney
from lstm.presets.english import corpus, measure, train, tried
from lstm.presets.english.network import Size, Tied
from lstm.training.softmax import Softmax

CELLS = ("lstm", "gru", "rnn")


def small(cell="lstm", dtype=np.float64, words=11):
    network = Tied(Size(cell, words, 3, 4), dtype)
    network.begin(np.random.default_rng(1))
    network.weights["bias"][...] = np.random.default_rng(2).normal(size=words)
    return network


@pytest.mark.parametrize("price", [0.0, 0.3])
@pytest.mark.parametrize("cell", CELLS)
def test_every_gradient_is_the_slope_with_a_price_of_open_gates_and_without(cell, price):
    rng = np.random.default_rng(0)
    network, T, B = small(cell), 5, 2
    ids, state = rng.integers(0, 11, (T + 1, B)), tuple(rng.normal(size=part.shape) for part in small(cell).zeros(B))
    drops = network.dropout(rng, 0.3, T, B)
    network.loss_and_gradient(ids[:-1], ids[1:], state, drops, price)
    found, step = network.grad.copy(), 1e-6
    slopes = np.empty_like(found)
    for k in range(len(found)):
        sides = []
        for side in (step, -step):
            network.theta[k] += side
            lost = network.surprise(network.read(ids[:-1], state, drops), ids[1:].reshape(-1)).mean()
            gates = [network.engine.gate(gate).mean(axis=(0, 2)).sum() for gate in PENALISED.get(cell, "")]
            sides.append(lost + price * sum(gates))
            network.theta[k] -= side
        slopes[k] = (sides[0] - sides[1]) / (2 * step)
    np.testing.assert_allclose(found, slopes, atol=2e-9)
    assert all(np.abs(part).max() > 1e-4 for part in network.gradient.values())


def test_in_single_precision_the_gradient_is_the_same_to_six_digits():
    exact, quick, rng = small(), small(dtype=np.float32), np.random.default_rng(3)
    ids = rng.integers(0, 11, (30, 4))
    losses = [one.loss_and_gradient(ids[:-1], ids[1:], one.zeros(4)) for one in (exact, quick)]
    assert losses[0] == pytest.approx(losses[1], rel=1e-6)
    np.testing.assert_allclose(quick.grad, exact.grad, atol=1e-6)


def test_a_block_of_rows_at_a_time_gives_what_all_at_once_gives():
    rng = np.random.default_rng(4)
    features, table, bias, aims = rng.normal(size=(9, 3)), rng.normal(size=(7, 3)), rng.normal(size=7), np.arange(9) % 7
    found = []
    for block in (1, 2, 100):
        loss, d_table, d_bias = Softmax(7, 9, np.float64), np.empty((7, 3)), np.empty(7)
        loss.block = block
        surprise = loss.surprise(features, table, bias, aims)
        assert loss.scores.sum(axis=1) == pytest.approx(np.ones(9))
        found.append((surprise, loss.back(features, table, aims, 0.5, d_table, d_bias), d_table, d_bias))
    for one in found[1:]:
        for mine, first in zip(one, found[0], strict=True):
            np.testing.assert_allclose(mine, first, atol=1e-14)
    chances = models.softmax(features @ table.T + bias)
    np.testing.assert_allclose(found[0][0], -np.log(chances[np.arange(9), aims]))


@pytest.mark.parametrize("cell", CELLS)
def test_as_a_model_it_says_the_same(cell):
    network = small(cell)
    ids, words = np.array([[3], [1], [4]]), tuple("abcdefghijk")
    features = network.read(ids, network.zeros(1))
    said = [
        -np.log(models.predict(made := network.model(words), models.read(made, ids[:, 0])[-1])[k, 5]) for k in range(3)
    ]
    np.testing.assert_allclose(network.surprise(features, np.full(3, 5)), said)


def tiny():
    """A corpus of two documents of numbers that follow a rule, and a plan for it."""
    ids = np.array([1, 2, 3, 4, 5, 1, 6, 7] * 30, np.int32)
    part = corpus.Part(ids, np.array([0, 120]), np.zeros(2, np.int8))
    return corpus.Corpus(tuple("abcdefgh"), part, part), train.Plan(Size("lstm", 8, 4, 8), 30.0, 4, 6, 0.02, 0.1)


def test_training_goes_on_from_a_checkpoint_as_if_it_had_never_stopped(tmp_path, monkeypatch):
    monkeypatch.setattr(train, "SAVED_EVERY", 0.0)
    data, plan = tiny()
    whole = train.train(plan, data)
    file = tmp_path / "small.npz"
    train.train(plan, data, file, until=200)
    assert train.restored(file, plan).updates == 200
    again = train.train(plan, data, file)
    np.testing.assert_array_equal(again.network.theta, whole.network.theta)
    assert (again.updates, again.losses) == (whole.updates, whole.losses)
    assert whole.losses[-1] < 0.5 < whole.losses[0]


def test_a_checkpoint_of_another_plan_is_refused(tmp_path):
    data, plan = tiny()
    train.train(plan._replace(epochs=1.0), data, tmp_path / "small.npz")
    with pytest.raises(ValueError, match="another plan"):
        train.train(plan._replace(rate=0.5), data, tmp_path / "small.npz")


def utterances(n, seed):
    """Ids of utterances that end with the word they began with, four others between: more than a trigram sees."""
    rng, ids = np.random.default_rng(seed), []
    for _ in range(n):
        key = int(rng.integers(2, 6))
        ids += [key, *rng.integers(6, 10, 4).tolist(), key, train.END_ID]
    part = np.array(ids, np.int32)
    return corpus.Part(part, np.zeros(1, int), np.zeros(1, np.int8))


def test_a_small_one_learns_in_seconds_what_no_trigram_can():
    learnt, held = utterances(1500, 0), utterances(300, 1)
    data = corpus.Corpus(tuple("abcdefghij"), learnt, held)
    done = train.train(train.Plan(Size("lstm", 10, 8, 24), 8.0, 10, 21, 0.02, 0.0), data)
    ours = np.exp(measure.surprise(done.network, corpus.streams(held.ids, 10)).mean())
    trigram = np.exp(kneser_ney.surprise(kneser_ney.fit(learnt.ids, 10), held.ids).mean())
    assert ours < 0.9 * trigram


def test_other_cells_get_as_many_weights_and_as_many_seconds():
    for cell in ("gru", "rnn"):
        size = train.of_equal_weights(Size(), cell)
        assert Tied(size).theta.size == train.size_of(size)
        assert abs(train.size_of(size) / train.size_of(Size()) - 1.0) < 0.002
    data, plan = tiny()
    assert train.of_equal_seconds(plan, plan, data) == pytest.approx(plan.epochs, rel=0.9)


def test_how_long_a_training_was_to_go_on_is_kept(tmp_path):
    data, plan = tiny()
    train.train(plan._replace(epochs=0.5), data, tmp_path / "small.npz")
    assert train.epochs_in(tmp_path / "small.npz") == 0.5


def test_a_trial_may_learn_from_some_kinds_of_documents_alone():
    part = corpus.Part(np.arange(9), np.array([0, 2, 5, 6]), np.array([0, 1, 0, 2]))
    some = tried.some_kinds(part, ("chat", "chapter"))
    assert some.ids.tolist() == [0, 1, 5, 6, 7, 8]
    assert (some.starts.tolist(), some.kinds.tolist()) == ([0, 2, 3], [0, 0, 2])
