"""The page "Cousins": its drawings leave out what the cells leave out, and its table says what was measured."""

import json
import re
from itertools import count as ticks

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

import lstm
from lstm import CELLS, live, presets
from lstm.everyday import evaluate
from lstm.explain import squashed, transplants, units
from lstm.explain.saturation import shows
from lstm.figures.colours import INK
from lstm.figures.cousins import cousins as figure
from lstm.figures.who_wrote import units as units_figure
from lstm.live import cousins, race
from lstm.live.tasks import LIVE

every_cousin = pytest.mark.parametrize("key", cousins.COUSINS)
PANELS = {panel["key"]: panel for panel in figure.draw()["panels"]}


def marked(key, mark, kind=None):
    """What a drawing shows as gone, the same or new: letters of nodes, and the number of wires."""
    parts = [part for part in PANELS[key]["parts"] if part["mark"] == mark]
    if kind == "wire":
        return sum(part["kind"] == "wire" for part in parts)
    return sorted(part["letter"] for part in parts if part["kind"] != "wire")


# --- what is drawn ----------------------------------------------------------------------------------------------------


@every_cousin
def test_the_boxes_that_stand_are_the_sums_that_the_cell_squashes(key):
    cell = CELLS[cousins.COUSINS[key].cell]
    trace = lstm.run(cell, cell.init(3, 2, np.random.default_rng(0)), np.eye(3))
    boxes = {part["letter"] for part in PANELS[key]["parts"] if part["kind"] == "squash" and part["mark"] != "gone"}
    assert boxes - {"tanh"} == {INK[name].symbol for name in squashed(trace)}
    assert ("tanh" in boxes) == shows(trace)


def test_each_leaves_out_what_its_paper_leaves_out():
    assert marked("lstm", "gone") == marked("lstm", "new") == [] and not marked("lstm", "new", "wire")
    assert marked("lstm1997", "gone") == ["f", "×"] and marked("lstm1997", "new") == []
    assert marked("coupled", "gone") == ["f"] and marked("coupled", "new") == ["1−"]
    assert marked("peephole", "gone") == marked("peephole", "new") == [] and marked("peephole", "new", "wire") == 3
    assert marked("rnn", "gone") == sorted([*"ccfio×××+", "tanh"]) and marked("rnn", "new", "wire") == 1
    assert marked("slstm", "gone") == ["tanh"] and marked("slstm", "new") == sorted([*"nn+÷", "1−"])
    assert marked("janet", "gone") == sorted([*"hhio×", "tanh"]) and marked("janet", "new") == ["w"]
    assert marked("minlstm", "gone") == sorted(["", *"hho×", "tanh"]) and marked("minlstm", "new") == ["1−", "÷"]
    assert marked("mingru", "gone") == sorted(["", *"hhfo×", "tanh"]) and marked("mingru", "new") == ["1−"]
    assert marked("gru", "gone") == sorted([*"hhfo×", "tanh"]) and marked("gru", "new") == sorted(["1−", "×", "r"])


def test_a_bias_of_0_leaves_nothing_out_and_says_where_it_is():
    assert marked("bias0", "gone") == [] and marked("bias0", "new") == ["f"]
    assert [part["note"] for part in PANELS["bias0"]["parts"] if "note" in part] == ["b = 0"]


@every_cousin
def test_what_differs_from_the_lstms_equations_is_boxed_and_what_is_missing_struck(key):
    own, usual = CELLS[cousins.COUSINS[key].cell].EQUATIONS, CELLS["lstm"].EQUATIONS
    lines = figure.equations(key)
    assert sum(r"\cancel" in line for line in lines) == len(set(usual) - set(own))
    assert sum(r"\boxed" in line for line in lines) == sum(own[name] != usual.get(name) for name in own)


# --- what it costs ----------------------------------------------------------------------------------------------------


@every_cousin
@pytest.mark.parametrize(("D", "H"), [(2, 3), (17, 16)])
def test_the_formula_counts_the_weights(key, D, H):
    one = cousins.COUSINS[key]
    assert eval(one.weights.replace("·", "*"), {"H": H, "D": D}) == cousins.count(one.cell, D, H)


def test_a_time_is_the_least_of_the_rounds(monkeypatch):
    """A clock that is read twice for each cell and round, and goes on by more each time it is read."""
    monkeypatch.setattr(cousins, "COUSINS", {"lstm": cousins.COUSINS["lstm"], "rnn": cousins.COUSINS["rnn"]})
    times = (k * k for k in ticks())
    found = cousins.costs(rounds=2, updates=1, clock=lambda: next(times))
    assert found == {"lstm": 1000.0 * (1 - 0), "rnn": 1000.0 * (9 - 4)}


# --- how they do ------------------------------------------------------------------------------------------------------


def test_all_are_trained_alike_but_for_the_cell_its_rate_and_the_bias():
    for task in cousins.TASKS:
        usual = live.defaults(task, seed=3)
        for key, one in cousins.COUSINS.items():
            found = cousins.settings(key, task, 3)
            assert found._replace(cell=usual.cell, rate=usual.rate, forget=usual.forget) == usual
            assert found.rate == LIVE[task].RATES.get(one.cell, usual.rate)
            assert found.forget == (0.0 if key == "bias0" else usual.forget)


