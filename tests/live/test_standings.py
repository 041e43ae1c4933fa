"""How a race stands, counted by hand; and no word of the sentence goes beyond the numbers."""

import itertools
import re
from statistics import median

import numpy as np
import pytest

from lstm import live
from lstm.figures.train_live.race import describe, span
from lstm.live import standings
from lstm.live.race import Lane, Race

END = 100
NEVER = 10**9
TINY = live.begin(live.defaults("recall", units=1, batch=1))


def ended(*outcomes):
    """A race that is over. For each contender and seed: the updates that solved it, None, or "away"."""
    lanes = []
    for k, seeds in enumerate(outcomes):
        for seed, outcome in enumerate(seeds):
            training = TINY._replace(settings=TINY.settings._replace(seed=seed))
            checks = range(0, (outcome if isinstance(outcome, int) else END) + 1, 10)
            if outcome == "away":
                lanes.append(Lane(k, training, (0.1, None), None, "At update 7, it ran away.", 0.1))
            else:
                values = (*(0.1 for _ in checks[:-1]), 1.0 if outcome is not None else 0.2)
                lanes.append(Lane(k, training, values, outcome, "", 0.5))
    return Race(TINY.settings, "cells", tuple(range(0, END + 1, 10)), 0.1, tuple(lanes))


def test_the_median_to_solve_counts_those_who_did_not_as_never():
    race = ended([10, 30, 20, 50, 40], [None, 60, "away", 20, 30], [None, 70, None, None, 10])
    first, second, third = standings.standings(race)
    assert (first.solved, first.updates, first.seconds) == (5, 30, 0.5)
    assert (second.solved, second.away, second.updates) == (3, 1, 60)  # 20 30 60 never never
    assert (third.solved, third.updates, third.seconds) == (2, None, None)


def test_the_thick_line_is_the_middle_with_the_solved_as_they_were_and_the_runaways_last():
    race = ended([20, 20, 40], [None, None, "away"], ["away", "away", 10])
    assert standings.curve(race, 0) == (0.1, 0.1, 1.0)  # there more than half have solved it
    assert standings.curve(race, 1) == (*(0.1,) * 10, 0.2)
    assert standings.curve(race, 2) == (0.1, None)
    race = ended([20, None, None], [20, None, "away"], [40, 20, None])
    assert standings.curve(race, 0) == (*(0.1,) * 10, 0.2)
    assert standings.curve(race, 1) == (*(0.1,) * 10, 0.2)  # worst, 0.2 and 1
    assert standings.curve(race, 2) == (0.1, 0.1, 0.1, 0.1, 1.0)


def test_where_less_is_better_the_runaways_are_last_too():
    race = ended([None, None, "away"], [10, 10, 10], [10, 10, 10])
    race = race._replace(settings=live.defaults("adding"))
    lanes = [lane._replace(values=(0.5, value)) for lane, value in zip(race.lanes[:2], (0.2, 0.4), strict=True)]
    race = race._replace(lanes=(*lanes, *race.lanes[2:]), checks=(0, 10))
    assert standings.curve(race, 0) == (0.5, 0.4)  # 0.2, 0.4 and worst


@pytest.mark.parametrize("throws", range(8))
def test_luck_alone_is_what_throwing_a_coin_every_way_counts(throws):
    ways = [abs(2 * sum(way) - throws) for way in itertools.product((0, 1), repeat=throws)]
    for won in range(throws + 1):
        expected = np.mean([way >= abs(2 * won - throws) for way in ways])
        assert standings.coin(won, throws - won) == pytest.approx(expected)


def test_who_met_whom_is_counted_seed_by_seed():
    race = ended([10, 30, None, 20, None], [20, 30, 50, None, None], [None] * 5)
    against_second, against_third = standings.meetings(race)
    assert (against_second.won, against_second.lost) == (2, 1)  # 10 < 20, 30 = 30, never > 50, 20 < never, neither
    assert (against_third.won, against_third.lost, against_third.coin) == (3, 0, 0.25)


