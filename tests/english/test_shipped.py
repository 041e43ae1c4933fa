"""The English network that is shipped: it reaches what its file says, and reads what people type."""

from pathlib import Path

import numpy as np
import pytest

from lstm import model as models
from lstm import predict, presets, read, reading, words
from lstm.figures.sentence import answered, strip
from lstm.presets import english
from lstm.presets.english import measure, pairs, tried, vocabulary

TYPED = (Path(__file__).parent / "typed.txt").read_text().splitlines()


@pytest.fixture(scope="module")
def model():
    return presets.load("english")


def test_it_works_like_any_other(model):
    found = words.find(words.split("I need to take a"), model.words)
    assert [one.how for one in found] == ["known"] * 5
    chances = predict(model, read(model, [one.id for one in found])[-1])
    assert chances.shape == (5, len(model.words))
    assert chances.sum(axis=1) == pytest.approx(np.ones(5))
    assert answered.best(chances[-1], model.words)[0][1] > 10 / len(model.words)


def test_an_unknown_word_is_read_and_never_expected(model):
    found = words.find(words.split("the zorblax clok"), model.words)
    assert [(one.id, one.how) for one in found[1:]] == [(english.UNKNOWN_ID, "unknown")] * 2  # and not guessed at
    trace = read(model, [one.id for one in found])[-1]
    assert (predict(model, trace)[:, english.UNKNOWN_ID] < 1e-9).all()
    apart = english.unknown(model, trace.h)
    assert ((apart > 0.001) & (apart < 0.9)).all()


def test_the_chance_of_an_unknown_word_is_what_the_whole_vocabulary_would_give_it(model):
    h = np.random.default_rng(0).normal(size=(4, 256)) * 0.3
    bias = model.readout["b_y"].copy()
    bias[english.UNKNOWN_ID] = model.about["unknown"]
    whole = models.softmax(h @ model.readout["W_y"].T + bias)
    assert english.unknown(model, h) == pytest.approx(whole[:, english.UNKNOWN_ID])


def test_a_hundred_sentences_as_people_type_them_hold_hardly_an_unknown_word(model):
    assert len(TYPED) == 100
    every = [one for text in TYPED for one in words.find(words.split(text), model.words) if words.is_word(one.token)]
    assert sum(one.how == "unknown" for one in every) <= 0.03 * len(every)
    for text in TYPED:
        made = reading.read(model, text)
        assert made.english and np.isfinite(made.chances).all()
        assert made.end == len(made.found) - 1
        assert len(made.foils(made.end)) == len(model.words) - 1
        assert strip.draw(made, None, range(24))["tokens"] == made.tokens
        assert answered.ends(made)["next"][-1][0][0] != model.words[english.UNKNOWN_ID]


def test_it_reaches_what_its_file_says(model):
    """On the beginning of the text that is shipped, which it never read; the whole takes a minute."""
    network, stored = english.network(), tried.told()["shipped"]
    assert tried.at_start(network) == pytest.approx(stored["start"], rel=1e-3)
    assert stored["perplexity"]["chat"] == pytest.approx(model.about["figures"]["perplexity"]["chat"], rel=0.12)
    some = tried.gates(network, english.text().ids.astype(int))
    assert some["i"]["shut"] == pytest.approx(stored["gates"]["i"]["shut"], abs=0.01)
    found = pairs.shares(pairs.drawn(model.words), model.words, lambda *asked: measure.after(network, *asked))
    assert found == pytest.approx(model.about["figures"]["pairs"], abs=0.01)


def test_what_was_tried_had_equal_seconds_and_equal_weights_and_says_with_what_seed():
    found = tried.told()
    usual = found["usual"]
    for name in tried.TRIALS:
        assert found[name]["seconds"] == pytest.approx(usual["seconds"], rel=0.25)
        assert name == "units" or found[name]["weights"] == pytest.approx(usual["weights"], rel=0.01)
        assert found[name]["seed"] == 0 and found[name]["day"]
    free, paid = found["no price"], found["price"]
    assert paid["updates"] == free["updates"] and paid["price"] == tried.PRICES["price"]
    assert all(paid["gates"][gate]["shut"] > free["gates"][gate]["shut"] for gate in "io")


def test_it_beats_counting_and_looks_further_back(model):
    figures, trigram = model.about["figures"], model.about["trigram"]
    assert figures["perplexity"]["all"] < trigram["perplexity"]["all"]
    wiped = [*figures["wiped"].values(), figures["perplexity"]["all"]]
    assert wiped == sorted(wiped, reverse=True)


def test_the_text_that_is_shipped_is_held_out_and_of_known_words_alone(model):
    some = english.text()
    assert 45_000 <= len(some.ids) <= 55_000
    assert some.ids.max() < len(model.words) and set(some.kinds.tolist()) == {0, 1, 2}


def test_no_insult_surname_or_address_is_among_its_words(model):
    known = set(model.words)
    assert not known & (vocabulary.insults() | vocabulary.surnames() | vocabulary.ADDRESSES)
    assert not [word for word in model.words[2:] if not vocabulary.allowed(word, False)]


def test_the_file_is_small_and_read_lazily():
    assert sum(file.stat().st_size for file in english.FOLDER.glob("*.*")) < 8_000_000
    with pytest.raises(ValueError, match="no English"):
        english.load("nope")
