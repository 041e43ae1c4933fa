"""Attention and the mLSTM: exact gradients, nobody looks ahead, and both forms of the mLSTM say the same."""

import numpy as np
import pytest

from lstm.experiments import contest
from lstm.figures.after import heirs
from lstm.live import defaults
from lstm.live.updates import advance, begin, draw, flatten, take_apart, unflatten
from lstm.networks import attention, mlstm

N, T, D, H, EDGE = 2, 5, 3, 4, 1e-6
MAKE = {
    "attention": (attention, lambda rng: attention.weights(D, H, 2, rng)),
    "mlstm": (mlstm, lambda rng: mlstm.weights(D, H, rng)),
}


@pytest.mark.parametrize("name", MAKE)
def test_the_way_back_is_the_derivative_of_the_way_there(name):
    module, make = MAKE[name]
    rng = np.random.default_rng(0)
    w = {key: array + 0.3 * rng.normal(size=array.shape) for key, array in make(rng).items()}
    xs, pull = rng.normal(size=(N, T, D)), rng.normal(size=(N, T, H))
    found = module.backward(w, xs, module.forward(w, xs)[1], pull)
    assert set(found) == set(w)
    for key, array in w.items():
        for entry in list(np.ndindex(array.shape))[:: max(1, array.size // 12)]:
            ends = []
            for way in (1.0, -1.0):
                moved = array.copy()
                moved[entry] += way * EDGE
                ends.append((module.forward(w | {key: moved}, xs)[0] * pull).sum())
            assert found[key][entry] == pytest.approx((ends[0] - ends[1]) / (2 * EDGE), rel=1e-5, abs=1e-7), (
                key,
                entry,
            )


@pytest.mark.parametrize("name", MAKE)
def test_nobody_looks_ahead(name):
    module, make = MAKE[name]
    rng = np.random.default_rng(1)
    w, xs = make(rng), rng.normal(size=(N, T, D))
    other = xs.copy()
    other[:, 3:] = rng.normal(size=other[:, 3:].shape)
    ours, theirs = module.forward(w, xs)[0], module.forward(w, other)[0]
    np.testing.assert_allclose(ours[:, :3], theirs[:, :3], rtol=1e-12)
    assert np.abs(ours[:, 3:] - theirs[:, 3:]).min() > 1e-9


def test_step_by_step_the_mlstm_says_what_it_says_all_at_once():
    rng = np.random.default_rng(2)
    w, xs, memory, steps = mlstm.weights(D, H, rng), 3.0 * rng.normal(size=(N, T, D)), None, []
    for t in range(T):
        out, memory = mlstm.step(w, xs[:, t], memory)
        steps.append(out)
    np.testing.assert_allclose(np.stack(steps, axis=1), mlstm.forward(w, xs)[0], rtol=1e-10, atol=1e-13)


def test_attention_looks_at_what_it_has_read_and_all_its_looks_add_up_to_one():
    rng = np.random.default_rng(3)
    _, met = attention.forward(attention.weights(D, H, 2, rng), rng.normal(size=(N, 70, D)))
    for block in met:
        np.testing.assert_allclose(block["look"].sum(axis=-1), 1.0)
        assert not np.triu(block["look"], 1).any()


@pytest.mark.parametrize("cell", MAKE)
def test_they_train_by_the_same_fold(cell):
    training = advance(begin(defaults("lookup", cell=cell, units=4, seed=3)), 2)
    assert training.updates == 2 and np.isfinite(training.records.loss).all()
    at_once = advance(begin(training.settings), 2)
    assert np.array_equal(at_once.flat, training.flat)
    one, examples = take_apart(training), draw(training)
    way = one.gradient / np.linalg.norm(one.gradient)
    there, back = (take_apart(training._replace(flat=training.flat + k * EDGE * way), examples).loss for k in (1, -1))
    assert (there - back) / (2 * EDGE) == pytest.approx(np.linalg.norm(one.gradient), rel=1e-5)
    assert np.array_equal(flatten(training.shapes, unflatten(training.shapes, training.flat)), training.flat)


def test_what_one_more_step_costs_is_drawn_where_it_was_measured():
    found = contest.stored()["growth"]
    for what, (_, arms, _) in heirs.GROWS.items():
        picture = heirs.grown(what)
        low, high = picture["range"]
        assert len(picture["cases"]) == len(found["steps"])
        assert all(low <= value <= high for case in picture["cases"] for arm in case["arms"] for value in arm["values"])
        assert {arm["name"] for case in picture["cases"] for arm in case["arms"]} == set(arms.values())
    held = [[10 ** arm["values"][0] for arm in case["arms"]] for case in heirs.grown("held")["cases"]]
    lstm, looks = np.array(held).T
    np.testing.assert_allclose(lstm, lstm[0])
    np.testing.assert_allclose(looks / looks[0], np.array(found["steps"]) / found["steps"][0])
    assert found["attention"][-1][0] > 2.0 * found["attention"][0][0] and found["scan"][-1] < found["loop"][-1]
