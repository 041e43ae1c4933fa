"""How many may train at once: first come, first served, nobody who has gone is kept, and no core is overrun."""

from contextlib import suppress
from threading import Barrier, BrokenBarrierError, Thread

import pytest

from lstm.live import workers
from ui.train_live import training_slots
from ui.train_live.training_slots import PATIENCE, SHARE, Places, at_once, at_same_time, turn


class Clock:
    """A clock that is set by hand."""

    now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


def test_first_come_first_served_and_asking_again_changes_nothing(clock):
    two = Places(2, clock=clock)
    for _ in range(3):
        assert [two.ask(who) for who in "abcd"] == [0, 0, 1, 2]
        clock.now += 0.9 * PATIENCE
    assert [two.ask(who) for who in "dcba"] == [2, 1, 0, 0]
    assert two.busy() == 2


def test_whoever_leaves_makes_room_at_once_and_comes_back_last(clock):
    one = Places(1, clock=clock)
    assert [one.ask(who) for who in "abc"] == [0, 1, 2]
    one.leave("a")
    assert [one.ask(who) for who in "bca"] == [0, 1, 2]
    one.leave("c")
    assert [one.ask(who) for who in "ba"] == [0, 1]
    one.leave("nobody")
    assert one.busy() == 1


def test_a_closed_tab_loses_its_place_and_its_place_in_line_and_nothing_else_moves(clock):
    one = Places(1, clock=clock)
    assert [one.ask(who) for who in "abc"] == [0, 1, 2]
    clock.now += 0.6 * PATIENCE
    assert [one.ask(who) for who in "ac"] == [0, 2]
    clock.now += 0.6 * PATIENCE  # b was last heard 1.2 times our patience ago
    assert [one.ask(who) for who in "ac"] == [0, 1]
    clock.now += 1.1 * PATIENCE  # and now nobody was heard
    assert [one.ask(who) for who in "ca"] == [0, 1]
    clock.now += 1.1 * PATIENCE
    assert one.busy() == 0


def test_a_place_is_lost_even_if_nobody_has_noticed_yet(clock):
    one = Places(1, clock=clock)
    assert [one.ask(who) for who in "ab"] == [0, 1]
    clock.now += 0.6 * PATIENCE
    assert one.ask("b") == 1
    clock.now += 0.6 * PATIENCE
    assert [one.ask(who) for who in "ab"] == [1, 0]


def test_patience_is_just_long_enough(clock):
    one = Places(1, patience=3.0, clock=clock)
    one.ask("a")
    clock.now += 3.0
    assert one.busy() == 1
    clock.now += 0.001
    assert one.busy() == 0


def test_busy_counts_those_who_train_and_not_the_line():
    three, seen = Places(3), []
    for who in range(5):
        three.ask(who)
        seen.append(three.busy())
    assert seen == [1, 2, 3, 3, 3]


def test_many_who_ask_at_once_get_every_place_once():
    some, start, said = Places(7), Barrier(40), {}

    def visitor(who):
        start.wait()
        for _ in range(20):
            said[who] = some.ask(who)
            assert some.busy() <= 7
        if who % 2:
            some.leave(who)

    threads = [Thread(target=visitor, args=(who,)) for who in range(40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    stayed = [some.ask(who) for who in range(0, 40, 2)]
    assert sorted(stayed) == [0] * 7 + list(range(1, 14))
    assert len(said) == 40


@pytest.mark.parametrize("question", [lambda some: some.ask("a"), lambda some: some.busy()], ids=["ask", "busy"])
def test_only_one_is_answered_at_a_time(question):
    meeting, met = Barrier(2), []

    def clock():
        with suppress(BrokenBarrierError):  # opens only for two
            met.append(meeting.wait(0.05))
        return 0.0

    some = Places(1, clock=clock)
    threads = [Thread(target=question, args=(some,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert met == []


def test_alone_it_trains_70_ms_ten_times_a_second():
    assert turn(1) == pytest.approx((0.07, 0.1))
    assert turn(0) == turn(1)


@pytest.mark.parametrize("drawing", [0.005, 0.01, 0.03])
@pytest.mark.parametrize("busy", [1, 2, 3, 4, 6, 8, 16, 40])
def test_together_they_take_four_fifths_of_a_core_drawing_included(busy, drawing):
    budget, apart = turn(busy, drawing=drawing)
    assert busy * (budget + drawing) / apart == pytest.approx(SHARE)
    assert budget >= drawing * (1 - 1e-9)


def test_with_more_of_them_each_gets_less_and_is_still_painted_several_times_a_second():
    turns = [turn(busy) for busy in range(1, 14)]
    for one, other in zip(turns, turns[1:], strict=False):
        assert other.budget / other.apart < one.budget / one.apart and other.apart >= one.apart
    assert all(each.apart <= 1 / 3 for each in turns)


def test_processes_side_by_side_take_four_fifths_of_a_core_each():
    assert turn(2, parallel=2) == turn(1)
    budget, apart = turn(12, parallel=4)
    assert 3 * (budget + 0.01) / apart == pytest.approx(SHARE)
    assert turn(12, at_same_time("tcp://host:8786")).budget == pytest.approx(SHARE * turn(12).apart - 0.01)
    assert at_same_time("") == 1 and at_same_time("processes") >= 1


@pytest.mark.parametrize(("text", "n_cores", "most"), [("", 1, 4), ("  ", 8, 32), ("1", 8, 1), (" 30 ", 1, 30)])
def test_the_limit_is_what_is_asked_for_or_four_for_each_core(text, n_cores, most):
    assert at_once(text, n_cores) == (most, "")


@pytest.mark.parametrize("text", ["0", "-3", "many", "2.5", "1e3", "²", "9" * 5000])
def test_a_limit_that_cannot_be_is_named_and_the_usual_one_holds(text):
    most, wrong = at_once(text, 2)
    assert most == 8 and repr(text) in wrong and "whole number from 1 to 9999" in wrong and "8" in wrong


def test_a_place_that_cannot_be_reached_says_so_and_training_goes_on_here(monkeypatch):
    assert training_slots.computing() == (workers.executor(""), "")
    monkeypatch.setattr(training_slots, "WHERE", "the moon")
    monkeypatch.setattr(training_slots, "SOON", 20.0)
    instead, why = training_slots.computing()
    assert instead is workers.executor("")
    assert why.startswith("LSTM_TRAINS_ON: 'the moon' is no place to compute.") and "Meanwhile" in why


def test_a_training_takes_little_while_a_page_is_drawn_and_all_of_its_turn_otherwise():
    whole, ended = turn(1), Barrier(2)
    assert training_slots.yielding(whole) == whole
    looks = Thread(target=ended.wait, name=training_slots.PAGE)
    looks.start()
    assert training_slots.yielding(whole) == whole._replace(budget=training_slots.YIELDING)
    training_slots.TRAINING.add(looks)  # one that trains itself
    assert training_slots.yielding(whole) == whole
    ended.wait()
    looks.join()
