"""One unit set by hand: each lesson does what it says, and each challenge can be met, but not without its memory."""

from math import exp, log, tanh

import numpy as np
import pytest

from lstm import one_unit
from lstm.one_unit import challenges, goals
from lstm.one_unit.challenges import CHALLENGES, right_on, share_inside
from lstm.one_unit.lessons import LESSONS, numbers, pulses

every_challenge = pytest.mark.parametrize("challenge", CHALLENGES.values(), ids=CHALLENGES)
HIGH = tanh(1)  # what one write of 1 shows


def squash(z):
    return 1 / (1 + exp(-z))


def by_hand(values, xs):
    """The unit in plain sums, nothing shared with the cell: c and h at each step."""
    w, h, c, rows = dict(zip(one_unit.NAMES, values, strict=True)), 0.0, 0.0, []
    for x in xs:
        z = {q: w[f"{q}_x"] * x + w[f"{q}_h"] * h + w[f"{q}_b"] for q in ("f", "i", "o", "candidate")}
        c = squash(z["f"]) * c + squash(z["i"]) * tanh(z["candidate"])
        h = squash(z["o"]) * tanh(c)
        rows.append((c, h))
    return rows


def outputs(name, xs=None):
    """h of a lesson over its own input, or over another."""
    lesson = LESSONS[name]
    return one_unit.curves(lesson.values, lesson.xs if xs is None else xs)["h"]


def near(values):
    return pytest.approx(values, abs=0.02)


@pytest.mark.parametrize("name", LESSONS)
def test_the_unit_is_the_one_worked_with_pencil_and_paper(name):
    lesson = LESSONS[name]
    found = one_unit.curves(lesson.values, lesson.xs)
    np.testing.assert_allclose(np.c_[found["c"], found["h"]], by_hand(lesson.values, lesson.xs), rtol=0, atol=1e-12)


def test_each_number_goes_to_the_weight_it_is_named_after():
    found = one_unit.weights(range(12))
    assert {name: array.tolist() for name, array in found.items()} == {
        "W_f": [[1, 0]], "b_f": [2], "W_i": [[4, 3]], "b_i": [5], "W_o": [[7, 6]], "b_o": [8],
        "W_c": [[10, 9]], "b_c": [11],
    }  # fmt: skip
    with pytest.raises(ValueError, match="12 numbers; got 3"):
        one_unit.weights([1, 2, 3])


def test_the_half_life_is_the_one_of_the_forget_gate_at_rest():
    assert one_unit.half_life(numbers(f_b=2.2)) == pytest.approx(-log(2) / log(squash(2.2)), rel=1e-12)
    assert one_unit.half_life(one_unit.ZEROS) == pytest.approx(1.0)
    assert one_unit.half_life(numbers(f_b=10)) > 15_000


def test_a_curve_that_moved_is_named_with_how_far_and_where():
    before = {"f": np.zeros(3), "c": np.zeros(3), "h": np.zeros(3)}
    now = {"f": np.array([0, 0.2, 0]), "c": np.array([0, 0, -0.5]), "h": np.full(3, 1e-4)}
    assert one_unit.moved(now, before) == {"c": (0.5, 2), "f": (0.2, 1)}


def test_remember_for_ever_still_holds_after_a_thousand_steps():
    h = outputs("remember", np.r_[1.0, np.zeros(1000)])
    assert h[0] == near(HIGH) and h[-1] > 0.95 * h[0]


def test_the_leaky_memory_is_halved_after_its_half_life():
    lesson = LESSONS["leaky"]
    c = one_unit.curves(lesson.values, np.r_[1.0, np.zeros(20)])["c"]
    steps = np.arange(21)
    np.testing.assert_allclose(c, c[0] * 0.5 ** (steps / one_unit.half_life(lesson.values)), atol=2e-3)


def test_the_counter_adds_a_tenth_at_each_pulse():
    c = one_unit.curves(LESSONS["counter"].values, np.tile([0.0, 1.0], 10))["c"]
    assert c[1::2] == near(0.1 * np.arange(1, 11)) and c[2::2] == near(c[1:-1:2])


def test_the_latch_is_set_by_plus_one_and_reset_by_minus_one():
    xs = np.array([0, 1, 0, 0, 1, 0, -1, 0, -1, 0, 1, 0])
    on = np.array([0, 1, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1])
    assert outputs("latch", xs) == near(HIGH * on)


def test_the_flip_flop_toggles_at_each_pulse():
    xs = np.array([0, 1, 0, 1, 1, 0, 1, 0, 0, 1])
    assert outputs("flip", xs) == near(HIGH * np.array([0, 1, 1, 0, 1, 1, 0, 0, 0, 1]))


