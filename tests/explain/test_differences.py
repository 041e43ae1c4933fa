"""Two runs compared, and a prediction without one of its words."""

import math

import numpy as np
import pytest

import lstm
from lstm import CELLS
from lstm.explain import align, difference, left_out, moved, one_word_changed, operate, operation
from lstm.model import begin, softmax

IDS = [0, 3, 1, 4, 2, 6]


def network(cell="lstm", seed=0):
    rng = np.random.default_rng(seed)
    model = begin(cell, tuple("abcdefg"), 4, rng)
    layer = model.layers[0]
    weights = {name: rng.normal(size=a.shape) for name, a in layer.weights.items()}
    return model._replace(
        layers=(layer._replace(weights=weights),), readout={"W_y": rng.normal(size=(7, 4)), "b_y": rng.normal(size=7)}
    )


@pytest.mark.parametrize(
    ("one", "other", "pairs"),
    [
        ("due to my job i", "due to my tax i", "00 11 22 33 44"),
        ("due to job i", "due to my job i", "00 11 23 34"),
        ("a b", "c d", "00 11"),
        ("a b c", "x", ""),
        ("", "a", ""),
    ],
)
def test_words_that_belong_together(one, other, pairs):
    assert align(one.split(), other.split()) == tuple((int(pair[0]), int(pair[1])) for pair in pairs.split())


@pytest.mark.parametrize("cell", CELLS)
def test_a_run_differs_from_itself_nowhere(cell):
    trace = lstm.read(network(cell), IDS)[-1]
    found = difference(CELLS[cell], trace, trace)
    assert found.first is None and not any(change.any() for change in found.changes.values())


@pytest.mark.parametrize("cell", CELLS)
def test_the_first_difference_is_where_the_operation_was(cell):
    model = network(cell)
    quantity = [name for name in CELLS[cell].EQUATIONS if name != "k"][-2:][0]
    usual, cut = lstm.read(model, IDS)[-1], operate(model, IDS, [operation(f"{quantity}.2.3:0.5")])
    found = difference(CELLS[cell], usual, cut)
    assert found.first == (3, quantity, 2)
    np.testing.assert_array_equal(found.changes[quantity][3], getattr(cut, quantity)[3] - getattr(usual, quantity)[3])


def test_sentences_of_other_lengths_are_compared_word_by_word():
    model = network()
    short, long = lstm.read(model, IDS)[-1], lstm.read(model, [*IDS[:2], 5, *IDS[2:]])[-1]
    found = difference(CELLS["lstm"], short, long, align(IDS, [*IDS[:2], 5, *IDS[2:]]))
    assert found.pairs[2] == (2, 3) and found.first[0] == 2
    np.testing.assert_array_equal(found.changes["c"][2], long.c[3] - short.c[2])


def test_runs_of_other_widths_cannot_be_compared():
    with pytest.raises(ValueError, match="unit by unit"):
        difference(
            CELLS["lstm"],
            lstm.read(network(), IDS)[-1],
            lstm.read(begin("lstm", tuple("abcdefg"), 2, np.random.default_rng(0)), IDS)[-1],
        )
    with pytest.raises(ValueError, match="one pair"):
        difference(CELLS["lstm"], lstm.read(network(), IDS)[-1], lstm.read(network(), IDS)[-1], [])


def test_a_chance_that_halves_moved_by_one_bit():
    found = moved(np.array([0.5, 0.25, 0.25]), np.array([0.25, 0.25, 0.5]))
    assert found.chance.tolist() == [-0.25, 0.0, 0.25] and found.bits.tolist() == [-1.0, 0.0, 1.0]
    assert found.surprise == pytest.approx(0.25 * -1 + 0.5 * 1)


@pytest.mark.parametrize("cell", CELLS)
def test_each_word_left_out_is_the_shorter_sentence_read_alone(cell):
    model = network(cell)
    found = left_out(model, IDS)
    for t in range(len(IDS)):
        alone = lstm.predict(model, lstm.read(model, IDS[:t] + IDS[t + 1 :])[-1])[-1]
        np.testing.assert_allclose(found[t], alone, rtol=1e-12)


def test_the_only_word_left_out_leaves_what_the_biases_say():
    model = network()
    np.testing.assert_allclose(left_out(model, [3]), [softmax(model.readout["b_y"])], rtol=1e-14)
    assert math.fsum(left_out(model, [3])[0]) == pytest.approx(1.0)


def test_a_minimal_pair_differs_in_one_word_and_in_the_answer():
    model, found = network(), []
    for seed in range(20):
        model = network(seed=seed)
        word = one_word_changed(model, IDS, 5, range(7))
        usual = lstm.predict(model, lstm.read(model, IDS)[-1])[-1]
        chances = {w: lstm.predict(model, lstm.read(model, [*IDS[:5], w])[-1])[-1] for w in range(7) if w != IDS[5]}
        others = {w: p.max() for w, p in chances.items() if p.argmax() != usual.argmax()}
        assert word == (max(others, key=others.get) if others else None)
        found.append(word)
    assert len(set(found)) > 2
    assert one_word_changed(model, IDS, 5, [IDS[5]]) is None
