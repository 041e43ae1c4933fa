"""A model writes on: chances by hand, draws from a seed, and perplexities that leave out what cannot be judged."""

import math

import numpy as np
import pytest

import lstm
from lstm import presets, reading
from lstm.everyday import sentences
from lstm.everyday.evaluate import drawn
from lstm.figures.applications import writing as picture
from lstm.figures.applications import writing_says as says
from lstm.live import LIVE
from lstm.networks import going_on, ngram
from lstm.presets import apps
from lstm.words import find, split

MODEL = presets.load("lstm")
SEED = sentences.SEED.rpartition(" ")[0]
UNK = MODEL.words.index("<unk>")


def ids_of(text):
    return [one.id for one in find(split(text), MODEL.words)]


def text_of(words):
    return [MODEL.words[one.id] for one in words]


def test_temperature_raises_chances_to_a_power():
    chances = np.array([0.5, 0.3, 0.2])
    np.testing.assert_allclose(going_on.tempered(chances), chances)
    squared = np.array([0.25, 0.09, 0.04])
    np.testing.assert_allclose(going_on.tempered(chances, 0.5), squared / 0.38)
    np.testing.assert_allclose(going_on.tempered(chances, 2.0), np.sqrt(chances) / np.sqrt(chances).sum())
    np.testing.assert_allclose(going_on.tempered(chances, 1.0, 2), [0.625, 0.375, 0.0])
    np.testing.assert_allclose(going_on.tempered(chances, 1.0, 0, [0]), [0.0, 0.6, 0.4])
    assert going_on.tempered(np.array([1.0, 0.0]), 0.1).tolist() == [1.0, 0.0]


@pytest.mark.parametrize(
    ("u", "place"), [(0.0, 1), (0.49, 1), (0.5, 2), (0.51, 2), (0.79, 2), (0.81, 0), (0.999999, 0), (1.0, 0)]
)
def test_a_draw_is_the_word_at_which_the_chances_add_up_to_it(u, place):
    assert going_on.draw(np.array([0.2, 0.5, 0.3, 0.0]), u) == place


def test_words_are_drawn_as_often_as_their_chances_say():
    chances, draws = np.array([0.1, 0.6, 0.3]), np.random.default_rng(0).random(4000)
    often = np.bincount([going_on.draw(chances, u) for u in draws], minlength=3) / 4000
    np.testing.assert_allclose(often, chances, atol=4 * 0.5 / math.sqrt(4000))


def test_each_word_is_read_like_any_other():
    ids = ids_of(SEED)
    words = going_on.write(MODEL, ids, 12, seed=3)
    whole = [*ids, *(one.id for one in words)]
    chances = lstm.predict(MODEL, lstm.read(MODEL, whole)[-1])[len(ids) - 1 : -1]
    assert [one.chance for one in words] == pytest.approx(
        [row[one.id] for row, one in zip(chances, words, strict=True)]
    )
    for row, one in zip(chances, words, strict=True):
        assert one.others[0][0] == int(row.argmax()) and dict((k, p) for k, p, _ in one.others)[one.id] == one.chance


def test_the_same_seed_writes_the_same_and_another_writes_another():
    ids = ids_of(SEED)
    one, same, other = (text_of(going_on.write(MODEL, ids, 20, seed=seed)) for seed in (0, 0, 1))
    assert one == same != other
    assert one[:2] == ["loan", "."] and all("<unk>" not in each for each in (one, other))


def test_each_place_has_a_draw_of_its_own():
    readout = {name: np.zeros_like(array) for name, array in MODEL.readout.items()}
    words = going_on.write(MODEL._replace(readout=readout), ids_of("the"), 20)  # every word as likely as any other
    assert len({one.id for one in words}) > 15


def test_the_lowest_temperature_and_a_choice_of_one_write_the_likeliest_words():
    ids = ids_of(SEED)
    only = going_on.write(MODEL, ids, 10, top=1, seed=5)
    assert text_of(only) == text_of(going_on.write(MODEL, ids, 10, temperature=0.01, seed=9))
    assert all(one.id == one.others[0][0] and one.drawn == 1.0 for one in only)


def test_a_word_that_is_taken_stands_and_what_comes_before_it_does_too():
    ids, coat = ids_of(SEED), MODEL.words.index("coat")
    usual, other = going_on.write(MODEL, ids, 15), going_on.write(MODEL, ids, 15, taken=((3, coat),))
    assert usual[:3] == other[:3] and other[3].id == coat and other[3].taken and not other[4].taken
    assert other[3].others[-1][0] == coat or coat in [k for k, _, _ in other[3].others]


