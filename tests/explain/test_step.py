"""The cell as a picture: it shows the cell there is, and every number on it is the trace's."""

import re

import numpy as np
import pytest
from drawings import reading_of

import lstm
from lstm import CELLS
from lstm.explain import squashed, sums, terms
from lstm.figures.colours import INK
from lstm.figures.inside_one_step import step as figure
from lstm.figures.text import percent
from lstm.figures.wiring import WIRINGS

WORDS = ["the", "car", "runs", "on"]
every_cell = pytest.mark.parametrize("name", WIRINGS)
SQUASH = {"tanh": np.tanh, "sigmoid": lambda z: 0.5 * (1.0 + np.tanh(z / 2.0)), "linear": lambda z: z}
POINT = re.compile(r"([MHV])(-?[\d.]+)(?:,(-?[\d.]+))?")


def traced(name, units=3):
    """Random weights, and a trace of six one-hot words."""
    cell, rng = CELLS[name], np.random.default_rng(3)
    weights = {key: rng.normal(size=array.shape) for key, array in cell.init(4, units, rng).items()}
    return weights, lstm.run(cell, weights, np.eye(4)[[0, 1, 2, 3, 0, 1]])


def drawn(name, unit=1, units=3):
    """Weights, trace and picture."""
    weights, trace = traced(name, units)
    read = reading_of(CELLS[name], weights, trace, ["the", "car", "runs", "on", "the", "car"])
    return weights, trace, figure.draw(read, unit)


def ends_at(path):
    """The last point of an SVG path of straight lines."""
    x = y = 0.0
    for kind, a, b in POINT.findall(path):
        x, y = (float(a), y) if kind == "H" else (x, float(a)) if kind == "V" else (float(a), float(b))
    return x, y


@every_cell
def test_the_picture_names_exactly_the_quantities_of_the_equations(name):
    picture = drawn(name)[2]
    named = {part["signal"] for part in picture["nodes"] + picture["wires"]} & set(INK)
    assert named == set(CELLS[name].EQUATIONS)
    assert {node["signal"] for node in picture["nodes"] if node["kind"] == "squash"} == set(picture["opened"])


@every_cell
def test_every_wire_carries_a_number_and_every_text_knows_its_numbers(name):
    picture = drawn(name)[2]
    carried = {part["signal"] for part in picture["nodes"] + picture["wires"]} - {"x"}
    asked = set(re.findall(r"\{([^}:]+)", " ".join(phase["text"] for phase in picture["phases"]))) - {"unit"}
    assert carried | asked | {picture["belt"]} <= set(picture["signals"])
    shown = {wire["signal"] for wire in picture["wires"] if wire["label"]}
    assert set(CELLS[name].EQUATIONS) | {f"sum {key}" for key in squashed(drawn(name)[1])} <= shown


@every_cell
def test_a_gate_is_drawn_looking_at_the_memory_just_where_it_does(name):
    weights, trace, picture = drawn(name)
    for box in (node for node in picture["nodes"] if node["signal"] in squashed(trace)):
        reached = {
            wire["signal"]
            for wire in picture["wires"]
            if abs((end := ends_at(wire["path"]))[0] - box["x"]) <= 72 and abs(end[1] - box["y"]) <= 36
        }
        fed = {feed.source for feed in trace.feeds(weights, box["signal"])}
        assert reached & {"c", "c_prev"} == fed & {"c", "c_prev"}


@every_cell
def test_every_drawn_number_is_the_traces(name):
    weights, trace, picture = drawn(name)
    for key in CELLS[name].EQUATIONS:
        np.testing.assert_allclose(picture["signals"][key]["values"], getattr(trace, key).T, rtol=1e-5)


