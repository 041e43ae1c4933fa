"""Weights turned by hand, in words and on a slider."""

import numpy as np
import pytest
from drawings import reading_of

import lstm
from lstm import CELLS, presets, reading
from lstm.explain import edits
from lstm.figures.inside_one_step import turned

NAMES = ["the", "car", "runs", "on"]
CELL = CELLS["lstm"]


def weights():
    return CELL.init(4, 3, np.random.default_rng(5))


def read(chances=None):
    """The Reading of four words, with the chances of each next one."""
    made = reading_of(CELL, weights(), lstm.run(CELL, weights(), np.eye(4)), NAMES)
    return made if chances is None else made._replace(chances=np.tile(chances, (4, 1)))


def slider(target, *changes):
    return turned.slider(read(), [edits.edit(text) for text in changes], edits.target(target))


def test_one_weight_stands_where_it_is_and_is_set():
    one, how = slider("f.1.x2")
    assert how == "set"
    assert one["value"] == pytest.approx(weights()["W_f"][1, 5], abs=5e-4)
    assert slider("f.1.x2", "f.1.x2:set:4.5", "f.all.all:times:2")[0]["value"] == 9.0
    assert one["low"] <= -10 and one["high"] >= 10


def test_the_weight_of_all_units_is_added_to_and_a_gate_is_scaled():
    for target, change, how, rest, value in (
        ("f.all.b", "f.all.b:add:-2", "add", 0.0, -2.0),
        ("o.1.all", "o.1.all:times:0", "times", 1.0, 0.0),
    ):
        assert slider(target)[1] == how
        assert slider(target)[0]["value"] == rest
        assert slider(target, change)[0]["value"] == value


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("f.all.b:add:2", "forget gate of all units, the bias: + 2"),
        ("f.all.b:add:-2", "forget gate of all units, the bias: −2"),
        ("i.5.x1:set:-1.5", "input gate of unit 5, the word “car”: = −1.5"),
        ("o.all.all:times:0", "output gate of all units, all its weights: × 0"),
        ("candidate.0.h2:set:3", "candidate of unit 0, unit 2's h(t−1): = 3"),
    ],
)
def test_a_change_in_words(text, said):
    assert turned.describe(edits.edit(text), read()) == said


@pytest.mark.parametrize("name", presets.CELLS_TRAINED)
def test_everything_on_offer_can_be_turned(name):
    one = reading.read(presets.load(name), "the car runs")
    for quantity in lstm.explain.squashed(one.trace):
        for code in turned.sources(one, quantity):
            for unit in (None, 0, 15):
                assert edits.fits(one.cell, one.layer.weights, edits.Target(quantity, unit, code))


def test_what_became_of_the_answer_names_the_old_first_word_and_the_new():
    before, now = np.array([0.7, 0.2, 0.1, 0.0]), np.array([0.1, 0.6, 0.2, 0.1])
    was, is_now = read(before), read(now)
    assert turned.answer(was, is_now) == "After “on”: “the” 70\u00a0% → 10\u00a0%, “car” 20\u00a0% → 60\u00a0%"
    assert turned.answer(was, was) == "After “on”: “the” 70\u00a0% → 70\u00a0%"