def test_perplexity_is_worked_by_hand():
    words = ("<unk>", "the", "car", "runs", ".")
    trigram = ngram.fit([("the", "car", "runs"), ("the", "car", "runs")], words)
    model = lstm.model.begin("lstm", words, 3, np.random.default_rng(0))
    ids = [1, 2, 3, 4, 1, 0, 3]  # the car runs . the <unk> runs
    judged = going_on.judge(model, trigram, ids, [True] * 5 + [False, True])
    assert [one.counts for one in judged] == [False, True, True, False, False, False, True]
    chances = lstm.predict(model, lstm.read(model, ids)[-1])
    counted = [chances[0][2], chances[1][3], chances[5][3]]
    assert going_on.perplexities(judged)[0] == pytest.approx(np.prod(counted) ** (-1 / 3))
    first = ngram.chance(trigram, ("the", "car"))
    second, third = ngram.chance(trigram, ("the", "car", "runs")), ngram.chance(trigram, ("the", "<unk>", "runs"))
    assert going_on.perplexities(judged)[1:] == (pytest.approx((first * second * third) ** (-1 / 3)), 3)
    assert going_on.perplexities(judged[:1]) == (0.0, 0.0, 0)


def test_on_held_out_sentences_it_is_the_perplexity_that_is_stated():
    place = {word: k for k, word in enumerate(MODEL.words)}
    trigram, logs = ngram.fit([("the",)], MODEL.words), []
    for one in drawn("everyday", 400, 0):
        judged = going_on.judge(MODEL, trigram, [place[word] for word in one.words], [True] * len(one.words))
        logs += [math.log(word.network) for word in judged if word.counts]
    assert math.exp(-np.mean(logs)) == pytest.approx(MODEL.about["figures"]["perplexity"], rel=0.05)


def test_the_last_words_that_are_stated_are_those_it_gets_right():
    cells = apps.figures("next_word")["cells"]
    assert LIVE["next_word"].more(apps.model("next_word")) == cells["lstm"]["more"][0]
    worst = {cell: min(one["last"] for one in found["more"]) for cell, found in cells.items()}
    assert worst["lstm"] > 0.95 and worst["gru"] > 0.95 and max(one["last"] for one in cells["rnn"]["more"]) < 0.5
    cells = {"lstm": {"more": [{"last": share} for share in (0.5, 0.9, 0.8)]}, "rnn": {"more": [{"last": 0.25}] * 3}}
    assert (
        "**of those the LSTM 80\u00a0% and the plain RNN 25\u00a0% are right**, at the median of 3"
        in says.last_words(cells)
    )


@pytest.mark.parametrize(
    ("network", "trigram", "counted", "said"),
    [
        (5.0, 8.0, 10, "The network is the less"),
        (8.0, 5.0, 10, "The **trigram** is the less"),
        (5.0, 5.1, 10, "a tie"),
        (5.0, 8.0, 9, "So few words say little."),
        (2760.0, 1570.0, 20, "A guess among all 577 words has 577: this text is of a kind that neither has learnt."),
        (2760.0, 500.0, 20, "perplexity of **2,760**, a trigram of **500**. The **trigram** is the less"),
    ],
)
def test_who_is_less_surprised_is_said_from_the_numbers(network, trigram, counted, said):
    assert said in says.own_text(network, trigram, counted, 577)
    assert "no word here yet" in says.own_text(0.0, 0.0, 0, 577)


def test_surprise_is_in_bits_and_unknown_words_have_none():
    assert [going_on.surprise(p) for p in (1.0, 0.5, 0.125)] == [0.0, 1.0, 3.0]
    read = reading.read(MODEL, "The car xyzzy runs")
    data = picture.draw(read, going_on.write(MODEL, read.ids, 2), 0, 1.0)
    assert [one["bits"] == "" for one in data["typed"]] == [True, False, True, False]
    assert data["typed"][1]["bits"] == f"{-math.log2(read.chances[0][read.ids[1]]):.1f}"


def test_what_temperature_made_of_a_chance_is_said_where_it_made_something_of_it():
    ids = ids_of(SEED)
    flat = going_on.write(MODEL, ids, 1, temperature=2.0, taken=((0, ids_of("loan")[0]),))[0]
    assert "You took “loan”" in picture.says("loan", flat, 2.0)
    uncut = going_on.write(MODEL, ids, 1, temperature=2.0)[0]
    assert " Temperature 2 made it " in picture.says("loan", uncut, 2.0), "nothing was cut off"
    one = going_on.write(MODEL, ids, 1, temperature=2.0, top=1)[0]
    assert "Temperature 2 and the cut-off made it 100\u00a0%." in picture.says("loan", one, 2.0)
    assert "Temperature" not in picture.says("loan", going_on.write(MODEL, ids, 1)[0], 1.0)
