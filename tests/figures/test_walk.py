"""The picture of a walk back through time says what the walk says, and the sentences about it are true."""

import re

import numpy as np
import pytest

import lstm
from lstm import CELLS, presets, reading
from lstm import model as models
from lstm.everyday import sentences
from lstm.explain import edits, squashed
from lstm.explain.backward import adds, adds_to, lost, updated, walk
from lstm.explain.chain import EACH, EQUATIONS
from lstm.figures.backprop import walk as figure
from lstm.figures.backprop import walk_weight as weights
from lstm.figures.backprop.walk_says import arrives, slopes, ways

TRAFFIC = "Because of the traffic, I need to take a"
LOAN = sentences.SEED.rsplit(" ", 1)[0]
REASON = {TRAFFIC: ("traffic", "taxi"), LOAN: ("job", "loan")}
every_cell = pytest.mark.parametrize("cell", presets.CELLS_TRAINED)


def read(text, cell="lstm", stage="early"):
    """A text as a shipped network reads it."""
    return reading.read(presets.load(cell, stage), text)


def walked(text=LOAN, cell="lstm", stage="early"):
    """A walk through a shipped network, to the answer that the text is waiting for."""
    found = read(text, cell, stage)
    return walk(found.model, found.ids, found.model.words.index(REASON[text][1]))


def drawn(one, text=LOAN, **weight):
    """The picture of a walk, of unit 5."""
    found = reading.read(one.model, text)
    return figure.draw(found, one, weights.default(one, 3, 5, **weight), 3)


def place_of(text):
    """Where the word stands that decides."""
    return read(text).tokens.index(REASON[text][0])


@every_cell
def test_every_wire_and_cell_of_the_picture_is_the_walks(cell):
    one = walked(cell=cell)
    picture = drawn(one)
    assert [wire["key"] for wire in picture["wires"]] == (["c", "h"] if "c" in one.states else ["h"])
    for wire in picture["wires"]:
        k = {"h": 0, "c": 1}[wire["key"]]
        np.testing.assert_allclose(wire["back"], np.sqrt((one.d_states[k] ** 2).sum(axis=1)), rtol=1e-5)
        ahead = getattr(one.trace, wire["key"])
        np.testing.assert_allclose(wire["ahead"], np.sqrt((ahead**2).sum(axis=1)), rtol=1e-5)
    key = "c" if "c" in one.states else "h"
    np.testing.assert_allclose(picture["map"]["back"], one.states[key].T, rtol=1e-5)
    assert np.abs(picture["map"]["back"]).max() <= picture["map"]["back_far"]
    assert len(picture["said"]) == 2 * len(one.ids) + 2


def test_ten_times_as_much_is_always_so_much_thicker_and_nothing_has_no_thickness():
    shares = figure.thick(np.array([1.0, 0.1, 0.01, 0.001, 1e-9, 0.0]), 1.0)
    np.testing.assert_allclose(shares, [1.0, 2 / 3, 1 / 3, 0.0, 0.0, 0.0], atol=1e-12)


@every_cell
@pytest.mark.parametrize("source", ["b", "h3"])
def test_the_bars_add_up_to_the_slope_that_a_nudge_finds(cell, source):
    one = walked(cell=cell)
    weight = drawn(one, source=source)["weight"]
    gradient = one.gradient
    name = next(feed.name for feed in one.trace.feeds(one.weights, weight["key"]) if feed.source == "1")
    total = np.cumsum(weight["adds"][::-1])[-1]
    assert weight["sums"][0] == total
    if source == "b":
        assert total == gradient[f"layer0.{name}"][5]
    best = max(row["digits"] for row in drawn(one, source=source)["nudges"])
    assert best >= 6


def test_short_texts_of_what_is_added_come_out_at_the_numbers():
    told = weights.in_powers(np.array([-0.00213, 1e-9, 0.0]), np.array([-0.0019, 0.0002, 0.0]))
    assert told == {"adds_said": ["−2.13", "≈ 0", "0"], "sums_said": ["−1.90", "0.20", "0"], "unit": "in 10⁻³"}
    assert weights.in_powers(np.zeros(2), np.zeros(2))["unit"] == ""


def test_a_nudge_too_large_leaves_the_tangent_and_one_too_small_drowns_in_rounding():
    rows = drawn(walked(), quantity="i")["nudges"]
    assert rows[0]["digits"] < 2 and "leaves the tangent" in rows[0]["says"]
    assert max(row["digits"] for row in rows) >= 7
    assert rows[12]["digits"] < 4 and "rounding" in rows[12]["says"]
    settings_default = next(row for row in rows if row["power"] == 4)
    assert "found the slope" in settings_default["says"]
    assert weights.agreeing(0.0, 0.0) == 15 and weights.agreeing(1.0, -1.0) == 0


def test_the_update_is_what_the_network_says_when_it_is_run_again():
    one = walked()
    picture = drawn(one)
    for row in picture["rates"]:
        later = updated(one, row["rate"])
        (trace,) = lstm.read(later, one.ids)
        assert row["chance"] == pytest.approx(lstm.predict(later, trace)[-1][one.target], rel=1e-9)
        assert row["loss"] == pytest.approx(-np.log(row["chance"]), abs=1e-9)
        assert row["fall"] == pytest.approx(picture["loss"] - row["loss"], abs=1e-12)
        moved = picture["weight"]["value"] - row["rate"] * picture["weight"]["sums"][0]
        assert row["weight"] == pytest.approx(moved, abs=1e-14)
    first = picture["rates"][0]
    assert first["fall"] == pytest.approx(first["foretold"], rel=0.05) and "told it well" in first["verdict"]
    assert "only near" in picture["rates"][-1]["verdict"]


