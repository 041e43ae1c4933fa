"""Operations on a network while it runs: set a number, carry one over, read another word, unlearn a gate."""

import math

import numpy as np
import pytest

import lstm
from lstm import CELLS, presets
from lstm.everyday import sentences
from lstm.explain import by_hand, operate, operation, writers
from lstm.model import begin
from lstm.unroll import run

WORDS = tuple("abcdefg")
IDS = [0, 3, 1, 4, 2, 6]
every_cell = pytest.mark.parametrize("cell", CELLS)


def network(cell, seed=0, layers=1):
    """A network of four units over seven words, all of its weights different."""
    rng = np.random.default_rng(seed)
    model = begin(cell, WORDS, 4, rng, n_layers=layers)
    return model._replace(
        layers=tuple(
            layer._replace(weights={name: rng.normal(size=a.shape) for name, a in layer.weights.items()})
            for layer in model.layers
        )
    )


def done(model, *texts, ids=IDS, other=None, untrained=None):
    """The trace after operations, given as texts."""
    return operate(model, ids, [operation(text) for text in texts], other, untrained)


def same_bits(one, other, steps=slice(None)):
    return all(np.array_equal(a[steps], b[steps]) for a, b in zip(one, other, strict=True))


@every_cell
@pytest.mark.parametrize("layers", [1, 2])
def test_without_operations_it_is_the_usual_trace_to_the_last_bit(cell, layers):
    model = network(cell, layers=layers)
    assert same_bits(done(model), lstm.read(model, IDS)[-1])


@every_cell
def test_what_comes_before_an_operation_keeps_its_bits_and_what_it_sets_is_there(cell):
    model, usual = network(cell), lstm.read(network(cell), IDS)[-1]
    for quantity in CELLS[cell].EQUATIONS:
        trace = done(model, f"{quantity}.1+3.2:0.25")
        assert same_bits(trace, usual, slice(2))
        assert (getattr(trace, quantity)[2, [1, 3]] == 0.25).all()
        np.testing.assert_allclose(getattr(trace, quantity)[2, [0, 2]], getattr(usual, quantity)[2, [0, 2]], rtol=1e-12)
        assert np.abs(trace.h[3] - usual.h[3]).max() > 1e-6


@every_cell
def test_setting_a_number_to_what_it_is_changes_nothing(cell):
    model, usual = network(cell), lstm.read(network(cell), IDS)[-1]
    for quantity in CELLS[cell].EQUATIONS:
        trace = done(model, f"{quantity}.all.1-4:b1", other=usual)
        for ours, true in zip(trace, usual, strict=True):
            np.testing.assert_allclose(ours, true, rtol=1e-12, atol=1e-15)


def test_a_shut_input_gate_by_hand():
    """One tick of an LSTM worked in plain numbers: i = 0 keeps f c, and the output follows."""
    usual, trace = lstm.read(network("lstm"), IDS)[-1], done(network("lstm"), "i.2.3:0")
    c = usual.f[3, 2] * usual.c[2, 2]
    assert trace.c[3, 2] == pytest.approx(c, rel=1e-14)
    assert trace.h[3, 2] == pytest.approx(usual.o[3, 2] * math.tanh(c), rel=1e-14)


def test_a_wiped_memory_shows_nothing_and_a_peephole_sees_that_it_is_gone():
    trace = done(network("lstm"), "c.all.2:0")
    assert not trace.c[2].any() and not trace.h[2].any()
    weights, usual = network("peephole").layers[0].weights, lstm.read(network("peephole"), IDS)[-1]
    trace = done(network("peephole"), "c.all.2:0")
    z = usual.x[2] @ weights["W_o"][:, 4:].T + usual.h_prev[2] @ weights["W_o"][:, :4].T + weights["b_o"]
    np.testing.assert_allclose(trace.o[2], 1 / (1 + np.exp(-z)), rtol=1e-12)


def test_the_last_of_two_operations_on_one_number_holds_and_those_on_others_stand_side_by_side():
    model = network("lstm")
    assert same_bits(done(model, "i.all.2:0", "i.all.2:1"), done(model, "i.all.2:1"))
    both = done(model, "f.0.1:0", "o.all.4:1")
    assert both.f[1, 0] == 0 and (both.o[4] == 1).all()


@every_cell
def test_a_whole_state_carried_over_goes_on_as_the_other_sentence_would(cell):
    model, ids = network(cell), [5, 5, 2]
    other, state = lstm.read(model, ids)[-1], [name for name in ("c", "n", "h") if name in CELLS[cell].EQUATIONS]
    trace = done(model, *(f"{name}.all.3:b2" for name in state), other=other)
    layer = model.layers[0]
    rest = run(CELLS[cell], layer.weights, lstm.read(model, IDS)[-1].x[4:], tuple(part[2] for part in other.state))
    np.testing.assert_allclose(trace.h[4:], rest.h, rtol=1e-12)


def test_a_stretch_carried_over_takes_the_other_sentences_steps_one_by_one():
    model = network("lstm")
    other = lstm.read(model, [6, 5, 4, 3, 2, 1])[-1]
    trace = done(model, "f.1.2-4:b0", other=other)
    np.testing.assert_array_equal(trace.f[2:5, 1], other.f[0:3, 1])


def test_another_word_is_read_as_if_it_stood_there():
    model = network("gru")
    assert same_bits(done(model, "x.all.2:w5"), lstm.read(model, [*IDS[:2], 5, *IDS[3:]])[-1])