@pytest.mark.parametrize(
    ("outcomes", "text"),
    [
        (
            ([20, 30, 40], [30, 40, 50], [None, 90, None]),
            "LSTM: 3 of 3 solved, median after 30 updates; GRU: 3 of 3 solved, median after 40 updates; plain RNN: 1 "
            "of 3 solved in 100 updates. Seed by seed, LSTM was quicker than GRU with 3 of 3 seeds (luck alone: "
            "25\u00a0%) and quicker than plain RNN with 3 of 3 seeds (luck alone: 25\u00a0%).",
        ),
        (
            ([40, 40, None], [20, 60, 60], [40, 40, "away"]),
            "LSTM: 2 of 3 solved in 100 updates, median after 40 updates; GRU: 3 of 3 solved, median after 60 updates; "
            "plain RNN: 2 of 3 solved, median after 40 updates, 1 ran away. Seed by seed, LSTM was slower than GRU "
            "with 2 of 3 seeds and quicker with 1 (luck alone: 100\u00a0%). No seed sets LSTM apart from plain RNN.",
        ),
    ],
)
def test_the_sentence_says_this(outcomes, text):
    assert describe(ended(*outcomes)) == text


def test_the_sentence_never_says_more_than_the_numbers():
    """On two hundred races drawn at random, what it says is counted again by other means."""
    rng, numbers = np.random.default_rng(0), [*range(10, 101, 10), None, None, None, None, "away"]
    for _ in range(200):
        outcomes = [[numbers[k] for k in rng.integers(0, len(numbers), 5)] for _ in range(3)]
        text = describe(ended(*outcomes))
        times = [[each if isinstance(each, int) else NEVER for each in seeds] for seeds in outcomes]
        parts = text.split(". ")[0].rstrip(".").split("; ")
        for part, seeds, took in zip(parts, outcomes, times, strict=True):
            assert f": {5 - took.count(NEVER)} of 5 solved" in part
            assert (f"median after {median(took)} updates" in part) == ("median" in part) == (took.count(NEVER) < 3)
            assert (f"{seeds.count('away')} ran away" in part) == ("ran away" in part) == ("away" in seeds)
        for k, name in ((1, "GRU"), (2, "plain RNN")):
            signs = list(np.sign(np.subtract(times[k], times[0])))
            ways = re.search(rf"(\w+) than {name} with (\d) of 5 seeds(?: and (\w+) with (\d))?", text)
            counts = dict(zip(ways.groups()[::2], ways.groups()[1::2], strict=True)) if ways else {}
            assert int(counts.get("quicker", 0)) == signs.count(1) and int(counts.get("slower", 0)) == signs.count(-1)
            assert (f"No seed sets LSTM apart from {name}." in text) == (not any(signs))


def until(race, check):
    """A race as it was when every network had had that check."""
    early = [lane._replace(values=lane.values[: check + 1], solved=None) for lane in race.lanes]
    lanes = (a if len(a.values) <= check + 1 else b for a, b in zip(race.lanes, early, strict=True))
    return race._replace(lanes=tuple(lanes))


def test_under_way_it_says_so_far_and_compares_nobody():
    race = ended([20, 30, 40], [30, 40, 50], [None, 90, None])
    assert describe(until(race, 4)) == (
        "LSTM: 3 of 3 solved, median after 30 updates; GRU: 2 of 3 solved so far, median after 40 updates; plain RNN: "
        "0 of 3 solved so far."
    )


def test_what_a_network_in_front_has_done_is_not_told_before_the_others_are_there():
    race = ended([20, 20], [20, 20], [20, 20])
    behind = race.lanes[-1]._replace(values=(0.1,), solved=None)
    held = standings.level(race._replace(lanes=(*race.lanes[:-1], behind)))
    assert [lane.solved for lane in held.lanes] == [None] * 6 and held.checks == (0,)
    assert {lane.values for lane in held.lanes} == {(0.1,)}


@pytest.mark.parametrize(
    ("done", "expected"), [(0, [0, 50, 100]), (10, [0, 50, 100]), (11, [0, 100, 200]), (160, [0, 800, 1600])]
)
def test_the_axis_of_updates_doubles_until_it_holds_what_is_done(done, expected):
    assert span(tuple(range(0, 1601, 10)), done) == expected


def test_the_axis_of_a_short_race_is_never_empty():
    for last in range(1, 20):
        assert span(tuple(range(last + 1)), 0)[2] > 0
