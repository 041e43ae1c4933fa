"""Forecasts: the rules by hand, the networks by their cells, and nothing learnt from what is held out."""

import math

import numpy as np
import pytest

from lstm import CELLS
from lstm.domains.known_series import SERIES, WAYS, season_found, values_of
from lstm.experiments import forecast
from lstm.experiments.forecast import in_turns, train
from lstm.experiments.forecast.baselines import added, least_squares
from lstm.figures.cousins import contest
from lstm.live import begin, defaults
from lstm.live.check import value
from lstm.live.tasks import series
from lstm.presets import apps, forecasts
from lstm.unroll import run

VALUES = np.array([1.0, 2.0, 4.0, 7.0, 11.0, 16.0])


def options(**given):
    return {name: one.default for name, one in series.OPTIONS.items()} | {"own": None} | given


def rmse(off):
    return math.sqrt(sum(x * x for x in off) / len(off))


def test_persistence_repeats_the_last_value_and_the_last_season():
    assert forecast.repeat(VALUES, [2, 5], 3).tolist() == [[2, 2, 2], [11, 11, 11]]
    assert forecast.repeat_season(VALUES, 2, [4], 5).tolist() == [[4, 7, 4, 7, 4]]


def test_a_linear_autoregression_finds_the_law_it_was_made_by():
    rng, made = np.random.default_rng(0), [0.0, 0.0]
    for _ in range(4000):
        made.append(0.5 + 1.2 * made[-1] - 0.6 * made[-2] + rng.normal(0, 0.1))
    line = forecast.fit_line(np.array(made))
    assert 2 <= len(line.weights) <= 4
    np.testing.assert_allclose(line.weights[:2], [1.2, -0.6], atol=0.05)
    exact = [1.0, 2.0]
    for _ in range(30):
        exact.append(0.5 + 1.2 * exact[-1] - 0.6 * exact[-2])
    found, off = least_squares(np.array(exact), 2)
    np.testing.assert_allclose([*found.weights, found.height], [1.2, -0.6, 0.5], atol=1e-9)
    assert off < 1e-20


def test_a_line_forecasts_one_step_and_on_its_own_as_worked_by_hand():
    line = forecast.Line(np.array([2.0, -1.0]), 1.0)  # the second difference of VALUES is 1: it is exact
    np.testing.assert_allclose(forecast.one_step_line(line, VALUES, 0, VALUES, 3), [7, 11, 16])
    np.testing.assert_allclose(forecast.free_line(line, VALUES, 0, VALUES, [2, 3], 3), [[4, 7, 11], [7, 11, 16]])
    changes = np.diff(VALUES)
    rising = forecast.Line(np.array([1.0]), 1.0)
    np.testing.assert_allclose(forecast.one_step_line(rising, changes, 1, VALUES, 3), [7, 11, 16])
    np.testing.assert_allclose(forecast.free_line(rising, changes, 1, VALUES, [3], 3), [[7, 11, 16]])


def test_changes_add_up_to_values():
    assert added(np.array([[1.0, 2.0, 3.0]]), 1, VALUES, [2]).tolist() == [[3, 5, 8]]
    assert added(np.array([[1.0, 2.0, 3.0]]), 2, VALUES, [4]).tolist() == [[5, 9, 8]]  # 4+1, 7+2, 5+3
    assert added(np.array([[1.0]]), 0, VALUES, [4]).tolist() == [[1]]


@pytest.mark.parametrize("learn", range(len(WAYS)))
def test_errors_of_changes_are_errors_of_the_values_they_add_up_to(learn):
    given = options(series=1, learn=learn)
    far = series.draw_far(None, 1, given)
    begins, told, ahead = series.far_begins(given)
    values, (middle, spread), lag = series.series_of(given), series.scale(given), series.back(given)
    said = far.targets + np.random.default_rng(0).normal(size=far.targets.shape)
    k = 5
    start = begins[k] + told + lag
    made = added((said[told - 1 :, k, 0] * spread + middle)[None], lag, values, [start])[0]
    np.testing.assert_allclose(
        series.errors(said, far, given)[told - 1 :, k, 0], made - values[start : start + ahead], atol=1e-9
    )


