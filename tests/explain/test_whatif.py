"""Another squashing function in an LSTM: with the usual ones nothing changes, with others exactly what they do."""

import math

import numpy as np
import pytest

import lstm
from lstm import CELLS, presets, reading, words
from lstm.cells import lstm as usual
from lstm.everyday import sentences
from lstm.explain import whatif
from lstm.figures.squashing import swap as picture
from lstm.model import encode, predict

D, H, T = 3, 4, 30
PLAIN = {"sigmoid": lambda z: 1 / (1 + math.exp(-z)), "tanh": math.tanh, "identity": lambda z: z}


def lived(seed=0, steps=T):
    """Weights that are all different, and a sequence."""
    rng = np.random.default_rng(seed)
    weights = {name: rng.normal(size=a.shape) for name, a in usual.init(D, H, rng).items()}
    return weights, rng.normal(size=(steps, D))


def example(text=sentences.SEED):
    """The shipped LSTM, a sentence as it reads it, and its words."""
    model = presets.load()
    found = words.find(words.split(text), model.words)
    return model, encode(model, [one.id for one in found]), [one.token.text for one in found]


@pytest.mark.parametrize("seed", range(5))
def test_with_the_usual_functions_it_is_the_lstm_to_the_last_bit(seed):
    weights, xs = lived(seed)
    trace, steps = whatif.run(weights, xs)
    assert steps == T
    for ours, theirs in zip(trace, lstm.run(usual, weights, xs), strict=True):
        np.testing.assert_array_equal(ours, theirs)


@pytest.mark.parametrize("swap", whatif.SWAPS)
def test_every_swap_is_what_one_gets_by_hand(swap):
    """Three steps of one unit with one input, in plain floats."""
    rng = np.random.default_rng(1)
    weights = {name: rng.normal(size=a.shape) for name, a in usual.init(1, 1, rng).items()}
    xs, how = rng.normal(size=(3, 1)), whatif.arguments(swap)
    trace, _ = whatif.run(weights, xs, **how)
    put = {place: PLAIN[name] for place, name in (whatif.PLACES | how["squashes"]).items()}
    h = c = 0.0
    for t, (x,) in enumerate(xs):
        sums = {k: weights[f"W_{k}"][0] @ [h, x] + weights[f"b_{k}"][0] for k in "fioc"}
        f, i, o, g = (put[place](sums[k]) for place, k in zip(("f", "i", "o", "candidate"), "fioc", strict=True))
        c = f * c + i * g
        h = o * i if swap == "h:i" else o * put["shown"](c)
        got = [float(getattr(trace, name)[t, 0]) for name in ("f", "i", "o", "candidate", "c", "h")]
        assert got == pytest.approx([f, i, o, g, c, h], rel=1e-12)


def test_the_right_function_at_a_place_is_no_swap():
    right = [swap for swap in whatif.SWAPS if whatif.is_right(swap)]
    assert right == ["f:sigmoid", "i:sigmoid", "o:sigmoid", "candidate:tanh", "shown:tanh", "h:shown"]
    weights, xs = lived()
    for swap in right:
        np.testing.assert_array_equal(
            whatif.run(weights, xs, **whatif.arguments(swap))[0].h, lstm.run(usual, weights, xs).h
        )


