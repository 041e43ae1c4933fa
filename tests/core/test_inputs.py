"""What is typed becomes what a network reads, whatever it reads, and nothing is read that was not typed."""

import numpy as np
import pytest
from fuzzing import examples
from hypothesis import given
from hypothesis import strategies as st

from lstm import inputs, live
from lstm.live.check import held_out
from lstm.live.forms import form_of
from lstm.live.forms.encoder_decoder import before
from lstm.live.tasks import LIVE
from lstm.model import Model, begin
from lstm.signature import Signature


def model_of(task, **options):
    return live.model_of(live.begin(live.defaults(task, units=2, options=tuple(sorted(options.items())))))


RECALL, LETTERS, COUNT = model_of("recall", letters=3), model_of("letters"), model_of("count")
ADDING, SINE, SERIES = model_of("adding"), model_of("sine"), model_of("series")
WORDS = begin("lstm", ["<unk>", "the", "car", "."], 2, np.random.default_rng(0))


def texts(read):
    return [one.token.text for one in read.found]


@pytest.mark.parametrize(
    ("model", "text", "read", "left_out"),
    [
        (RECALL, "Aab?", "A a b ?", ""),
        (RECALL, " A a\tb\n? ", "A a b ?", ""),  # a space separates where it is no symbol
        (RECALL, "A9ü-?", "A ?", "9 ü -"),
        (LETTERS, "the cat", "t h e ␣ c a t", ""),
        (LETTERS, "a\u00a0b↵c␣d", "a ␣ ↵ c ␣ d", "b"),  # no-break spaces are spaces; the rhyme has no b
        (COUNT, ".AAbB.", ". A A b B .", ""),  # shown as typed, see below
        (WORDS, "The car, carr.", "The car , carr .", ""),
        (SINE, "0.3 -1 .5", "0.3 −1 0.5", ""),
        (SINE, "0.3;−1,\n1e-3  2_0", "0.3 −1 0.001 20", ""),
        (SINE, "1 nan inf -inf 1/2 x 1e7 2", "1 2", "nan inf -inf 1/2 x 1e7"),
        (ADDING, "0.25/1 0.5/0 0.75 / 1/1/1 ٣/1", "0.25/1 0.5/0 3/1", "0.75 / 1/1/1"),
        (SERIES, "101.5 0", "101.5 0", ""),
    ],
)
def test_a_text_is_read_by_hand(model, text, read, left_out):
    found = inputs.find(text, model)
    assert texts(found) == read.split(" ") and list(found.left_out) == left_out.split()
    assert len(found.ids) == len(found.found)


def test_ids_are_places_in_the_vocabulary_and_numbers_stand_as_typed():
    assert inputs.find("Cb?", RECALL).ids == [2, 4, 11]
    np.testing.assert_array_equal(inputs.find("0.25/1 -3/0", ADDING).ids, [[0.25, 1.0], [-3.0, 0.0]])
    np.testing.assert_array_equal(inputs.find("101.5 0", SERIES).ids, [[101.5], [0.0]])


def test_no_more_is_read_than_asked_for_and_the_rest_is_counted():
    for model, text in ((RECALL, "Aabcab?"), (SINE, "1 2 3 4 5 6 7"), (WORDS, "the car the car the car the")):
        found = inputs.find(text, model, most=3)
        assert (len(found.found), len(found.ids), found.unread) == (3, 3, 4)


def test_a_letter_that_is_no_symbol_is_read_in_its_other_case_and_says_so():
    found = inputs.find(".AaB", COUNT)
    assert found.ids == [2, 0, 0, 1] and [one.how for one in found.found] == ["known", "case", "known", "case"]
    assert inputs.find("aA", RECALL).ids == [3, 0]  # both are symbols


def test_a_word_that_is_not_known_is_left_out_where_there_is_no_word_for_it():
    model = Model(("awful", "was", ",", "the", "room"), None, (), {}, {})
    found = inputs.find("The room, lavish, was awfull.", model)
    assert found.ids == [3, 4, 2, 2, 1, 0] and found.left_out == ("lavish", ".")
    assert found.found[-1].how == "slip" and found.unread == 0
    assert inputs.as_text(model, found.ids) == "the room,, was awful"


def test_a_word_that_is_not_known_is_written_so_that_it_is_not_known_again():
    text = inputs.as_text(WORDS, [1, 0, 3])
    assert text == "the …." and inputs.find(text, WORDS).ids == [1, 0, 3]


@given(st.text(max_size=40))
@examples(100)
def test_any_text_is_read_without_a_fault(text):
    for model in (RECALL, LETTERS, ADDING, SERIES, WORDS):
        found = inputs.find(text, model, most=20)
        assert len(found.ids) == len(found.found) <= 20
        if not model.words:
            assert np.isfinite(found.ids).all() and found.ids.shape == (len(found.found), len(model.signature.channels))


@pytest.mark.parametrize("task", LIVE)
def test_an_example_written_as_text_is_read_again_as_it_was(task):
    training = live.begin(live.defaults(task, units=2))
    model, shown = live.model_of(training), held_out(task, training.settings.options, None)[2]
    given_to_it = before(shown.targets)[:, 0] if form_of(task).WRITES else shown.xs[: shown.told, 0]
    for text in model.about["examples"]:
        found = inputs.find(text, model)
        assert not found.left_out and inputs.as_text(model, found.ids) == text
    ids = inputs.find(model.about["examples"][0], model).ids
    middle, spread = model.signature.scale
    np.testing.assert_allclose(ids if model.words else (ids - middle) / spread, given_to_it, atol=5e-4)


def test_numbers_too_large_for_the_scale_they_are_read_on_are_left_out():
    scaled = SINE._replace(signature=Signature(("wave",), ("next",), "number", True, (1e9, 1e3)))
    found = inputs.find("5 1e9 2e9 3e9", scaled)
    assert texts(found) == ["5", "1.0·10⁹", "2.0·10⁹"] and found.left_out == ("3e9",)