@pytest.mark.parametrize("text", REASON)
@pytest.mark.parametrize("stage", ["early", "trained"])
def test_the_gradient_arrives_at_the_reason_in_the_lstm_and_not_in_the_plain_rnn(text, stage):
    shares = {cell: arrives(walked(text, cell, stage), place_of(text))[2] for cell in ("lstm", "gru", "rnn")}
    assert shares["lstm"] > 0.9 and shares["gru"] > 0.6 and shares["rnn"] < 0.05, shares


def test_a_half_trained_network_has_more_to_learn_than_a_trained_one():
    early, late = walked(), walked(stage="trained")
    steep = [np.sqrt(sum((d**2).sum() for d in one.gradient.values())) for one in (early, late)]
    assert early.loss > 1 and early.chances.argmax() != early.target
    assert late.loss < 0.05 and late.chances.argmax() == late.target
    assert steep[0] > 10 * steep[1]


def test_a_large_step_on_one_sentence_teaches_its_answer_to_others_too():
    one = walked()
    ids = read(TRAFFIC).ids

    def chance(model):
        return float(np.exp(-lost(model, models.read(model, ids)[0].h[-1], one.target)))

    assert chance(one.model) < 0.2 and chance(updated(one, 1.0)) > 0.9


def test_a_words_own_weight_is_in_the_list_and_is_added_to_at_its_place_alone():
    one = walked()
    job = read(LOAN).ids[place_of(LOAN)]
    picture = drawn(one, quantity="i", source=f"x{job}")
    assert [f"x{job}", "the word “job”"] in picture["weight"]["inputs"]
    assert np.flatnonzero(picture["weight"]["adds"]).tolist() == [place_of(LOAN)]
    strange = edits.Target("i", 5, "x0")
    assert not adds_to(one, strange).any()


@every_cell
def test_the_table_has_the_size_of_what_every_step_adds_to_every_array(cell):
    one = walked(cell=cell)
    rows = figure.table(read(LOAN, cell), one)
    assert [row["word"] for row in rows][-2:] == ["take", "a"]
    for name in one.weights:
        assert rows[4][f"adds to {name}"] == pytest.approx(np.sqrt((adds(one, 4)[name] ** 2).sum()), rel=1e-12)


@every_cell
def test_colour_changes_no_letter_of_the_chain_rule(cell):
    one = walked(cell=cell)
    for plain, line in zip([*(line.latex for line in EQUATIONS[cell].values()), EACH], figure.latex(one), strict=True):
        assert re.sub(r"\\textcolor\{#\w{6}\}\{((?:[^{}]|\{[^{}]*\})*)\}", r"\1", line) == plain


@every_cell
def test_a_gradient_has_one_name_in_chain_rule_text_weight_and_table(cell):
    one = walked(cell=cell)
    row, lines = figure.table(reading.read(one.model, LOAN), one)[0], drawn(one)["lines"]
    named = {line["plain"].partition(" = ")[0]: line["values"] for line in lines if line["key"] != "onward"}
    for quantity in squashed(one.trace):
        weight = drawn(one, quantity=quantity)["weight"]
        np.testing.assert_allclose(weight["slopes"], named[weight["delta"]], rtol=1e-4)
    assert all(name in row and name in slopes(cell) for name in named)


@every_cell
def test_the_delta_of_a_gate_is_the_slope_at_the_gate_itself_times_that_of_its_sigmoid(cell):
    one, place, by = walked(cell=cell), 3, 1e-5
    for gate in CELLS[cell].GATES:
        kept, found = getattr(one.trace, gate)[place, 5], one.sums[gate][place, 5]
        slope = (loss_at(one, place, gate, by) - loss_at(one, place, gate, -by)) / (2 * by)
        assert found == pytest.approx(slope * kept * (1 - kept), rel=1e-3, abs=1e-10)
        assert abs(found) < 0.5 * abs(slope)
        said = f"δ{gate} is ∂L/∂{gate}, the slope at the gate itself, times {gate} × (1 − {gate})"
        assert gate != next(iter(CELLS[cell].GATES)) or said in slopes(cell)


def loss_at(one, place, gate, by):
    """The loss where a gate of unit 5 is open further by so much, at one place."""
    state, kept = one.cell.start(one.trace.h.shape[-1]), getattr(one.trace, gate)[place, 5]
    bias = next(feed.name for feed in one.trace.feeds(one.weights, gate) if feed.source == "1")
    opened = {**one.weights, bias: one.weights[bias].copy()}
    opened[bias][5] += np.log((kept + by) / (1 - kept - by)) - np.log(kept / (1 - kept))
    for t, x in enumerate(one.trace.x):
        step = one.cell.step(opened if t == place else one.weights, x, state)
        state = step.state
    return lost(one.model, step.h, one.target)


def test_a_plain_rnn_has_no_belt_and_a_belt_without_forget_gate_is_called_none():
    assert "no memory c" in ways("rnn") and "straight on, δh × (1 − z)" in ways("gru")
    assert "along c, δc × f;" in ways("lstm") and "along c, δc × (1 − i);" in ways("coupled")
    assert "along c, δc, all of it;" in ways("lstm1997")
    assert "along c, δc × (1 − s)," in ways("slstm")  # its f keeps what was counted
    for cell in presets.CELLS_USUAL:
        assert ("f" in CELLS[cell].GATES) == ("× f" in ways(cell)) and ("along c," in ways(cell)) == (
            "δc" in ways(cell)
        )


def test_what_cannot_be_asked_for_is_the_bias_of_the_gate_with_the_most_to_learn():
    one = walked()
    target = weights.default(one, 3, 5, "z", "r")
    assert target.source == "b"
    assert abs(one.sums[target.quantity][3, 5]) == max(abs(rows[3, 5]) for rows in one.sums.values())