@pytest.mark.parametrize("seed", range(3))
def test_where_numbers_grow_without_end_it_stops_and_says_after_which_step(seed):
    """Every forget gate is 5 and every write 1: c goes 1, 6, 31, ... = (5^t - 1) / 4, past 1e300 at step 430."""
    weights = usual.init(D, H, np.random.default_rng(seed))
    weights = {name: 0.0 * array for name, array in weights.items()} | {"b_f": np.full(H, 5.0), "b_c": np.ones(H)}
    weights["b_i"] = np.ones(H)
    put = {"f": "identity", "i": "identity", "candidate": "identity"}
    trace, steps = whatif.run(weights, np.zeros((500, D)), put)
    assert trace.c[:4, 0].tolist() == [1, 6, 31, 156]
    expected = next(t for t in range(1, 500) if (5**t - 1) // 4 > 10**300) - 1
    assert steps == len(trace.c) == expected
    assert np.isfinite(trace.c).all() and trace.c.max() > 1e299


def test_a_first_step_that_is_already_too_large_leaves_no_trace():
    weights, xs = lived()
    weights["b_c"] = weights["b_c"] + 1e200
    weights["b_i"] = weights["b_i"] + 1e200
    assert whatif.run(weights, xs, {"i": "identity", "candidate": "identity"}) == (None, 0)
    assert whatif.transplanted(weights, xs, 2, np.zeros(H), {"i": "identity", "candidate": "identity"}) == (None, 0)


def test_what_is_not_there_is_refused():
    weights, xs = lived()
    with pytest.raises(KeyError, match="no squashing function stands at c"):
        whatif.run(weights, xs, {"c": "tanh"})
    with pytest.raises(KeyError, match="relu"):
        whatif.run(weights, xs, {"f": "relu"})
    with pytest.raises(ValueError, match="not 'c'"):
        whatif.run(weights, xs, output="c")


@pytest.mark.parametrize("place", [0, 7, T - 1])
def test_without_the_memory_in_the_output_another_memory_changes_nothing_at_all(place):
    """Output = output gate x input gate: the gates read h and x, so c is written and never read."""
    weights, xs = lived()
    other = np.random.default_rng(9).normal(size=H) * 3
    for output, difference in (("i", 0.0), ("shown", None)):
        own, _ = whatif.run(weights, xs, output=output)
        put, steps = whatif.transplanted(weights, xs, place, other, output=output)
        assert steps == T - place
        change = np.abs(put.h - own.h[place:]).max()
        assert change == difference if difference is not None else change > 0.05
        assert np.abs(put.c[0] - own.c[place]).max() > 0.01
        np.testing.assert_array_equal(put.c_prev[0], other)


def test_an_output_gate_made_by_tanh_is_below_0_at_most_cells_and_turns_signs():
    model, xs, _ = example()
    trace, _ = whatif.run(model.layers[-1].weights, xs, {"o": "tanh"})
    assert 0.7 < (trace.o < 0).mean() < 0.85
    np.testing.assert_array_equal(np.sign(trace.h), np.sign(trace.o) * np.sign(trace.c))


def test_without_a_function_at_the_forget_gate_the_memory_explodes():
    model, xs, _ = example()
    long = np.resize(xs, (200, xs.shape[1]))
    right, wrong = (whatif.run(model.layers[-1].weights, long, put)[0].c for put in ({}, {"f": "identity"}))
    assert np.abs(right).max() < 10 and np.abs(wrong).max() > 1e200


def test_without_a_function_at_the_candidate_one_write_exceeds_1():
    model, xs, _ = example()
    weights = model.layers[-1].weights
    writes = [
        np.abs(t.i * t.candidate).max()
        for t in (whatif.run(weights, xs, p)[0] for p in ({}, {"candidate": "identity"}))
    ]
    assert writes[0] < 1 < 5 < writes[1]


def drawn(swap, text=sentences.SEED, **also):
    """The picture of a swap in the shipped LSTM."""
    return picture.draw(reading.read(presets.load(), text), swap, **also)


def test_the_right_half_of_the_picture_is_the_shipped_networks_own_reading():
    model, xs, tokens = example()
    trace = lstm.run(CELLS["lstm"], model.layers[-1].weights, xs)
    made = drawn("f:identity", unit=3)
    for panel in made["panels"]:
        assert panel["right"] == getattr(trace, panel["place"])[:, 3].tolist()
    chance = predict(model, trace)[-2].max()
    assert made["rows"][-1][:2] == ["chance of “loan”", picture.percent(chance)]


@pytest.mark.parametrize("swap", whatif.SWAPS)
@pytest.mark.parametrize("text", [sentences.SEED, "loan", "the car runs " * 33])
def test_every_swap_is_drawn_and_told_on_short_and_long_sentences(swap, text):
    other = np.ones(16)
    made = drawn(swap, text, other=other)
    assert all(len(row) == 3 and all(isinstance(cell, str) for cell in row) for row in made["rows"])
    assert made["said"] and "nan" not in made["alt"] and "inf" not in made["alt"].replace("infer", "")
    for panel in made["panels"]:
        assert panel["low"] <= 0 < panel["high"] and np.isfinite(panel["right"] + panel["wrong"]).all()
        assert max(np.abs(panel["right"])) <= panel["high"]
    assert ("nothing changes" in made["alt"]) == whatif.is_right(swap)
    assert all(row[1] == row[2] for row in made["rows"]) or not whatif.is_right(swap)


def test_the_output_of_two_gates_is_told_with_the_memory_that_does_not_matter():
    made = drawn("h:i", other=np.ones(16))
    row = next(row for row in made["rows"] if row[0].startswith("h, with another memory"))
    assert row[1].startswith("moves by") and row[2] == "does not move at all"
    assert f"the right output {row[1]}, this one does not move at all" in made["alt"]


def test_a_run_that_stops_says_at_which_word():
    read = reading.read(presets.load(), "the car runs " * 33)
    model, tokens = read.model, read.tokens
    weights = model.layers[-1].weights | {"b_f": model.layers[-1].weights["b_f"] + 1e6}
    heavy = model._replace(layers=(model.layers[-1]._replace(weights=weights),))
    made = picture.draw(reading.of(heavy, read.found), "f:identity")
    assert 40 < made["steps"] < len(tokens)
    assert made["said"][0] == picture.STOPS.format(tokens[made["steps"]], made["steps"] + 1)
    assert "does not get that far" in made["said"][-1]
    assert made["rows"][-1][2] == "none"
    assert f"past 10³⁰⁰ at word {len(made['long']['wrong']) + 1}" in [row[2] for row in made["rows"]]
