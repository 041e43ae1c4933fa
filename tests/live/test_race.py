"""A race is fair: the same batches for all, nobody further than the others, and the same bits however it is driven."""

import itertools
import pickle

import numpy as np
import pytest

from lstm import live
from lstm.live import standings
from lstm.live.race import RACES, Lane, entered, go, looked_at, over, start
from lstm.live.settings import ScheduledChange
from lstm.live.tasks import LIVE
from lstm.live.updates import draw

EASY = live.defaults("recall", units=4, batch=8, options=(("gap", 5), ("letters", 2)))
SHORT = (0, 3, 6, 8)  # checks


def short(kind="cells", seeds=2, **changes):
    """A race of a few updates."""
    return start(EASY._replace(**changes), kind, seeds)._replace(checks=SHORT)


def same(one, other):
    """Are two races the same but for the seconds?"""
    pairs = zip(one.lanes, other.lanes, strict=True)
    return all(
        a.values == b.values and (a.solved, a.trouble) == (b.solved, b.trouble)
        and np.array_equal(a.training.flat, b.training.flat) and a.training.updates == b.training.updates
        for a, b in pairs
    )  # fmt: skip


@pytest.mark.parametrize("kind", RACES)
def test_however_a_race_is_cut_into_turns_it_gives_the_same_bits(kind):
    straight, turns = go(short(kind)), short(kind)
    while not over(turns):
        turns = pickle.loads(pickle.dumps(go(turns, 0.0)))
    assert same(straight, turns)


def test_a_network_in_a_race_is_the_network_trained_alone():
    race = go(short())
    for lane in race.lanes:
        alone = live.advance(live.begin(lane.training.settings), lane.training.updates)
        assert np.array_equal(lane.training.flat, alone.flat)
        assert (
            lane.values[-1] == live.check(alone).value
            and lane.values[0] == live.check(live.begin(alone.settings)).value
        )


def test_networks_of_the_same_seed_see_the_same_batches_and_others_see_others():
    lanes = short("four", 3).lanes
    batches = [[draw(lane.training, update).xs for lane in lanes] for update in (0, 1, 50)]
    for one, other in itertools.combinations(range(len(lanes)), 2):
        alike = lanes[one].training.settings.seed == lanes[other].training.settings.seed
        assert all(np.array_equal(batch[one], batch[other]) == alike for batch in batches)
    assert {lane.training.settings.seed for lane in lanes} == {0, 1, 2}


def test_no_network_is_brought_on_before_those_behind_it_have_had_their_check():
    race = short()
    while not over(race):
        race = go(race, 0.0)
        done = [len(lane.values) for lane in race.lanes]
        updates = [lane.training.updates for lane in race.lanes]
        assert max(done) - min(done) <= 1
        assert max(updates) <= ([*SHORT, SHORT[-1]])[min(done)]
        assert {len(lane.values) for lane in standings.level(race).lanes} == {min(done)}


def test_a_turn_ends_soon_after_its_budget_but_never_before_an_update():
    race = go(short(), 0.0)
    assert sum(lane.training.updates for lane in race.lanes) == 1
    finished = go(race)
    assert go(finished, 0.0) is finished


def test_a_network_stops_at_the_first_check_that_is_as_good_as_solved():
    race = go(start(EASY, "cells", 2)._replace(checks=tuple(range(0, 201, 20))))
    metric = LIVE["recall"].METRIC
    assert any(lane.solved for lane in race.lanes)
    for lane in race.lanes:
        good = [metric.reached(value) for value in lane.values]
        assert not any(good[:-1]) and good[-1] == (lane.solved is not None) == live.check(lane.training).solved
        assert lane.training.updates == (lane.solved or 200) == race.checks[len(lane.values) - 1]


def test_numbers_that_run_away_stop_their_own_network_alone():
    race, wild = short(), EASY._replace(optimiser="sgd", rate=1e9, clip=0.0)
    lane = looked_at(Lane(0, live.begin(wild), (), None, "", 0.0))
    mixed = go(race._replace(lanes=(lane, *race.lanes[1:])))
    assert mixed.lanes[0].trouble.startswith("At update") and mixed.lanes[0].values[-1] is None
    assert np.isfinite(mixed.lanes[0].training.flat).all()
    assert same(race._replace(lanes=mixed.lanes[1:]), race._replace(lanes=go(race).lanes[1:]))


def test_a_network_that_has_no_number_to_show_has_no_value_and_has_not_solved_it():
    training = live.begin(live.defaults("adding", units=2, batch=2))
    lane = looked_at(Lane(0, training._replace(flat=training.flat * np.nan), (), None, "", 0.0))
    assert lane.values == (None,) and lane.solved is None


def test_each_cell_has_its_own_best_rate_unless_the_visitor_chose_one_for_all():
    usual = live.defaults("recall")
    rates = {
        cell: entered(usual, one, 0).rate for cell, one in zip(("lstm", "gru", "rnn"), RACES["cells"], strict=True)
    }
    assert rates == {cell: LIVE["recall"].RATES[cell] for cell in rates} and rates["rnn"] < rates["lstm"]
    assert {entered(usual._replace(rate=0.02), one, 0).rate for one in RACES["cells"]} == {0.02}
    assert [entered(usual, one, 0)[:] for one in RACES["bias"]] == [
        usual._replace(cell="lstm", forget=bias)[:] for bias in (3.0, 1.0, 0.0)
    ]


def test_what_was_chosen_before_the_first_update_holds_for_all_and_what_was_changed_later_for_nobody():
    turns = (ScheduledChange(0, "rate", 0.02), ScheduledChange(0, "batch", 4), ScheduledChange(3, "rate", 1.0))
    race = start(EASY._replace(turns=turns), "cells", 1)
    for lane in race.lanes:
        settings = lane.training.settings
        assert (settings.rate, settings.batch, settings.turns) == (0.02, 4, ())


@pytest.mark.parametrize("task", LIVE)
def test_every_task_can_be_raced_and_is_looked_at_from_0_to_the_end(task):
    race = go(start(live.defaults(task, units=2, batch=2), "cells", 1), 0.0)
    assert race.checks[0] == 0 and race.checks[-1] == 2 * LIVE[task].UPDATES
    assert len(race.lanes) == 3 and all(np.isfinite(lane.values[0]) for lane in race.lanes)
