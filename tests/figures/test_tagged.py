"""The picture of a sentence with names, and what is said of it, against numbers worked out otherwise."""

import numpy as np
import pytest
from test_entities import run

from lstm.cells import CELLS
from lstm.explain.both_ways import cue, votes
from lstm.figures.applications import tagged
from lstm.figures.sentence import tape
from lstm.figures.train_live.held_out import example
from lstm.live.check import check, run_through
from lstm.live.network import part
from lstm.live.tasks import entities as task
from lstm.live.updates import unflatten
from lstm.numbers import with_sign
from lstm.presets import apps
from lstm.unroll import run as unroll

D = task.sizes({})[0]  # numbers that a word is


def test_the_example_that_is_shown_is_judged_by_its_right_tags():
    right = ["person", "person", "other", "other", "organisation", "other", "place"]
    assert [task.TAGS[k] for k in task.draw_shown(None, 1, {}).targets[:, 0]] == right
    training = apps.training("entities")
    rows = example(training.settings, None, check(training))["answers"]["rows"]
    assert [row[2] for row in rows] == right == [row[0] for row in rows]  # what is right, and what is said
    assert min(row[3] for row in rows) > 0.5


def test_the_scores_are_the_sum_of_what_both_directions_say():
    training = apps.training("entities")
    _, chances, traces = run("Zofia works for Nokia in Gdansk.")
    readout = part(unflatten(training.shapes, training.flat), "readout")
    parts = votes(readout, *(trace.h for trace in traces))
    total = parts.ahead + parts.behind + parts.bias
    e = np.exp(total - total.max(axis=1, keepdims=True))
    np.testing.assert_allclose(e / e.sum(axis=1, keepdims=True), chances, atol=1e-12)


@pytest.mark.parametrize(
    ("ahead", "behind", "says"),
    [
        (0.9, 3.4, "Both say person, backwards more."),
        (3.4, 0.9, "Both say person, forwards more."),
        (5.21, 5.24, "Both say person, alike."),
        (2.8, -1.1, "The two disagree, and forwards outweighs."),
        (-0.2, 4.1, "The two disagree, and backwards outweighs."),
        (3.7, -0.04, "Forwards decides."),
        (-1.0, 0.4, "Together that is not for person: what it says whatever is read, +0.8, makes it person."),
    ],
)
def test_who_decides_is_told_by_the_numbers(ahead, behind, says):
    assert tagged.decided(ahead, behind, 0.8, "person", "place") == says


@pytest.mark.parametrize(
    ("text", "place", "until", "after"),
    [
        ("Paris", 0, "it alone says", "it alone says"),
        ("New York is big", 0, "it alone says", "the words from the end back to it say"),
        ("New York is big", 1, "the words up to it say", "the words from the end back to it say"),
        ("New York is big", 3, "the words up to it say", "it alone says"),
    ],
)
def test_a_direction_is_said_to_have_read_what_it_has_read(text, place, until, after):
    training, (_, chances, traces) = apps.training("entities"), run(text)
    readout = part(unflatten(training.shapes, training.flat), "readout")
    said = tagged.said_of(task.as_examples(text).xs[place, 0], chances, readout, traces, place)
    assert f"read forwards, {until} " in said and f"read backwards, {after} " in said
    parts = votes(readout, *(trace.h for trace in traces))
    one, other = np.argsort(-chances[place])[:2]
    for numbers, before in ((parts.ahead, until), (parts.behind, after)):
        assert f"{before} {with_sign(numbers[place, one] - numbers[place, other])}" in said


def test_units_stand_in_the_order_in_which_they_are_written():
    memory = np.array([[0.0, 0.9, 0.1], [0.0, 0.9, 0.9], [0.5, 0.8, 0.9]])
    assert tape.written_in_turn(memory).tolist() == [1, 2, 0]


def test_a_cue_is_the_unit_whose_gate_opens_most_there():
    gate = np.array([[0.1, 0.9], [0.9, 0.95], [0.3, 0.9], [0.7, 0.95]])
    found = cue(gate, ["a", "in", "b", "in"], "in")
    assert (found.unit, found.times) == (0, 2) and (found.at, found.elsewhere) == pytest.approx((0.8, 0.2))
    with pytest.raises(ValueError, match="never read"):
        cue(gate, ["a"] * 4, "in")


def test_what_is_said_of_the_gates_is_their_mean_over_the_sample():
    tests, inside, words = tagged.sample()
    training = apps.training("entities")
    _, (ahead, _) = run_through(training, tests)
    gate, found = ahead.i[inside], tagged.cues(CELLS["lstm"], part(unflatten(training.shapes, training.flat), "ahead"))
    said = tagged.said_of_cues(CELLS["lstm"], found)
    for word, one in zip(tagged.CUES, found, strict=True):
        here = [k for k, each in enumerate(words) if each == word.casefold()]
        opened = gate[here].mean(axis=0) - np.delete(gate, here, axis=0).mean(axis=0)
        assert opened.max() > 0.2, f"{word} opens no gate worth speaking of"
        mean = gate[here, opened.argmax()].mean()
        assert (
            f"after **{word}** the gate of unit {opened.argmax()} opens to {mean:.2f} (elsewhere" in said
            and one.word in words
        )


@pytest.mark.parametrize(("cell", "gate"), [("gru", "update gate"), ("lstm1997", "input gate"), ("rnn", "")])
def test_another_network_s_gates_are_its_own(cell, gate):
    weights = CELLS[cell].init(D, 3, np.random.default_rng(0))
    found = tagged.cues(CELLS[cell], weights)
    said = tagged.said_of_cues(CELLS[cell], found)
    assert f"The {gate} of the network above" in said if gate else said == "This cell has no gates to open."
    trace = unroll(CELLS[cell], weights, np.eye(D)[:2])
    bands = tagged.draw(CELLS[cell], ["a", "b"], np.full((2, 4), 0.25), [trace, trace], found)["bands"]
    named_units = {band["name"] + band["symbol"][-1]: band["units"] for band in bands if band["units"]}
    assert named_units == ({f"{gate}→": sorted({one.unit for one in found})} if gate else {})


@pytest.mark.parametrize("cell", ["lstm", "gru", "rnn"])
def test_every_word_is_tinted_by_its_likeliest_tag(cell):
    weights = CELLS[cell].init(3, 2, np.random.default_rng(0))
    trace = unroll(CELLS[cell], weights, np.eye(3))
    chances = np.array([[0.1, 0.7, 0.1, 0.1], [0.9, 0.0, 0.1, 0.0], [0.2, 0.1, 0.1, 0.6]])
    picture = tagged.draw(CELLS[cell], ["<b>", "of", "IBM"], chances, [trace, trace])
    columns = picture["sections"][0]["columns"]
    assert [one["note"] for one in columns] == ["person 70\u00a0%", "", "org. 60\u00a0%"]
    assert [bool(one["ink"]) for one in columns] == [True, False, True]
    symbols = [band["symbol"] for band in picture["bands"]]  # all that there is room for on a phone
    assert len(set(symbols)) == len(symbols) and {one[-1] for one in symbols} == set("→←")
    assert picture["alt"] == "Found: <b>: person; IBM: organisation."
