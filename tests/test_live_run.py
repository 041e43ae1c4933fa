"""A training as a visitor has it: its film, when it was solved, and what stops it."""

import numpy as np
import pytest

from lstm.live import check, defaults
from lstm.live.run import MOST_FRAMES, at_frame, go, start

EASY = defaults("recall", options=(("gap", 5), ("letters", 2)))


@pytest.fixture(scope="module")
def solved():
    """A run that was driven until it was solved."""
    run = start(EASY)
    while not run.solved and run.training.updates < 600:
        run = go(run, 20)
    return run


def test_it_is_solved_and_says_when(solved):
    assert solved.solved and solved.solved[0] == solved.training.updates
    assert check(solved.training).solved and not check(start(EASY).training).solved


def test_the_film_begins_untrained_and_every_frame_can_be_gone_back_to(solved):
    assert [frame.updates for frame in solved.frames][:2] == [0, 20]
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
    assert "At update" in run.trouble and "rate" in run.trouble
    assert np.isfinite(run.training.flat).all()