@every_cell
def test_weights_put_back_are_those_of_before_training_and_of_that_quantity_alone(cell):
    model, untrained = network(cell, 1), network(cell, 2)
    made = [name for name in CELLS[cell].EQUATIONS if name not in CELLS[cell].MADE]
    kept = {name: array.copy() for name, array in model.layers[0].weights.items()}
    everything = done(model, *(f"{name}.all.all:untrained" for name in made), untrained=untrained)
    assert same_bits(everything, lstm.read(untrained._replace(readout=model.readout), IDS)[-1])
    some = done(model, f"{made[0]}.1.all:untrained", untrained=untrained)
    usual = lstm.read(model, IDS)[-1]
    assert getattr(some, made[0])[0, 1] != getattr(usual, made[0])[0, 1]
    np.testing.assert_array_equal(getattr(some, made[0])[0, [0, 2, 3]], getattr(usual, made[0])[0, [0, 2, 3]])
    assert all(np.array_equal(kept[name], model.layers[0].weights[name]) for name in kept)


@pytest.mark.parametrize(
    "text",
    ["i.all.6:0", "c.3+7.9-12:-0.5", "h.0.all:0", "c.all.9:b9", "x.all.6:w312", "f.all.all:untrained", "o.5.0:0.1234"],
)
def test_an_operation_is_its_text_and_the_text_the_operation(text):
    assert str(operation(text)) == text and operation(str(operation(text))) == operation(text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("i.all.6:2", "between 0 and 1"),
        ("h.all.6:-1.5", "between −1 and 1"),
        ("c.all.6:101", "between −100 and 100"),
        ("c.all.9-3:0", "backwards"),
        ("c.all.all:b3", "need a place"),
        ("x.all.all:w3", "need a place"),
        ("x.2.3:w3", "all that is read"),
        ("x.all.3:1", "all that is read"),
        ("f.all.3:w1", "all that is read"),
        ("f.all.3:untrained", "same at all places"),
        ("c.all.all:untrained", "no weights"),
        ("", "no operation"),
        ("q.all.1:0", "no operation"),
        ("i.all.1:0:0", "no operation"),
        ("i.all.1:nan", "no operation"),
        ("<b>", "no operation"),
    ],
)
def test_what_is_no_operation_says_why(text, why):
    with pytest.raises(ValueError, match=why):
        operation(text)


@pytest.mark.parametrize(
    "text", ["i.4.1:0", "i.all.6:0", "c.all.2:b6", "c.all.2-4:b4", "x.all.1:w7", "z.all.1:0", "h.all.all:untrained"]
)
def test_what_is_not_there_cannot_be_operated_on(text):
    model = network("lstm")
    other = lstm.read(model, IDS)[-1]
    with pytest.raises(ValueError, match="does not fit"):
        done(model, text, other=other, untrained=model)


def test_a_transplant_needs_the_other_sentence_and_unlearning_the_untrained_model():
    for text in ("c.all.2:b2", "f.all.all:untrained"):
        with pytest.raises(ValueError, match="does not fit"):
            done(network("lstm"), text)


@pytest.mark.parametrize("cell", [name for name in CELLS if name != "rnn"])
@pytest.mark.parametrize("text", ["", "i.all.2:0", "c.all.2:0.5", "c.1.2-3:b0", "h.all.3:0"])
def test_writers_add_up_to_the_memory_whatever_was_done_to_it(cell, text):
    model = network(cell)
    quantities = CELLS[cell].EQUATIONS
    if "i" not in CELLS[cell].GATES:
        text = text.replace("i.", "z." if "z" in quantities else "f.")
    text = text if "c" in quantities else text.replace("c.", "h.")
    trace = done(model, *filter(None, [text]), other=lstm.read(model, [5, 6])[-1])
    held = trace.c if "c" in quantities else trace.h
    np.testing.assert_allclose(writers(trace).sum(axis=0), held, rtol=0, atol=1e-12)


def test_what_was_put_there_by_hand_is_told_from_what_a_step_wrote():
    trace = done(network("lstm"), "c.1.2:0.5")
    assert [tuple(spot) for spot in np.argwhere(by_hand(trace))] == [(2, 1)]
    parts = writers(trace)
    assert not parts[:3, 2, 1].any() and parts[3, 2, 1] == 0.5
    assert not by_hand(lstm.read(network("lstm"), IDS)[-1]).any()


def test_a_plain_rnn_has_no_writers():
    with pytest.raises(ValueError, match="anew at each step"):
        writers(lstm.read(network("rnn"), IDS)[-1])


def example(reason="job"):
    """The example sentence up to "a", with a reason: its words as ids."""
    words = presets.load().words
    return [words.index(reason if word == "job" else word) for word in sentences.SEED_WORDS[:-1]]


def chance(model, trace, word="loan"):
    return float(lstm.predict(model, trace)[-1, model.words.index(word)])


def test_in_the_shipped_network_the_memory_carries_the_reason_and_the_output_does_not():
    model = presets.load("lstm")
    other = lstm.read(model, example("traffic"))[-1]
    assert chance(model, done(model, ids=example())) > 0.97
    assert chance(model, done(model, "i.all.6:0", ids=example())) < 0.25
    assert chance(model, done(model, "f.all.9:0", ids=example())) < 0.25
    carried = done(model, "c.all.10:b10", ids=example(), other=other)
    assert chance(model, carried) < 0.05 and chance(model, carried, "taxi") > 0.9
    assert chance(model, done(model, "h.all.10:b10", ids=example(), other=other)) > 0.97
