"""What goes into a network and what it answers, as the pictures get it."""

import numpy as np
import pytest

from lstm import CELLS, run
from lstm.explain import edits
from lstm.figures.inside_one_step import step, turned
from lstm.figures.sentence import arithmetic, strip
from lstm.figures.sentence.answered import ends
from lstm.signature import Signature

SYMBOLS = Signature((), ("even", "odd"), "class")
FORECAST = Signature(("wave",), ("next",), "number", True)
SUM = Signature(("number", "mark"), ("sum",), "number")
CHANCES = np.array([[0.9, 0.1], [0.25, 0.75]])


def test_words_are_foreseen_by_the_chance_given_before():
    found = ends([0, 1], CHANCES, ["a", "b"])
    assert found["foreseen"] == [None, 0.1] and found["answered"] is found["waves"] is None
    assert found["next"] == [[["a", 0.9], ["b", 0.1]], [["b", 0.75], ["a", 0.25]]]


def test_answers_that_do_not_look_ahead_stand_where_they_are_given():
    found = ends([0, 1], CHANCES, ["a", "b"], SYMBOLS)
    assert found["answered"] == [["even", 0.9], ["odd", 0.75]] and found["foreseen"] is None
    assert found["next"][1] == [["odd", 0.75], ["even", 0.25]]


def test_a_forecast_stands_at_the_place_it_is_made_for():
    found = ends([[0.0], [0.5], [1.0]], np.array([[0.4], [0.9], [1.5]]), (), FORECAST)
    read, said = found["waves"]["curves"]
    assert (read["values"], read["said"], read["name"]) == ([0.0, 0.5, 1.0], False, "wave")
    assert (said["values"], said["said"], said["name"]) == ([None, 0.4, 0.9], True, "forecast")
    assert found["next"][-1] == [["next", 1.5]] and found["foreseen"] is found["answered"] is None
    assert found["waves"]["ends"] == [0.0, 1.0]


def test_an_answer_in_numbers_stands_where_it_is_given():
    found = ends([[0.25, 1.0], [0.5, 0.0]], np.array([[0.2], [-3.0]]), (), SUM)
    assert [curve["name"] for curve in found["waves"]["curves"]] == ["number", "mark", "sum"]
    assert found["waves"]["curves"][2]["values"] == [0.2, -3.0] and found["answered"] is None
    assert (found["waves"]["middle"], found["waves"]["half"], found["waves"]["ends"]) == (-1.0, 2.0, [-3.0, 1.0])


def test_a_flat_wave_can_be_drawn():
    waves = ends([[2.0], [2.0]], CHANCES, (), Signature(("bit",), ("even", "odd"), "class"))["waves"]
    assert waves["half"] > 0 and waves["ends"] == [2.0] and len(waves["curves"]) == 1


def test_numbers_answered_to_words_stand_under_them():
    found = ends([0, 1], np.array([[0.5], [-2.0]]), ["a", "b"], Signature((), ("mood",), "number"))
    assert found["answered"] == [["0.50", None], ["−2", None]]


@pytest.mark.parametrize("cell", CELLS.values(), ids=CELLS)
def test_pictures_of_a_network_that_reads_numbers_name_its_channels(cell):
    rng = np.random.default_rng(0)
    weights = cell.init(2, 3, rng)
    xs, said = rng.normal(size=(4, 2)), rng.normal(size=(4, 1))
    trace = run(cell, weights, xs)
    picture = strip.draw(cell, trace, list("1234"), xs, said, (), None, SUM)
    assert picture["next"][3] == [["sum", said[3, 0]]] and picture["kind"] == "number"
    name = cell.__name__.split(".")[-1]
    drawn = step.draw(name, weights, trace, 0, list("1234"), said, SUM.channels, signature=SUM)
    assert drawn["next"][0] == [["sum", said[0, 0]]] and not drawn["ahead"]
    gate = next(iter(drawn["opened"]))
    assert {"“number”", "“mark”"} <= {label for label, _, _ in drawn["opened"][gate]["inputs"]}
    line = arithmetic.draw(cell, weights, type(trace)(*(field[2] for field in trace)), 0, SUM.channels, "the input")
    assert "the input" in dict(next(one["groups"] for one in line["lines"] if "groups" in one))


def test_turned_weights_say_what_they_act_on_and_numbers_what_became_of_them():
    edit = edits.edit("i.5.x1:set:-1.5")
    assert turned.describe(edit, SUM.channels, "the input") == "input gate of unit 5, the input “mark”: = −1.5"
    assert turned.describe(edits.edit("i.5.x9:set:1"), SUM.channels, "the input").endswith("the input “9”: = 1")
    now = turned.answer("0.5/1", np.array([0.93]), np.array([-1.2]), SUM.answers, "number")
    assert now == "After “0.5/1”: sum 0.93 → −1.20"
