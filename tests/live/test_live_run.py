"""A training as a visitor has it: its film, when it was solved, and what stops it."""

import numpy as np
import pytest

from lstm.live import LIVE, advance, begin, changed, check, defaults
from lstm.live import race as races
from lstm.live.check import solved_now, spacing, value
from lstm.live.run import MOST_FRAMES, Worked, at_frame, back_to, best, go, start, taken, within

EASY = defaults("recall", options=(("gap", 5), ("letters", 2)))


@pytest.fixture(scope="module")
def solved():
    """A run that was driven until it was solved."""
    run = start(EASY)
    while not run.solved and run.training.updates < 600:
        run = go(run, 20)
    return run


@pytest.mark.parametrize("seed", range(2))
def test_it_is_solved_after_the_same_updates_however_it_is_driven(seed):
    wanted = defaults("recall", options=(("gap", 6), ("letters", 3)), seed=seed, batch=8, units=8)
    training = begin(wanted)
    while not solved_now(training):  # the oracle: one update after the other, looked at where all are
        training = advance(training, 1)
    rng = np.random.default_rng(seed)
    for chunks in ([7], [10], [100], rng.integers(1, 20, 50).tolist()):
        run, k = start(wanted), 0
        while run.training.updates < training.updates + 10:
            run, k = go(run, chunks[k % len(chunks)], budget=float("inf") if k % 3 else 0.0), k + 1
        assert run.solved[0] == training.updates, chunks
    lane = races.Lane(0, begin(wanted), (), None, "", 0.0)
    checks = races.checks_of("recall")
    lane = races.looked_at(lane)
    while not races.stopped(lane, checks):
        lane = races.driven(lane, checks, 0.0 if rng.random() < 0.5 else 0.01)
    assert lane.solved == training.updates and value(lane.training) == value(training)
    away = within(begin(wanted), 1000, looking=True)  # as a worker computes it
    assert away.solved and away.training.updates == training.updates


@pytest.mark.parametrize("task", LIVE)
def test_every_race_ends_at_an_update_at_which_trainings_are_looked_at(task):
    assert races.checks_of(task)[-1] % spacing(task) == 0 == LIVE[task].UPDATES % spacing(task)


def test_it_is_solved_and_says_when(solved):
    assert solved.solved and solved.solved[0] == solved.training.updates
    assert check(solved.training).solved and not check(start(EASY).training).solved


def test_the_film_begins_untrained_and_every_frame_can_be_gone_back_to(solved):
    assert [frame.updates for frame in solved.frames] == [*range(0, solved.solved[0], 20), solved.solved[0]]
    np.testing.assert_array_equal(at_frame(solved, 0).flat, start(EASY).training.flat)
    for k in (0, 1, -1):
        frame = solved.frames[k]
        assert check(at_frame(solved, k)).value == frame.value
        assert at_frame(solved, k).updates == frame.updates


def test_a_long_film_keeps_its_beginning_and_its_end_and_no_more_than_it_may():
    run = start(EASY._replace(units=1, batch=1))
    for _ in range(3 * MOST_FRAMES):
        run = go(run, 1)
    assert len(run.frames) <= MOST_FRAMES
    assert run.frames[0].updates == 0
    assert run.training.updates - run.frames[-1].updates < run.spacing
    gaps = np.diff([frame.updates for frame in run.frames])
    assert gaps.max() <= 2 * run.spacing


def test_driving_in_small_turns_gives_the_bits_of_one_large_turn():
    large = go(start(EASY), 12).training
    run = start(EASY)
    for _ in range(4):
        run = go(run, 3)
    np.testing.assert_array_equal(run.training.flat, large.flat)


def test_a_budget_stops_between_two_updates_but_never_before_the_first():
    assert go(start(EASY), 1000, budget=0.0).training.updates == 1


def test_numbers_that_run_away_stop_it_with_a_reason_and_the_last_good_weights():
    run = go(start(EASY._replace(optimiser="sgd", rate=1e9, clip=0.0)), 50)
    assert run.trouble.startswith("At update") and "weight" in run.trouble
    assert np.isfinite(run.training.flat).all()


def test_going_on_from_an_earlier_moment_gives_what_it_gave_then(solved):
    run = go(go(start(EASY), 5), 5)
    run = run._replace(training=changed(run.training, rate=0.3))
    run = go(run, 5)
    again = back_to(run, 1)
    assert again.training.updates == 5 and len(again.frames) == 2 and again.training.settings.turns == ()
    assert len(again.training.records.loss) == 5 and again.report.value == run.frames[1].value
    np.testing.assert_array_equal(go(again, 5).training.flat, run.frames[2].flat)
    kept = back_to(run, 3)
    assert [change.value for change in kept.training.settings.turns] == [0.3]
    assert back_to(run, 2).training.settings.turns == ()  # the change was made there, and is undone
    early = back_to(solved, 0)
    assert early.solved is None and back_to(solved, len(solved.frames) - 1).solved == solved.solved


def test_the_best_moment_is_the_latest_of_those_with_the_best_value():
    run = start(EASY)
    frames = tuple(run.frames[0]._replace(value=value) for value in (0.5, 0.9, 0.9, 0.1))
    assert best(run._replace(frames=frames)) == 2
    lower = start(defaults("sine", units=2))
    assert best(lower._replace(frames=frames)) == 3
    astray = run._replace(frames=(frames[0], frames[1]._replace(updates=7)), trouble="At update 7")
    assert best(astray._replace(training=run.training._replace(updates=7))) == 0


def test_the_moment_at_which_it_is_solved_is_kept_however_far_apart_frames_are(solved):
    run = go(start(EASY), 1)._replace(spacing=10_000)
    run = go(run, solved.solved[0] - 1)
    assert run.solved and run.frames[-1].updates == run.training.updates == solved.solved[0]


def test_the_film_of_a_large_network_has_fewer_frames(monkeypatch):
    monkeypatch.setattr("lstm.live.run.MOST_NUMBERS", 1)
    run = start(EASY._replace(units=1, batch=1))
    for _ in range(30):
        run = go(run, 1)
    assert len(run.frames) <= 10 and run.frames[0].updates == 0


def test_seconds_of_computing_add_up():
    run = start(EASY)
    for seconds in (2.0, 3.0):
        run = taken(run, Worked(run.training, seconds, "", False))
    assert run.seconds == 5.0
