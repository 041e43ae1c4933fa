"""Encoders and decoders: what they hand over, and what the shipped ones do with numbers and dates."""

import numpy as np
import pytest

from lstm import CELLS
from lstm.explain import encoder_state
from lstm.figures.applications import handed as figure
from lstm.live.check import run_through, score
from lstm.live.network import part
from lstm.live.tasks import LIVE
from lstm.live.updates import unflatten
from lstm.networks import encoder_decoder
from lstm.presets import apps

FRENCH, ISO = LIVE["french"], LIVE["iso"]


def network(task):
    """The cell and the weights of a shipped network."""
    training = apps.training(task)
    arrays = unflatten(training.shapes, training.flat)
    return CELLS["lstm"], {one: part(arrays, one) for one in ("encoder", "decoder", "readout")}


def toy():
    """An encoder and a decoder of two units whose memory holds one thing each, by weights set by hand."""
    rng = np.random.default_rng(0)
    return CELLS["lstm"], encoder_decoder.init(CELLS["lstm"], 4, 3, 3, rng)


def test_a_whole_memory_in_the_place_of_ones_own_is_the_others_answer():
    cell, weights = toy()
    ladder = encoder_state.grafts(cell, weights, [1, 2], [3, 3, 1], 5)
    own, other = encoder_decoder.answer(cell, weights, np.array([[1, 3], [2, 3], [0, 1]]), 0, 0, 5, np.array([2, 3]))
    assert [step.units for step in ladder] == [0, 1, 2, 3]
    assert (ladder[0].said, ladder[-1].said) == (own, other)


def test_units_move_as_far_as_two_runs_differ():
    cell, weights = toy()
    one = LIVE["french"].changes("zero")[0]._replace(others=((2,), (3,)))
    (found,) = encoder_state.moves(cell, weights, [1], [one], 4)
    runs = [encoder_decoder.read(cell, weights["encoder"], np.array([k]))[0].c[-1] for k in (1, 2, 3)]
    np.testing.assert_allclose(found.memory, (abs(runs[1] - runs[0]) + abs(runs[2] - runs[0])) / 2, atol=1e-15)


def test_words_are_kept_in_order():
    assert encoder_state.kept((1, 2, 3, 4), (9, 2, 4)).tolist() == [False, True, False, True]


@pytest.mark.parametrize("task", ["french", "iso"])
def test_the_shipped_network_reaches_what_is_stated(task):
    """On as many held-out inputs again; and further than it was trained it fails, as the page says."""
    training, figures = apps.training(task), apps.figures(task)
    fresh = LIVE[task].draw_test(np.random.default_rng(1), 600, {"known": 2000})
    assert score(training, fresh) == pytest.approx(figures["value"], abs=0.012) and figures["value"] >= 0.99
    assert figures["far"] < 0.01


@pytest.mark.parametrize(("task", "most"), [("french", 0.85), ("iso", 0.95)])
def test_what_was_read_travels_in_c_and_not_in_h(task, most):
    cell, weights = network(task)
    tests = LIVE[task].draw_test(np.random.default_rng(2), 100, {})
    sources = [column[:length].tolist() for column, length in zip(tests.xs.T, tests.lengths, strict=True)]
    assert encoder_state.carried(cell, weights, sources, 12, [1]) > most
    assert encoder_state.carried(cell, weights, sources, 12, [0]) < 0.05


def test_the_weekday_is_read_and_changes_nothing_in_the_answer():
    cell, weights = network("iso")
    text = "Thursday, 7 March 2024"
    picture = figure.moved(ISO, cell, weights, ISO.as_examples(text), ISO.changes(text))
    weekday, day = picture["rows"][:2]
    assert weekday["words"] == [0.0] * 10 and day["words"][8:] != [0.0, 0.0] and day["words"][:8] == [0.0] * 8


@pytest.mark.parametrize(("task", "text"), [("french", "1789"), ("iso", "14 July 1789")])
def test_a_wrong_answer_is_said_to_be_wrong_and_the_right_one_stands_beside_it(task, text):
    examples, training = LIVE[task].as_examples(text), apps.training(task)
    outputs, traces = run_through(training, examples)
    outputs = outputs.copy()
    outputs[1, 0] = np.eye(outputs.shape[-1])[1]  # another second word, whatever was said
    picture = figure.draw(task, *network(task), traces, outputs, examples)
    said, due = outputs[:, 0].argmax(axis=-1).tolist(), [*figure.texts(examples)[1], 0]
    columns = picture["sections"][2]["columns"]
    wrong = [k >= len(due) or said[k] != due[k] for k in range(len(columns))]
    assert wrong[:2] == [False, True] and [one["state"] == "wrong" for one in columns] == wrong
    truth = "mille-sept-cent-quatre-vingt-neuf" if task == "french" else "1789-07-14"
    assert LIVE[task].ANSWER[1] in next(words for words, kind in picture["headline"] if kind == "wrong")
    assert picture["headline"][-1] == [truth, "plain"]


def test_a_right_answer_is_said_to_be_right():
    examples = FRENCH.as_examples("97")
    outputs, traces = run_through(apps.training("french"), examples)
    picture = figure.draw("french", *network("french"), traces, outputs, examples)
    assert picture["headline"][0] == ["quatre-vingt-dix-sept", "right"]
    assert {one["state"] for one in picture["sections"][2]["columns"]} == {"", "quiet"}
    assert picture["sections"][2]["columns"][-1]["text"] == "end"


def test_each_wrong_word_is_marked_in_the_headline_and_in_the_picture_alike():
    task = LIVE["iso"]
    due, wrong = ([task.ANSWER.index(sign) for sign in text] for text in ("3000-01-01", "1900-01-03"))
    assert [k for k, one in enumerate(figure.amiss([*wrong, 0], due)) if one] == [0, 1, 9]
    columns = figure.answer(task, [*wrong, 0], np.full((11, len(task.ANSWER)), 0.5), due)
    assert [column["text"] for column in columns if column["state"] == "wrong"] == ["1", "9", "3"]
    assert figure.headline(task, [*wrong, 0], due)[:4] == [
        ("19", "wrong"),
        ("00-01-0", "plain"),
        ("3", "wrong"),
        ("  ✗ wrong. By plain rules it is ", "quiet"),
    ]
    assert (" (it ends here)", "wrong") in figure.headline(task, [*due[:4], 0], due)
    assert figure.headline(task, [*due, 0], due)[0] == ("3000-01-01", "right")


def test_what_training_never_saw_is_said_of_what_is_typed():
    french, iso = (LIVE[name] for name in ("french", "iso"))
    known = {"known": 2000}
    learnt = french.order()[:2000]
    assert french.remark("0", known) == "“zero” stands in none of the 2,000 numbers it learnt from."
    assert french.remark(str(learnt[0]), known) == "It learnt from this very number."
    short = sum(n <= 20 or (n < 100 and n % 10 == 0) for n in learnt)
    assert 10 not in learnt and french.remark("10", known).endswith(
        f"Of the 2,000 that it saw, {short} are 1 word long."
    )
    assert iso.remark("1 January 3000", {}) == "Only the years 1900 to 2099 were ever trained."
    assert iso.remark("1 January 2000", {}) == ""