def test_last_value_holds_the_last_input_that_was_not_0():
    xs = np.array([0.8, 0, 0, 1, 0, 0.6, 0, 0, 0, 0.9, 0])
    held = np.array([0.8, 0.8, 0.8, 1, 1, 0.6, 0.6, 0.6, 0.6, 0.9, 0.9])
    assert outputs("last", xs) == near(np.tanh(np.tanh(held)))


def test_the_edge_detector_answers_only_when_the_input_rises():
    xs = np.array([0, 1, 1, 1, 0, 1, 0, 0, 1, 1])
    assert outputs("edge", xs) == near(HIGH * np.array([0, 1, 0, 0, 0, 1, 0, 0, 1, 0]))


def test_forget_everything_answers_the_present_step_and_nothing_else():
    xs = np.random.default_rng(0).uniform(-1, 1, 30)
    shuffled = np.random.default_rng(1).permutation(30)
    np.testing.assert_allclose(outputs("forget", xs)[shuffled], outputs("forget", xs[shuffled]), atol=1e-4)


@pytest.mark.parametrize("name", [*LESSONS, *CHALLENGES])
def test_what_is_given_is_within_what_the_sliders_reach(name):
    for given in (LESSONS.get(name), CHALLENGES.get(name)):
        values = getattr(given, "values", None) or getattr(given, "solution", one_unit.ZEROS)
        assert all(one_unit.LOW <= value <= one_unit.HIGH and round(value, 1) == value for value in values)
        assert given is None or one_unit.SHORTEST <= len(given.xs) <= one_unit.LONGEST and max(map(abs, given.xs)) <= 1


@every_challenge
@pytest.mark.parametrize("seed", [challenges.SEED, 1, 2, 3])
def test_every_challenge_has_a_solution_that_is_right_on_hidden_sequences_of_any_seed(challenge, seed):
    n = challenges.HIDDEN if seed == challenges.SEED else 200
    assert right_on(challenge, challenge.solution, seed, n) == n
    assert share_inside(challenge, challenge.solution, challenge.xs) == 1.0


@every_challenge
def test_no_challenge_is_met_by_zeros_or_by_its_solution_with_the_forget_gate_held_shut(challenge):
    shut = numbers(f_b=-20)[:3] + challenge.solution[3:]
    for values in (one_unit.ZEROS, shut):
        assert right_on(challenge, values) <= 0.1 * challenges.HIDDEN
        assert share_inside(challenge, values, challenge.xs) < 1.0


@every_challenge
def test_no_challenge_is_met_by_a_lesson_but_the_one_that_is_that_lesson(challenge):
    met = [name for name, lesson in LESSONS.items() if right_on(challenge, lesson.values) == challenges.HIDDEN]
    assert bool(met) == (challenge is CHALLENGES["hold"])


GOALS = {  # what h has to be at each step: 1, 0, or + and - for signs, worked out on paper
    "hold": ("0 0 1 0 0 1", "..1111"),
    "delay": ("0 1 0 0 1 0", "..1..1"),
    "store": ("0 1 .3 -1 0 1", ".11..1"),
    "sign": ("0 1 0 -1 0 1", ".++--+"),
    "third": ("1 0 1 0 1 1", "....11"),
    "second": ("1 0 1 1 0 1", "1..1.."),
    "first": ("0 1 0 1 1 0", ".1...."),
}


@pytest.mark.parametrize("name", GOALS)
def test_a_goal_asks_for_what_its_task_says(name):
    xs, wanted = GOALS[name]
    bands = {"1": goals.ONE, ".": goals.NOUGHT, "+": goals.PLUS, "-": goals.MINUS}
    low, high = CHALLENGES[name].goal(np.array([float(x) for x in xs.split()]))
    assert list(zip(low.tolist(), high.tolist(), strict=True)) == [bands[one] for one in wanted]


def test_the_count_goes_up_a_tenth_at_each_pulse():
    low, high = CHALLENGES["count"].goal(np.array(pulses(6, 1, 2, 4)))
    np.testing.assert_allclose((low + high) / 2, [0.1, 0.2, 0.2, 0.3, 0.3, 0.3])
    np.testing.assert_allclose(high - low, 0.1)


@every_challenge
def test_hidden_sequences_come_from_their_seed_and_are_worth_judging_by(challenge):
    first, again, other = (challenge.hidden(np.random.default_rng(seed), 20) for seed in (1, 1, 2))
    assert np.array_equal(first, again) and not np.array_equal(first, other)
    assert np.abs(first).max() == 1.0 and len(first) <= one_unit.LONGEST
    assert (np.abs(first) > 0.5).any(axis=0).all()  # each has a pulse
    if challenge is CHALLENGES["hold"]:
        assert (len(first) - 1 - first.argmax(axis=0)).min() >= 50
    if challenge is CHALLENGES["delay"]:
        assert not (first[1:] * first[:-1]).any()
