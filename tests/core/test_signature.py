"""A model knows what goes in and what comes out, also where that is no words; and a trained one answers as it did."""

import io
import json

import numpy as np
import pytest

from lstm import CELLS, Layer, Model, explain, live, load, predict, presets, read, reading, save
from lstm.live.check import held_out
from lstm.live.forms import form_of
from lstm.live.tasks import LIVE
from lstm.model import arrays, head_of, signed
from lstm.signature import Signature

NUMBERS = Signature(("east", "north"), ("speed",), "number", True, (10.0, 4.0))


def numeric(signature=NUMBERS):
    """Two numbers in, one out."""
    rng = np.random.default_rng(2)
    layer = Layer("lstm", CELLS["lstm"].init(2, 3, rng))
    return Model((), None, (layer,), {"W_y": rng.normal(size=(1, 3)), "b_y": np.zeros(1)}, {}, signature)


def again(model):
    file = io.BytesIO()
    save(file, model, np.float64)
    return load(io.BytesIO(file.getvalue()))


def test_numbers_are_read_and_answered_on_the_model_s_scale():
    model, xs = numeric(), np.array([[10.0, 14.0], [2.0, 10.0], [12.0, 10.0]])
    trace = read(model, xs)[-1]
    np.testing.assert_array_equal(trace.x, [[0.0, 1.0], [-2.0, 0.0], [0.5, 0.0]])
    np.testing.assert_allclose(predict(model, trace)[:, 0], trace.h @ model.readout["W_y"][0] * 4.0 + 10.0)


def test_chances_of_answers_that_are_no_words_add_up_to_one():
    model = live.model_of(live.begin(live.defaults("recall", units=3)))
    chances = predict(model, read(model, [0, 9, 9, 16])[-1])
    assert chances.shape == (4, 8) == (4, len(model.signature.answers))
    np.testing.assert_allclose(chances.sum(axis=1), 1, rtol=1e-14)


WHOLE = [name for name in LIVE if form_of(name).STACKS]  # of the others it is one cell of two


@pytest.mark.parametrize("layers", [1, 2])
@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize("task", WHOLE)
def test_a_trained_network_answers_what_its_training_showed(task, cell, layers):
    training = live.begin(live.defaults(task, units=3, cell=cell, layers=layers))
    model, report = live.model_of(training), live.check(training)
    shown = held_out(task, (), None)[2]
    told, (middle, spread) = shown.told or len(shown.xs), model.signature.scale
    xs = shown.xs[:told, 0]
    said = predict(model, read(model, xs if model.words else xs * spread + middle)[-1])
    expected = report.outputs[:told] * (spread if model.signature.kind == "number" else 1.0)
    np.testing.assert_allclose(said, expected + (middle if model.signature.kind == "number" else 0.0), atol=1e-10)


@pytest.mark.parametrize("task", LIVE)
def test_a_trained_network_is_read_back_from_a_file_with_all_it_knows(task):
    model = live.model_of(live.begin(live.defaults(task, units=2)))
    found = again(model)
    assert (found.words, found.signature) == (model.words, model.signature)
    assert found.about == json.loads(json.dumps(model.about))


def test_who_looks_ahead_and_who_is_asked_at_the_end():
    def known(task, **options):
        model = live.model_of(live.begin(live.defaults(task, units=2, options=tuple(options.items()))))
        return model.signature.ahead, model.about["at_the_end"]

    assert known("letters") == known("reber") == known("count") == known("next_word") == (True, False)
    assert known("sine") == known("series") == (True, False)
    assert known("recall") == known("order") == known("adding") == known("parity", each=0) == (False, True)
    assert known("everyday") == (False, True) and known("parity", each=1) == (False, False)


def test_the_range_of_its_examples_is_in_the_units_of_those_who_type():
    model = live.model_of(live.begin(live.defaults("series", units=2)))
    assert model.about["range"] == [[0.0, 190.2]]  # the sunspots of the record
    assert live.model_of(live.begin(live.defaults("parity", units=2))).about["range"] == [[-1.0, 1.0]]


