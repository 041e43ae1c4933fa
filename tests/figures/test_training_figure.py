"""The picture of a training shows what the training did: worked by hand where it sums up."""

from base64 import b64decode

import numpy as np
import pytest

from lstm.figures.train_live import held_out, training
from lstm.live import Record, changed, check, defaults
from lstm.live.run import at_frame, go, resumed, start

EASY = defaults("recall", options=(("gap", 5), ("letters", 2)), units=3)


@pytest.fixture(scope="module")
def run():
    """Three looks at a short training."""
    return go(go(start(EASY), 2), 3)


def recorded(run, norms, clipped):
    """The run as if these had been its updates."""
    records = Record(np.zeros(len(norms)), np.array(norms), np.array(clipped))
    return run._replace(training=run.training._replace(records=records))


def test_a_curve_of_many_updates_is_drawn_by_means_and_ends_where_the_updates_end():
    values = np.arange(1001.0)
    updates, means = training.thinned(values)
    assert len(updates) <= training.MOST_POINTS and updates[-1] == 1001
    assert means[0] == np.mean(values[: updates[0]]) and updates[1] - updates[0] == updates[0]
    assert training.thinned(values[:3]) == ([1, 2, 3], [0.0, 1.0, 2.0])
    assert training.thinned(values[:0]) == ([], [])


def test_the_share_of_clipped_updates_is_that_of_the_latest_hundred(run):
    clipped = [0.5] * 50 + [0.0] * 75 + [0.2] * 25
    panel = training.draw(recorded(run, [2.0] * 150, clipped), run.training, run.report)["panels"][2]
    assert panel["title"] == "length of the gradient: 25\u00a0% clipped" and panel["lines"] == [[1.0, "clipped above"]]
    free = run._replace(training=changed(run.training, clip=0.0))
    panel = training.draw(free, run.training, run.report)["panels"][2]
    assert panel["title"] == "length of the gradient" and panel["lines"] == []


def test_every_weight_is_in_the_histogram(run):
    spread = training.weights(np.array([-3.0, -0.1, 0.1, 0.1, 2.9]))
    assert spread["reach"] == 4.0 and sum(spread["counts"]) == 5 and spread["largest"] == 3.0
    half = len(spread["counts"]) // 2
    assert spread["counts"][half - 1 : half + 1] == [1, 2]  # 40 bins from -4 to 4: -0.1 is just below the middle
    assert sum(training.draw(run, run.training, run.report)["weights"]["counts"]) == len(run.training.flat)


def test_the_ends_of_a_gate_are_a_tenth_of_its_scale():
    values = np.array([[0.0, 0.1, 0.5], [0.89, 0.9, 1.0]])
    gate = held_out.heat("f", values, "f")
    assert gate["ends"] == [2 / 6, 2 / 6] and sum(gate["counts"]) == 6
    shades = np.frombuffer(b64decode(gate["shades"]), np.int8)
    np.testing.assert_array_equal(shades, np.round(values.T.ravel() * 127))
    assert held_out.heat("h", values - 0.95, "f")["ends"] == [1 / 6, 0.0]


def test_two_moments_side_by_side_have_one_scale():
    small, large = np.full((2, 2), 0.5), np.full((2, 2), 7.0)
    assert held_out.heat("c", small, "f", [large])["reach"] == held_out.heat("c", large, "f", [small])["reach"]
    assert held_out.heat("c", small, "f")["reach"] < held_out.heat("c", large, "f")["reach"]


def test_it_says_how_far_the_training_is_and_where_the_film_stands(run):
    early = at_frame(run, 0)
    picture = training.draw(run, early, check(early), run.report)
    text = "".join(piece for piece, _ in picture["standing"])
    assert text.startswith("5 updates in ") and "solved at 99\u00a0%" in text
    assert picture["film"] == [0, 2, 5] and picture["shown"] == 0
    assert picture["example"]["updates"] == 0 and picture["before"]["updates"] == 5
    assert "in view: update 0, " in text
    loaded = resumed(run.training)
    text = "".join(piece for piece, _ in training.draw(loaded, loaded.training, loaded.report)["standing"])
    assert "loaded at update 5" in text and "in view" not in text
    fresh = start(EASY)
    text = "".join(piece for piece, _ in training.draw(fresh, fresh.training, fresh.report)["standing"])
    assert text.startswith("0 updates") and "Press play" in text


def test_the_tables_hold_every_update_and_every_gate(run):
    rows = training.update_table(run)
    assert [row["update"] for row in rows] == [1, 2, 3, 4, 5]
    assert [row["right"] is None for row in rows] == [True, False, True, True, False]
    assert [row["loss"] for row in rows] == run.training.records.loss.tolist()
    rows, trace = training.gate_table(run, run.report), run.report.traces[-1]
    assert len(rows) == trace.h.size and rows[-1]["reads"] == "?"
    assert rows[3 * 2 + 1]["f"] == trace.f[2, 1] and (rows[7]["step"], rows[7]["unit"]) == (3, 1)


def test_it_says_what_it_is_judged_on():
    for task, judged in (("recall", "held-out examples"), ("letters", "the text it learns by heart")):
        run = start(defaults(task, units=2))
        assert training.draw(run, run.training, run.report)["panels"][0]["title"].endswith(f", on {judged}")
    run = start(defaults("letters", units=2), "abcd efg " * 300)
    assert "its last tenth" in training.draw(run, run.training, run.report)["alt"]