def test_a_race_of_them_is_counted_by_hand():
    now = cousins.start("count", 3)
    assert [lane.contender for lane in now.lanes] == [k for k in range(len(cousins.COUSINS)) for _ in range(3)]
    ends = [(40, 1.0), (None, 0.5), (20, 1.0), (None, 0.1), (None, None), (60, 1.0)]  # the LSTM's, then bias 0's
    now = now._replace(checks=(0, 20), lanes=now.lanes[:6])
    lanes = [
        lane._replace(values=(0.0, value), solved=solved, trouble="" if value is not None else "away")
        for lane, (solved, value) in zip(now.lanes, ends, strict=True)
    ]
    others = [lane._replace(contender=k) for k in range(2, len(cousins.COUSINS)) for lane in lanes[:3]]
    found = cousins.results(now._replace(lanes=(*lanes, *others)))
    assert found["lstm"] == (3, 2, 40, 1.0, True)
    assert found["bias0"] == (3, 1, None, 0.1, True)


def test_what_the_page_says_is_what_was_measured():
    found, sentences = cousins.stored(), cousins.stored()["sentences"]
    assert all(set(found[part]) == set(cousins.COUSINS) for part in ("cost", *cousins.TASKS))
    assert found["recall"]["lstm"]["solved"] == found["recall"]["lstm1997"]["solved"] == 5
    assert found["recall"]["bias0"]["solved"] == 0
    assert found["count"]["lstm"]["solved"] == found["count"]["lstm1997"]["solved"] == 5
    assert found["count"]["coupled"]["solved"] == found["count"]["gru"]["solved"] == 0
    assert found["count"]["slstm"]["solved"] == 0
    assert found["adding"]["lstm1997"]["solved"] < found["adding"]["lstm"]["solved"] == 5
    assert sentences["lstm1997"][0] > 0.97 and sentences["lstm1997"][-1] < 0.9 < sentences["lstm"][-1]


def test_a_stored_result_is_what_a_race_gives_anew():
    """The quickest of them: all solved, and after as many updates, give or take what another machine's sums do."""
    now = cousins.start("count")
    lanes = race.go(now._replace(lanes=now.lanes[:5])).lanes
    solved, stored = sorted(lane.solved for lane in lanes)[2], cousins.stored()["count"]["lstm"]["updates"]
    assert stored / 2 <= solved <= 2 * stored


def test_the_first_sentence_in_a_row_is_a_sentence_alone():
    model = presets.load("rnn")
    rng = np.random.default_rng([0, 5])
    some = [evaluate.TASKS["everyday"].sentence(rng, held_out=True) for _ in range(40)]
    alone = evaluate.right(model.words, evaluate.read(model, some).chances, some)
    assert evaluate.in_a_row(model, "everyday", 1, 40) == [pytest.approx(alone)]


def test_only_the_lstm_of_1997_cannot_clear_its_memory():
    first, *_, last = evaluate.in_a_row(presets.load("lstm1997"), "everyday", 10, 30)
    assert first > 0.95 and last < 0.93
    assert min(evaluate.in_a_row(presets.load("coupled"), "everyday", 10, 30)) > 0.95


def test_a_cell_that_forgets_nothing_is_said_to():
    model = presets.load("lstm1997")
    found = units.profile(model, units.sample(model, 20))
    assert {one.length for one in found.units} == {np.inf} and not any(one.cleared for one in found.units)
    drawn = {"need": transplants.transplants(model, transplants.pairs(model, 30))}
    assert units_figure.lengths(model, found, drawn).startswith("This cell forgets nothing")


# --- the page ---------------------------------------------------------------------------------------------------------

VIEW = "from ui.cousins import cousins\ncousins.table()"


def test_the_table_has_a_row_for_each_and_what_is_measured_here_says_so():
    at = AppTest.from_string(VIEW).run()
    assert not at.exception
    shown = at.table[0].value
    assert list(shown["cell"]) == [one.name for one in cousins.COUSINS.values()]
    assert not any("(here)" in name for name in shown.columns)
    at.session_state["cousins_here"] = {"cost": dict.fromkeys(cousins.COUSINS, 2.0)}
    timed = next(name for name in at.run().table[0].value.columns if "(here)" in name)
    assert set(at.table[0].value[timed]) == {"1.00 (2.00\u00a0ms)"}
    at.button(key="cousins_forget").click().run()
    assert not at.exception and not any("(here)" in name for name in at.table[0].value.columns)


def test_a_task_runs_until_it_is_paused_and_goes_on_from_there():
    at = AppTest.from_string(VIEW).run()
    at.button(key="cousins_count").click().run()
    assert not at.exception and at.session_state["cousins_playing"] == "count"
    done = sum(lane.training.updates for lane in at.session_state["cousins_here"]["count"].lanes)
    assert done > 0 and at.button(key="cousins_recall").disabled
    at.button(key="cousins_count").click().run()
    assert at.session_state["cousins_playing"] == "" and any("(here)" in name for name in at.table[0].value.columns)
    stood = sum(lane.training.updates for lane in at.session_state["cousins_here"]["count"].lanes)
    at.button(key="cousins_count").click().run()
    assert sum(lane.training.updates for lane in at.session_state["cousins_here"]["count"].lanes) > stood


def test_the_numbers_are_plain_and_few():
    assert cousins.FILE.stat().st_size < 20_000
    assert json.loads(json.dumps(cousins.stored(), allow_nan=False)) == cousins.stored()


def test_what_a_median_is_of_stands_beside_what_no_memory_gets():
    said = figure.medians()
    assert "“Recall the first letter”: right (a guess: 13\u00a0%)" in said, "one in eight letters"
    assert "“As many b as a”: longer strings right (after b always b: 0\u00a0%)" in said, (
        "which never says that it ends"
    )
    error = float(re.search(r"mean of all sums: (\d\.\d+)", said)[1])
    assert error == pytest.approx((2 / 12) ** 0.5, abs=0.02), "the spread of the sum of two numbers between 0 and 1"