def test_without_a_signature_a_model_expects_the_next_word_or_answers_numbers():
    words = presets.load()
    assert words.signature is None and "signature" not in head_of(words)  # the shipped files stay as they are
    assert signed(words) == Signature((), words.words, "class", True)
    assert signed(numeric(None)) == Signature(("input 1", "input 2"), ("answer 1",), "number")
    trace = read(numeric(None), [[1.0, 2.0]])[-1]
    np.testing.assert_array_equal(trace.x, [[1.0, 2.0]])


@pytest.mark.parametrize(
    "changes",
    [
        {"channels": ("east",)},
        {"channels": ("east", "east")},
        {"channels": ("east", 2)},
        {"answers": ("speed", "more")},
        {"kind": "guess"},
        {"ahead": "yes"},
        {"scale": (0.0, 0.0)},
        {"scale": (0.0, float("inf"))},
        {"scale": (0.0, 1.0, 2.0)},
        {"scale": ("0", "1")},
        {"colour": "red"},
        {"channels": 5},
    ],
    ids=str,
)
def test_a_file_whose_signature_does_not_fit_is_refused_in_one_sentence(changes):
    file, model = io.BytesIO(), numeric()
    head = head_of(model) | {"signature": NUMBERS._asdict() | changes}
    np.savez(file, head=np.array(json.dumps(head)), **arrays(model))
    with pytest.raises(ValueError, match=r"^this file is not a model saved by lstm.save: ."):
        load(io.BytesIO(file.getvalue()))


def test_words_read_and_channels_do_not_go_together():
    words = presets.load()
    odd = words._replace(signature=Signature(("a",), words.words, "class"))
    with pytest.raises(ValueError, match="its channels must be 0 different texts"):
        again(odd)


# --- what to look at first --------------------------------------------------------------------------------------------


def latch(cell, answer=1.0):
    """Three symbols; unit 0 takes note of the first of them and unit 1 of the second. The readout asks for unit 0."""
    weights = {name: np.zeros_like(a) for name, a in CELLS[cell].init(3, 2, np.random.default_rng(0)).items()}
    opens, drawn = {"gru": ("z", "h"), "rnn": ("h", "h")}.get(cell, ("i", "c"))
    for unit in (0, 1):
        weights[f"W_{drawn}"][unit, 2 + unit] = 3.0
        weights[f"W_{opens}"][unit, 2 + unit] += 9.0 if cell != "rnn" else 0.0
    if cell == "rnn":
        weights["W_h"][:, :2] = 2.0 * np.eye(2)  # what it has, it holds
    else:
        weights[f"b_{opens}"] -= 5.0
    for gate, bias in (("f", 5.0), ("o", -5.0)):
        if f"b_{gate}" in weights:
            weights[f"b_{gate}"] += bias
    if "W_o" in weights:
        weights["W_o"][:, 4] = 9.0  # an LSTM shows its memory at the third symbol alone, and so after it was written
    readout = {"W_y": np.array([[answer, 0.0], [0.0, answer]]), "b_y": np.zeros(2)}
    return Model(("a", "b", "c"), None, (Layer(cell, weights),), readout, {})


@pytest.mark.parametrize("cell", presets.CELLS_USUAL)
def test_what_to_look_at_first_is_where_the_memory_behind_the_answer_was_written(cell):
    said = reading.read(latch(cell), "ccbcacc")
    assert explain.telling(said, 0, [1]) == (4, 0)
    assert explain.telling(said, 1, [0]) == (2, 1)


@pytest.mark.parametrize("cell", ["lstm", "gru"])
@pytest.mark.parametrize("answer", [1.0, -1.0])
def test_of_a_number_it_is_what_draws_it_the_way_it_goes(cell, answer):
    said = reading.read(latch(cell, answer), "ccbcacc")
    assert explain.telling(said, 0, []) == (4, 0)