@pytest.mark.parametrize("learn", range(len(WAYS)))
def test_the_network_is_run_as_its_cell_runs(learn):
    training = begin(train.settings_for("lstm", 1, learn, units=3))
    one, cell = forecast.read(training), CELLS["lstm"]
    named = forecast.ensemble.unflatten(training.shapes, training.flat)
    weights = {name.split(".")[1]: array for name, array in named.items() if name.startswith("layer0")}
    given = options(series=1, learn=learn)
    (middle, spread), lag, values = series.scale(given), series.back(given), series.series_of(given)
    start, made, seen = 400, [], list(series.read_as(given)[: 400 - lag])
    for k in range(4):
        h = run(cell, weights, np.array(seen)[:, None]).h[-1]
        said = float((named["readout.W_y"] @ h + named["readout.b_y"])[0])
        base = 0.0 if not lag else values[start + k - lag] if k < lag else made[k - lag]
        made.append(said * spread + middle + base)
        seen.append(said)
    runs, traces = forecast.free_run(one, [start], 4)
    np.testing.assert_allclose(runs[0], made, rtol=1e-10)
    assert forecast.one_step(one, 390)[10] == pytest.approx(made[0], rel=1e-10)
    assert traces[-1].h.shape == (3, 1, 3)


def test_what_is_held_out_has_no_say_in_what_is_learnt():
    values = list(values_of(0)[1])
    other = values[: series.cut(values)] + [500.0 - value for value in values[series.cut(values) :]]
    found = []
    for own in (values, other):
        settings = train.settings_for("lstm", 0, 1, units=3)
        planned = forecast.plan(settings._replace(batch=4), tuple(own))
        line = forecast.fit_line(series.learnt(options(own=tuple(own), learn=1))[0][: series.cut(own) - 1])
        found.append(
            (planned.updates, planned.value, forecast.single(planned._replace(updates=3), 0).flat, line.weights)
        )
    assert found[0][:2] == found[1][:2]
    assert np.array_equal(found[0][2], found[1][2]) and np.array_equal(found[0][3], found[1][3])


def test_five_networks_in_turns_are_those_that_are_trained_at_once(monkeypatch):
    monkeypatch.setattr(train, "MOST", 40)
    own = tuple(math.sin(k / 3) + k % 5 / 9 for k in range(60))
    five, seen = in_turns.start(own), []
    while not in_turns.over(five):
        five = in_turns.go(five, 0.0)
        seen.append(in_turns.done(five))
    assert seen == sorted(seen) and 0 < seen[0] < seen[-1] == 1
    assert len(seen) == (40 * len(five.searches) + five.updates * 5) / in_turns.IN_A_TURN + 1
    planned = forecast.best_plan(own)
    for training, seed in zip(five.trainings, train.SEEDS, strict=True):
        once = forecast.single(planned, seed)
        assert training.settings == once.settings and np.array_equal(training.flat, once.flat)


def test_the_season_is_found_where_there_is_one():
    rng, t = np.random.default_rng(0), np.arange(240)
    assert season_found(0.05 * t + np.sin(2 * np.pi * t / 12) + rng.normal(0, 0.1, 240)) == 12
    assert season_found(np.array(values_of(1)[1])) == 12 == season_found(np.array(values_of(2)[1]))
    assert season_found(rng.normal(size=240)) == 1 == season_found(t.astype(float))


