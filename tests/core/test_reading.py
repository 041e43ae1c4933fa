"""A reading is made once: the same numbers for everybody who reads the same, kept without what was typed."""

import numpy as np
import pytest

import lstm
from lstm import presets, reading
from lstm.kept import content

TEXT = "Due to my SALARY, I need to take a"


@pytest.fixture
def model():
    """The main model, and nothing kept of what was read before."""
    reading.numbers.entries.clear()
    return presets.load()


def test_it_holds_what_the_network_computes(model):
    found = reading.read(model, TEXT)
    trace = lstm.read(model, found.ids)[-1]
    assert np.array_equal(found.trace.c, trace.c) and np.array_equal(found.chances, lstm.predict(model, trace))
    assert model.words[found.chances[found.end].argmax()] == "loan"
    assert found.tokens[3] == "SALARY" and found.end == len(found.tokens) - 1


def test_the_same_words_are_read_once_however_they_are_typed(model, monkeypatch):
    first = reading.read(model, TEXT)
    monkeypatch.setattr(reading, "read_ids", None)
    again = reading.read(model, TEXT.lower())
    assert again.trace is first.trace and again.chances is first.chances
    assert again.tokens != first.tokens


def test_another_network_or_another_text_is_another_reading(model):
    found = [reading.read(one, text) for one in (model, presets.load("gru")) for text in (TEXT, TEXT + " loan")]
    assert len({id(one.chances) for one in found}) == len(reading.numbers.entries) == 4


def test_nothing_that_was_typed_is_kept(model):
    reading.read(model, "Qwertyuiop needs a loan")
    ((key, (_, networks)),) = reading.numbers.entries.items()
    assert networks == [model] and "qwerty" not in str(key).lower()


def test_no_more_are_kept_than_is_said_and_the_oldest_goes_first(model):
    texts = [" ".join(["the"] * count) for count in range(1, reading.KEPT + 6)]
    first = reading.read(model, texts[0])
    for text in texts:
        reading.read(model, text)
        assert reading.read(model, texts[0]).trace is first.trace  # in use: it stays
    assert len(reading.numbers.entries) == reading.KEPT
    assert len(reading.read(model, texts[1]).trace.h) == 2


def test_what_everybody_shares_nobody_can_change(model):
    found = reading.read(model, TEXT)
    for array in (found.chances, *found.trace):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0.0


def test_nothing_to_read_is_a_reading_without_numbers(model):
    found = reading.read(model, "")
    assert found.trace is None and found.found == () and not reading.numbers.entries


def test_foils_are_the_other_answers_that_fit(model):
    found = reading.read(model, TEXT)
    names = {model.words[one] for one in found.foils(found.end)}
    assert "loan" not in names and "coat" in names
    assert model.words.index("loan") in found.foils(found.end, model.words.index("coat"))


def test_up_to_a_place_it_is_the_reading_of_the_beginning(model):
    found, short = reading.read(model, TEXT).until(3), reading.read(model, "Due to my SALARY")
    assert found.tokens == short.tokens and found.ids == short.ids == [one.id for one in found.found]
    assert np.array_equal(found.chances, short.chances) and np.array_equal(found.trace.c, short.trace.c)


def test_with_another_trace_it_answers_what_that_trace_says(model):
    found = reading.read(model, TEXT)
    wiped = found.trace._replace(h=np.zeros_like(found.trace.h))
    other = found.with_trace(wiped)
    assert other.trace is wiped and np.array_equal(other.chances, lstm.predict(model, wiped))
    assert other.tokens == found.tokens and found.trace is not wiped
    assert content(other, []) != content(found, []) == content(reading.read(model, TEXT), [])


def test_words_that_are_found_already_are_read_as_they_were(model):
    found = reading.read(model, TEXT)
    assert reading.of(model, found.found, text=TEXT) == found
