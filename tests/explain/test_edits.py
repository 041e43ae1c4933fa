"""Weights turned by hand: what is named is changed, and nothing else."""

import numpy as np
import pytest

import lstm
from lstm import CELLS, presets
from lstm.everyday import sentences
from lstm.explain import edits

every_cell = pytest.mark.parametrize("name", CELLS)


def weights_of(name, units=3, inputs=4):
    rng = np.random.default_rng(1)
    return {key: rng.normal(size=array.shape) for key, array in CELLS[name].init(inputs, units, rng).items()}


def moved(before, after):
    """Where the weights differ: name -> the places."""
    places = {key: np.argwhere(before[key] != after[key]).tolist() for key in before}
    return {key: where for key, where in places.items() if where}


def turned(name, *texts):
    before = weights_of(name)
    return before, edits.apply(CELLS[name], before, [edits.edit(text) for text in texts])


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("f.1.x2:set:9", {"W_f": [[1, 3 + 2]]}),
        ("i.0.h2:set:9", {"W_i": [[0, 2]]}),
        ("o.2.b:add:1", {"b_o": [[2]]}),
        ("f.all.b:add:2", {"b_f": [[0], [1], [2]]}),
        ("candidate.all.x0:set:0", {"W_c": [[0, 3], [1, 3], [2, 3]]}),
        ("i.1.all:times:0.5", {"W_i": [[1, k] for k in range(7)], "b_i": [[1]]}),
    ],
)
def test_an_edit_changes_the_weights_it_names_and_no_others(text, where):
    before, after = turned("lstm", text)
    assert moved(before, after) == where


def test_what_an_edit_does_to_a_weight():
    before, after = turned("lstm", "f.1.x2:set:-1.5", "f.all.b:add:2", "o.all.all:times:3")
    assert after["W_f"][1, 5] == -1.5
    np.testing.assert_array_equal(after["b_f"], before["b_f"] + 2)
    np.testing.assert_array_equal(after["W_o"], before["W_o"] * 3)
    np.testing.assert_array_equal(after["b_o"], before["b_o"] * 3)


def test_edits_apply_in_order():
    before, after = turned("lstm", "f.0.b:set:1", "f.0.b:add:2", "f.0.b:times:4")
    assert after["b_f"][0] == 12


def test_each_cell_has_sources_of_its_own():
    assert moved(*turned("peephole", "o.1.c:set:9")) == {"P_o": [[1]]}
    assert moved(*turned("gru", "candidate.1.h0:set:9")) == {"W_h": [[1, 0]]}
    assert moved(*turned("gru_after", "candidate.1.h0:set:9")) == {"W_u": [[1, 0]]}
    assert moved(*turned("gru_after", "candidate.1.r:set:9")) == {"b_u": [[1]]}
    assert moved(*turned("rnn", "h.2.x3:set:9")) == {"W_h": [[2, 6]]}


@every_cell
def test_scaling_every_gate_scales_every_weight(name):
    cell = CELLS[name]
    quantities = [quantity for quantity in cell.EQUATIONS if quantity not in cell.MADE]
    before, after = turned(name, *(f"{quantity}.all.all:times:2" for quantity in quantities))
    for key in before:
        np.testing.assert_array_equal(after[key], 2 * before[key])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("lstm", "f.0.c:set:1"),
        ("lstm", "z.0.b:set:1"),
        ("lstm", "f.3.b:set:1"),
        ("lstm", "f.0.x4:set:1"),
        ("lstm", "f.0.h3:set:1"),
        ("lstm", "h.0.b:set:1"),
        ("rnn", "f.0.b:set:1"),
        ("gru", "candidate.0.r:set:1"),
    ],
)
def test_a_weight_that_is_not_there_is_refused(name, text):
    with pytest.raises(ValueError, match="this cell has no weight"):
        turned(name, text)


@pytest.mark.parametrize(
    "text",
    ["", "f", "f.0.b", "f.0.b:set:", "f.0.b:set:nan", "f.0.b:set:1e9", "f.0.b:set:999", "f.0.b:set:٣", "W_f.0.b:set:1",
     "f.-1.b:set:1", "f.0.x:set:1", "f.0.b:set:1\n", "f.0.b:pow:2", "f.0.x123456:set:1"],
)  # fmt: skip
def test_a_text_that_is_no_edit_is_refused(text):
    with pytest.raises(ValueError, match="is not a change of weights"):
        edits.edit(text)


@pytest.mark.parametrize("text", ["f.1.x2:set:-1.5", "f.all.b:add:2", "candidate.0.h11:times:0.25", "o.all.all:set:0"])
def test_a_text_comes_back_as_it_was(text):
    assert str(edits.edit(text)) == text


def test_a_trained_network_with_every_word_kept_out_forgets_the_reason():
    model = presets.load("lstm")
    shut = edits.changed(model, [edits.edit("i.all.b:add:-50")])
    words = sentences.SEED_WORDS[: sentences.SEED_WORDS.index("loan")]
    ids, loan = [model.words.index(word) for word in words], model.words.index("loan")
    chances = [lstm.predict(each, lstm.read(each, ids)[-1])[-1, loan] for each in (model, shut)]
    assert chances[0] > 0.9 and chances[1] < 0.3