def test_the_series_are_those_of_the_records():
    when, co2 = values_of(1)
    assert (when[0], when[-1], len(co2)) == ("1965-01", "2001-12", 444)
    assert when[-8] == "2001-05" and co2[-8] == max(co2)  # CO2 is highest in May
    when, sea = values_of(2)
    assert (when[0], when[-1], sea[0], len(sea)) == ("1950-01", "2010-12", 23.11, 732)
    when, nile = values_of(3)
    assert (when[0], when[-1], nile[0], nile[-1], len(nile)) == ("1871", "1970", 1120, 740, 100)


def test_the_table_is_worked_again_by_hand():
    reads = [forecast.read(one) for one in forecasts.networks(3, 0)[:2]]
    rows = {row.key: row for row in forecast.rows(reads, 6)}
    values = values_of(3)[1]
    assert rows["last"].one[0] == pytest.approx(rmse([values[k] - values[k - 1] for k in range(70, 100)]))
    off = [values[s + k] - values[s - 1] for s in range(70, 95) for k in range(6)]
    assert rows["last"].free[0] == pytest.approx(rmse(off))
    both = [forecast.one_step(one, 70) for one in reads]
    assert rows["lstm"].one == pytest.approx([rmse(said - np.array(values[70:])) for said in both])
    assert rows["mean"].one[0] == pytest.approx(rmse((both[0] + both[1]) / 2 - np.array(values[70:])))
    assert "season" not in rows and len(rows["line"].one) == 1


@pytest.mark.parametrize("learn", [0, 1])
def test_every_line_is_judged_whatever_the_networks_learn(learn):
    lines = [row for row in forecast.rows([forecast.read(forecasts.networks(0, learn)[0])], 24) if row.key == "line"]
    assert [row.way for row in lines] == [0, 1, 2]
    assert [round(row.free[0], 1) for row in lines] == [42.8, 38.5, 39.8]
    nile = forecast.rows([forecast.read(forecasts.networks(3, 0)[0])], 12)
    assert [row.way for row in nile if row.key == "line"] == [0, 1]


@pytest.mark.parametrize(
    ("which", "learn", "most"), [(0, 0, 20.0), (1, 1, 0.36), (2, 1, 0.55), (3, 0, 125.0)], ids=lambda one: str(one)
)
def test_shipped_networks_beat_repeating_the_last_value_everywhere(which, learn, most):
    rows = {row.key: row for row in forecast.rows([forecast.read(one) for one in forecasts.networks(which, learn)], 12)}
    assert SERIES[which].learn == learn
    assert max(rows["lstm"].one) < most and max(rows["lstm"].one) < rows["last"].one[0]


def test_an_lstm_of_the_values_cannot_follow_co2_and_one_of_its_changes_can():
    last = {}
    for learn in (0, 1):
        rows = forecast.rows([forecast.read(one) for one in forecasts.networks(1, learn)], 12)
        last[learn] = {row.key: row.one for row in rows}
    assert min(last[0]["lstm"]) > 3 * last[0]["last"][0]
    assert max(last[1]["lstm"]) < 0.3 * last[1]["last"][0]


def test_the_shipped_comparison_reaches_what_its_file_says():
    for variant in series.VARIANTS:
        net, told = apps.training("series", variant), apps.figures("series", variant)
        assert value(net) == pytest.approx(told["value"], abs=2e-3)
    assert defaults("series").rate == 0.01


def test_trained_for_a_fixed_time_all_overfit_on_the_nile_and_some_end_worse_than_repeating():
    figures = apps.figures("series", "nile")["cells"]
    rows = {row.key: row for row in forecast.rows([forecast.read(one) for one in forecasts.networks(3, 0)], 12)}
    stopped = max(rows["lstm"].one) / rows["last"].one[0]
    assert min(min(one["values"]) for one in figures.values()) > stopped
    assert max(max(one["values"]) for one in figures.values()) > 1.0


def test_on_the_sunspots_a_plain_rnn_does_as_well():
    figures = apps.figures("series", "sunspots")["cells"]
    assert contest.compared(series.METRIC, figures["lstm"]["values"], figures["rnn"]["values"]) == "tie"
