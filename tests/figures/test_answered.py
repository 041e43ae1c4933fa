"""What goes into a network and what it answers, as the pictures get it."""

import numpy as np
import pytest

from lstm import CELLS, run
from lstm.explain import edits
from lstm.figures.inside_one_step import step, turned
from lstm.figures.sentence import arithmetic, strip
from lstm.figures.sentence.answered import ends
from lstm.figures.wiring import WIRINGS
from lstm.model import Layer, Model
from lstm.reading import Reading
from lstm.signature import Signature
from lstm.words import Found, Token

SYMBOLS = Signature((), ("even", "odd"), "class")
FORECAST = Signature(("wave",), ("next",), "number", True)
SUM = Signature(("number", "mark"), ("sum",), "number")
CHANCES = np.array([[0.9, 0.1], [0.25, 0.75]])


def reading(ids, said, signature=None, words=(), cell="rnn", weights=None, trace=None):
    """The Reading of a network that says this of what it was given."""
    weights = CELLS[cell].init(2, 1, np.random.default_rng(0)) if weights is None else weights
    model = Model(tuple(words), None, (Layer(cell, weights),), {"b_y": np.zeros(said.shape[1])}, {}, signature)
    found = tuple(Found(Token(str(k), str(k)), 0, str(k), "known") for k in range(1, len(ids) + 1))
    return Reading("", found, 0, model, (trace,), said, ids)


def test_words_are_foreseen_by_the_chance_given_before():
    found = ends(reading([0, 1], CHANCES, words=("a", "b")))
    assert found["foreseen"] == [None, 0.1] and found["answered"] is found["waves"] is None
    assert found["next"] == [[["a", 0.9], ["b", 0.1]], [["b", 0.75], ["a", 0.25]]]


def test_answers_that_do_not_look_ahead_stand_where_they_are_given():
    found = ends(reading([0, 1], CHANCES, SYMBOLS, ("a", "b")))
    assert found["answered"] == [["even", 0.9], ["odd", 0.75]] and found["foreseen"] is None
    assert found["next"][1] == [["odd", 0.75], ["even", 0.25]]


def test_a_forecast_stands_at_the_place_it_is_made_for():
    found = ends(reading([[0.0], [0.5], [1.0]], np.array([[0.4], [0.9], [1.5]]), FORECAST))
    read, said = found["waves"]["curves"]
    assert (read["values"], read["said"], read["name"]) == ([0.0, 0.5, 1.0], False, "wave")
    assert (said["values"], said["said"], said["name"]) == ([None, 0.4, 0.9], True, "forecast")
    assert found["next"][-1] == [["next", 1.5]] and found["foreseen"] is found["answered"] is None
    assert found["waves"]["ends"] == [0.0, 1.0]


def test_an_answer_in_numbers_stands_where_it_is_given():
    found = ends(reading([[0.25, 1.0], [0.5, 0.0]], np.array([[0.2], [-3.0]]), SUM))
    assert [curve["name"] for curve in found["waves"]["curves"]] == ["number", "mark", "sum"]
    assert found["waves"]["curves"][2]["values"] == [0.2, -3.0] and found["answered"] is None
    assert (found["waves"]["middle"], found["waves"]["half"], found["waves"]["ends"]) == (-1.0, 2.0, [-3.0, 1.0])


def test_a_flat_wave_can_be_drawn():
    waves = ends(reading([[2.0], [2.0]], CHANCES, Signature(("bit",), ("even", "odd"), "class")))["waves"]
    assert waves["half"] > 0 and waves["ends"] == [2.0] and len(waves["curves"]) == 1


def test_numbers_answered_to_words_stand_under_them():
    found = ends(reading([0, 1], np.array([[0.5], [-2.0]]), Signature((), ("mood",), "number"), ("a", "b")))
    assert found["answered"] == [["0.50", None], ["−2", None]]


@pytest.mark.parametrize("cell", [CELLS[name] for name in WIRINGS], ids=WIRINGS)
def test_pictures_of_a_network_that_reads_numbers_name_its_channels(cell):
    rng = np.random.default_rng(0)
    weights = cell.init(2, 3, rng)
    xs, said = rng.normal(size=(4, 2)), rng.normal(size=(4, 1))
    trace = run(cell, weights, xs)
    name = cell.__name__.split(".")[-1]
    made = reading(xs, said, SUM, cell=name, weights=weights, trace=trace)
    picture = strip.draw(made)
    assert picture["next"][3] == [["sum", said[3, 0]]] and picture["kind"] == "number"
    drawn = step.draw(made, 0)
    assert drawn["next"][0] == [["sum", said[0, 0]]] and not drawn["ahead"]
    gate = next(iter(drawn["opened"]))
    assert {"“number”", "“mark”"} <= {label for label, _, _ in drawn["opened"][gate]["inputs"]}
    line = arithmetic.draw(made, 2, 0)
    assert "the input" in dict(next(one["groups"] for one in line["lines"] if "groups" in one))


def test_turned_weights_say_what_they_act_on_and_numbers_what_became_of_them():
    edit = edits.edit("i.5.x1:set:-1.5")
    before, now = (reading([[0.5, 1]], np.array([[said]]), SUM) for said in (0.93, -1.2))
    assert turned.describe(edit, before) == "input gate of unit 5, the input “mark”: = −1.5"
    assert turned.describe(edits.edit("i.5.x9:set:1"), before).endswith("the input “9”: = 1")
    assert turned.answer(before, now) == "After “1”: sum 0.93 → −1.20"
