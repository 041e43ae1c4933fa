"""Pictures say what the trace says."""

import json
import re

import numpy as np
import pytest
from drawings import WORDS, drawn, reading_of, traced

import lstm
from lstm import CELLS, presets
from lstm.explain import squashed
from lstm.figures import figures
from lstm.figures.colours import INK, reach
from lstm.figures.how_far import gap
from lstm.figures.inside_one_step import equations
from lstm.figures.sentence import arithmetic, gates, strip
from lstm.figures.text import percent


def same(a, b):
    """Are two pictures the same, down to the last number?"""
    return (a.to_json() if hasattr(a, "to_json") else json.dumps(a)) == (
        b.to_json() if hasattr(b, "to_json") else json.dumps(b)
    )


@pytest.mark.parametrize("cell", [CELLS[name] for name in presets.CELLS_USUAL], ids=presets.CELLS_USUAL)
def test_the_same_data_draw_the_same_picture(cell):
    first, second = drawn(cell), drawn(cell)
    assert all(same(first[name], second[name]) for name in first)


def test_every_picture_in_the_folder_is_drawn_here():
    assert set(drawn(CELLS["lstm"])) == set(figures())


@pytest.mark.parametrize("cell", CELLS.values(), ids=CELLS)
def test_every_quantity_of_every_cell_has_an_ink(cell):
    assert set(cell.EQUATIONS) <= set(INK)


@pytest.mark.parametrize("cell", CELLS.values(), ids=CELLS)
def test_the_strip_shows_every_number_of_the_trace(cell):
    weights, trace = traced(cell)
    picture = strip.draw(reading_of(cell, weights, trace))
    assert [q["key"] for q in picture["quantities"]] == list(cell.EQUATIONS)
    for q in picture["quantities"]:
        np.testing.assert_allclose(q["values"], getattr(trace, q["key"]).T, rtol=1e-5)


def test_pictures_drawn_beside_each_other_share_their_scale():
    cell = CELLS["lstm"]
    weights, trace = traced(cell)
    large = trace._replace(c=trace.c * 100)
    read = reading_of(cell, weights, trace)
    plain, beside = (strip.draw(read, other)["quantities"] for other in (None, read.with_trace(large)))
    reaches = [{q["key"]: q["reach"] for q in quantities} for quantities in (plain, beside)]
    assert reaches[0]["c"] < reaches[1]["c"] == reach("c", large.c, cell.GATES)
    assert {k: v for k, v in reaches[0].items() if k != "c"} == {k: v for k, v in reaches[1].items() if k != "c"}


def test_what_was_foreseen_is_the_chance_given_before_the_word_was_read():
    chances = np.array([[0.1, 0.9, 0, 0], [0.3, 0.7, 0, 0], [0.5, 0.5, 0, 0]])
    read = reading_of(CELLS["lstm"], *traced(CELLS["lstm"])).until(2)
    assert strip.draw(read._replace(ids=[0, 1, 0], chances=chances))["foreseen"] == [None, 0.9, 0.3]


@pytest.mark.parametrize("cell", CELLS.values(), ids=CELLS)
@pytest.mark.parametrize("dark", [False, True])
def test_colour_changes_no_letter_of_an_equation(cell, dark):
    for plain, line in zip(cell.EQUATIONS.values(), equations.draw(cell, dark), strict=True):
        assert re.sub(r"\\textcolor\{#\w{6}\}\{((?:[^{}]|\{[^{}]*\})*)\}", r"\1", line) == plain
        assert line.count("textcolor") >= 1 + ("[" in line)


def test_small_numbers_stay_numbers():
    np.testing.assert_array_equal(strip.significant(np.array([3.123456789e-7, 0.0, -2.0])), [3.12346e-7, 0.0, -2.0])


@pytest.mark.parametrize("cell", CELLS.values(), ids=CELLS)
def test_the_products_of_a_line_add_up_to_its_sum_and_the_sum_squashes_to_its_value(cell):
    weights, trace = traced(cell)
    step = lstm.at(trace, 3)
    lines = {line["key"]: line for line in arithmetic.draw(reading_of(cell, weights, trace), 3, 2)["lines"]}
    assert list(lines) == list(cell.EQUATIONS)
    for name in squashed(step):
        line = lines[name]
        assert sum(p[3] for p in line["products"]) == pytest.approx(line["sum"], abs=1e-12)
        assert sum(total for _, total in line["groups"]) == pytest.approx(line["sum"], abs=1e-12)
        squash = {"tanh": np.tanh, "sigmoid": lambda z: 1 / (1 + np.exp(-z)), "linear": float}[line["squash"]]
        assert squash(line["sum"]) == pytest.approx(line["value"], abs=1e-12)


@pytest.mark.parametrize("cell", CELLS.values(), ids=CELLS)
def test_the_worked_lines_come_out_at_the_number_they_stand_for(cell):
    weights, trace = traced(cell)
    step = lstm.at(trace, 4)
    assert set(cell.WORKED) == set(cell.EQUATIONS) - set(squashed(step))
    for line in arithmetic.draw(reading_of(cell, weights, trace), 4, 0)["lines"]:
        if "worked" in line:
            text = "".join(p if isinstance(p, str) else repr(p["value"]) for p in line["worked"])
            value = eval(
                text.replace("×", "*").replace("−", "-"), {"tanh": np.tanh, "exp": np.exp, "ln": np.log, "e": np.e}
            )  # our own template, not a visitor's
            assert value == pytest.approx(line["value"], abs=1e-12)