@every_cell
def test_what_flows_between_the_operators_adds_up(name):
    weights, trace, picture = drawn(name)
    flow = {key: np.array(signal["values"]) for key, signal in picture["signals"].items()}
    close = {"rtol": 1e-4, "atol": 1e-6}
    if "written" in flow:  # where nothing is forgotten, all that was there is kept
        kept = flow["kept"] if "kept" in flow else flow["c_prev"]
        np.testing.assert_allclose(kept + flow["written"], flow["c" if "c" in flow else "h"], **close)
    for share, gate in (("left", "z"), ("spared", "i"), ("old", "new"), ("rest", "k")):
        if share in flow:
            np.testing.assert_allclose(flow[share] + flow[gate], 1.0, **close)
    if "n" in flow:
        np.testing.assert_allclose(flow["f"] * np.exp(flow["n_prev"]) + np.exp(flow["i"]), np.exp(flow["n"]), **close)
        np.testing.assert_allclose(np.exp(flow["i"]) / np.exp(flow["n"]), flow["new"], **close)
    if "k" in flow:
        np.testing.assert_allclose(flow["f"] / (flow["f"] + flow["i"]), flow["k"], **close)
    if "shown" in flow:
        np.testing.assert_allclose(flow.get("o", 1.0) * flow["shown"], flow["h"], **close)
        np.testing.assert_allclose(np.tanh(flow["c"]), flow["shown"], **close)
    if "reset" in flow:
        np.testing.assert_allclose(flow["r"] * flow.get("recalled", flow["h_prev"]), flow["reset"], **close)
    if "recalled" in flow:
        words = (trace.x @ weights["W_x"].T + weights["b_x"]).T
        np.testing.assert_allclose(flow["reset"] + words, flow["sum candidate"], **close)
    for key in picture["opened"]:
        if key != "shown":
            np.testing.assert_allclose(SQUASH[picture["opened"][key]["squash"]](flow[f"sum {key}"]), flow[key], **close)


@every_cell
@pytest.mark.parametrize("unit", [0, 2])
def test_an_opened_gate_is_taken_apart_as_terms_does(name, unit):
    weights, trace, picture = drawn(name, unit, units=8)  # more products than are shown at first
    for key in squashed(trace):
        part = picture["opened"][key]
        for t in range(len(trace.h)):
            apart = terms(weights, lstm.at(trace, t), key, unit)
            assert sum(row[2] for row in part["rows"][t]) == pytest.approx(apart.total, abs=1e-4)
            assert sum(row[2] for row in part["rows"][t][part["first"] :]) == pytest.approx(part["rest"][t], abs=1e-4)
            largest = max(np.abs(each.products).max() for each in apart.parts if each.source not in ("c", "c_prev"))
            codes = [part["inputs"][row[0]][1] for row in part["rows"][t]]
            assert "c" not in codes[1:]  # a peephole comes first, then the weightiest
            assert abs(part["rows"][t]["c" in codes][2]) == pytest.approx(largest, rel=1e-5)
            for k, value, product in part["rows"][t]:
                assert part["inputs"][k][2] * value == pytest.approx(product, rel=1e-4)


@every_cell
def test_sums_are_the_totals_of_terms_for_a_step_and_for_a_trace_as_long_as_it_is_wide(name):
    weights, trace = traced(name, units=6)  # six words and six units: no axis can be told by its length
    for key in squashed(trace):
        total = sums(weights, trace, key)
        assert total.shape == trace.h.shape
        for t, unit in ((0, 0), (2, 5), (5, 3)):
            assert total[t, unit] == pytest.approx(terms(weights, lstm.at(trace, t), key, unit).total, abs=1e-12)
        np.testing.assert_allclose(sums(weights, lstm.at(trace, 2), key), total[2], atol=1e-12)


@every_cell
def test_a_slope_is_the_squashing_functions_own_at_its_sum(name):
    _, trace, picture = drawn(name)
    for part in picture["opened"].values():
        z = np.array(picture["signals"][part["input"]]["values"][1]) + 1e-30j  # complex step: exact, no epsilon
        squash = SQUASH[part["squash"]](z)
        np.testing.assert_allclose(part["slopes"], squash.imag / 1e-30, atol=1e-5)


def test_every_cell_is_drawn_and_nothing_but_cells():
    assert set(WIRINGS) == set(CELLS)


@pytest.mark.parametrize("name", ["slstm", "minlstm"])
def test_where_two_gates_share_out_it_is_the_share_that_is_told(name):
    _, trace, picture = drawn(name)
    for place, said in enumerate(picture["overview"]):
        kept = float(trace.carried[0][place, 1])
        assert f"keeps {percent(kept)} of its memory, writes {percent(1 - kept)}" in said.replace(
            " and writes", ", writes"
        )


def test_a_gate_that_sees_the_input_alone_is_said_to():
    assert [drawn(name)[2]["fed"] for name in ("lstm", "peephole", "janet", "minlstm", "mingru")] == [7, 7, 7, 4, 4]
