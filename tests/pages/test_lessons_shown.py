"""On "One unit by hand" a lesson is asserted, and lit, only while the unit in view is the lesson's own."""

import random

import pytest
from mounted import mounted
from test_pages import ROOT, visit

from lstm import numbers, one_unit
from lstm.one_unit.challenges import CHALLENGES
from lstm.one_unit.lessons import LESSONS
from ui.one_unit import says as hand_says
from ui.one_unit.one_unit import short

PAGE = ROOT / "pages" / "21_One_unit_by_hand.py"
RNG = random.Random(0)


def prose(at):
    return "\n".join(one.value for one in at.markdown)


def lit(at, label):
    return next(one for one in at.get("button_group") if one.label == label).value


def turned(name):
    """A lesson's numbers with one of them another; and its input with one step another."""
    lesson, k = LESSONS[name], RNG.randrange(len(one_unit.NAMES))
    values = [*lesson.values[:k], -4.4 if lesson.values[k] != -4.4 else 0.0, *lesson.values[k + 1 :]]
    xs = [*lesson.xs[:-1], 0.5 if lesson.xs[-1] != 0.5 else 0.0]
    return {"hand": short(values)}, {"pulses": short(xs)}


@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_speaks_while_nothing_is_changed_and_no_longer(name):
    lesson = LESSONS[name]
    for link in ({}, {"hand": short(lesson.values)}, {"pulses": short(lesson.xs)}):
        at = visit(PAGE, lesson=name, **link)
        assert lesson.teaches in prose(at) and lit(at, "Lessons") == name
    for link in turned(name):
        at = visit(PAGE, lesson=name, **link)
        assert not at.exception and lesson.teaches not in prose(at) and lit(at, "Lessons") is None
        assert f"No longer the lesson “{lesson.name}”" in prose(at)
    next(one for one in at.button if one.label == "Reset").click().run()
    assert lesson.teaches in prose(at) and lit(at, "Lessons") == name


@pytest.mark.parametrize("name", LESSONS)
def test_what_is_said_instead_is_read_off_the_unit_in_view(name):
    lesson = LESSONS[name]
    values = tuple(-value for value in lesson.values)
    text, c = hand_says.no_longer(lesson, values, lesson.xs), one_unit.curves(values, lesson.xs)["c"]
    step = max(range(len(c)), key=lambda t: abs(c[t]))
    assert f"at step {step + 1} ({numbers.short(c[step])})" in text
    assert f"ends at {numbers.short(c[-1])}." in text and "another input" not in text


@pytest.mark.parametrize("name", CHALLENGES)
def test_a_challenge_stays_chosen_whatever_the_weights_and_its_verdict_is_of_the_unit_in_view(name):
    for values, met in ((one_unit.ZEROS, False), (CHALLENGES[name].solution, True)):
        at = visit(PAGE, challenge=name, hand=short(values))
        assert lit(at, "Challenges") == name and lit(at, "Lessons") is None and "No longer" not in prose(at)
        assert ("Challenge met" in str(mounted(at)[1].proto)) == met