def test_gates_are_always_drawn_from_0_to_1_and_signals_about_0():
    tiny = np.full(3, 1e-3)
    assert reach("f", tiny, CELLS["lstm"].GATES) == reach("h", tiny, ()) == 1.0
    assert reach("c", tiny, ()) == 1.0
    assert reach("c", np.array([-2.4, 0.1]), ()) == 3.0
    for cell in CELLS.values():
        for heat in gates.draw(cell, traced(cell)[1], WORDS).data:
            assert (heat.zmin, heat.zmax) == (0, 1) if heat.name in cell.GATES else heat.zmin == -heat.zmax


def test_a_repeated_word_keeps_its_own_place_and_is_never_markup():
    cell = CELLS["lstm"]
    axis = gates.draw(cell, traced(cell)[1], ["the", "<b>", "the", "a&b", "on", "the"]).layout.xaxis6
    assert list(axis.ticktext) == ["the", "&lt;b>", "the", "a&amp;b", "on", "the"]
    assert list(axis.tickvals) == [0, 1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0.0, "0\u00a0%"),
        (1e-9, "< 0.1\u00a0%"),
        (0.003, "0.3\u00a0%"),
        (0.5, "50\u00a0%"),
        (0.994, "99.4\u00a0%"),
        (0.99999, "> 99.9\u00a0%"),
        (1.0, "100\u00a0%"),
    ],
)
def test_a_share_is_never_rounded_to_nothing_or_to_everything(share, text):
    assert percent(share) == text


def test_the_sentence_about_a_unit_states_the_traces_numbers():
    cell = CELLS["lstm"]
    weights, trace = traced(cell)
    text = arithmetic.describe(reading_of(cell, weights, trace), 2, 1)
    shares = [getattr(trace, gate)[2, 1] for gate in cell.GATES]
    shares += [np.prod(trace.f[3:5, 1]), np.prod(trace.f[3:, 1])]
    assert [int(number) for number in re.findall(r"(\d+)\u00a0%", text)] == [round(100 * share) for share in shares]
    assert text.startswith("At “runs” unit 1 keeps")
    assert re.search(r"\d+\u00a0% is still there after “the” and \d+\u00a0% after “road”\.$", text)


def test_what_is_still_there_follows_from_the_gate_there_is():
    """1 - i where the gates are coupled; and all of it where nothing forgets."""
    for name, kept in (("coupled", lambda trace: np.prod(1.0 - trace.i[3:, 1])), ("lstm1997", lambda trace: 1.0)):
        weights, trace = traced(CELLS[name])
        text = arithmetic.describe(reading_of(CELLS[name], weights, trace), 2, 1)
        assert f"is still there after “the” and {percent(float(kept(trace)))} after “road”" in text


def test_lines_that_end_at_the_same_height_share_a_label():
    figure = gap.draw({"LSTM": {15: 1.0, 50: 1.0}, "GRU": {15: 0.9, 50: 0.99}, "RNN": {15: 0.4, 50: 0.1}}, 0.1)
    assert [line.text[-1] for line in figure.data] == [" LSTM, GRU", "", " RNN"]


def wide(loud=1.0):
    """A trace of 40 steps and 60 units, one of which holds much more than all others."""
    cell, rng = CELLS["lstm"], np.random.default_rng(0)
    trace = lstm.run(cell, cell.init(3, 60, rng), rng.normal(size=(40, 3)))
    c = trace.c.copy()
    c[:, 7] *= loud
    return cell, trace._replace(c=c)


def test_one_loud_unit_does_not_take_the_others_colour_away_and_the_panel_says_so():
    cell, trace = wide(loud=500.0)
    shown = gates.draw(cell, trace, [str(k) for k in range(40)])
    heat = next(one for one in shown.data if one.name == "c")
    assert np.abs(trace.c).max() > 5 * heat.zmax and "full colour from" in str(shown.layout.annotations)
    assert "full colour" not in str(gates.draw(*wide(), [str(k) for k in range(40)]).layout.annotations)


def test_of_many_units_those_are_drawn_that_move_most_in_the_order_asked_for_under_their_numbers():
    cell, trace = wide()
    shown = gates.draw(cell, trace, [""] * 40, order="holds", most=9)
    heat = next(one for one in shown.data if one.name == "c")
    moved = np.abs(trace.h - trace.h_prev).sum(axis=0)
    most = set(np.argsort(-moved)[:9].tolist())
    rows = sorted(most, key=lambda unit: -abs(trace.c[-1, unit]))
    np.testing.assert_array_equal(heat.z, trace.c.T[rows])
    assert list(heat.y) == [f"unit {unit}" for unit in rows]
    assert shown.layout.yaxis.ticktext[0] == str(rows[0])


def test_a_batch_and_words_of_another_number_are_refused():
    cell, trace = wide()
    batch = type(trace)(*(np.stack([part, part], axis=1) for part in trace))
    for wrong, words in ((batch, [""] * 40), (trace, ["one"])):
        with pytest.raises(ValueError, match="one sequence"):
            gates.draw(cell, wrong, words)
