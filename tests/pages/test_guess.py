"""Guess first: where the link asks for it, a change is guessed at before it is shown, and another one anew."""

import pytest
from mounted import data_of, mounted
from test_pages import ROOT, visit

from lstm.live import run
from lstm.live.race import go
from lstm.one_unit.lessons import LESSONS
from ui.one_unit import one_unit, says

CASES = {  # page: what is hidden, a setting, the right answers at two values of it
    "41_Vanishing_gradients": ("fading", "forget", {"0": "It fades", "3": "It holds"}),
    "22_Squashing_functions": ("swap", "swap", {"o:tanh": "Less than half of it", "f:tanh": "More than half of it"}),
    "21_One_unit_by_hand": ("hand_curves", "lesson", {"leaky": says.KEPT[1], "latch": says.KEPT[2]}),
}


def shown(at, name):
    """The picture, if it is there whole: not only the input of what is to be guessed."""
    return [one for one in mounted(at) if one.key == name and len(data_of(one).get("panels", "whole")) > 1]


def said(at):
    return [one.value for one in at.markdown if one.value.startswith("You guessed")]


@pytest.mark.parametrize("page", CASES)
def test_a_change_is_shown_once_it_was_guessed_at(page):
    name, setting, right = CASES[page]
    (one, answer), (other, its) = right.items()
    page = ROOT / "pages" / f"{page}.py"
    assert shown(visit(page, **{setting: one}), name)
    at = visit(page, **{setting: one, "predict": "on"})
    assert not at.exception and not shown(at, name)
    next(button for button in at.button if button.label == answer).click()
    at.run()
    assert shown(at, name) and said(at) == [f"You guessed: {answer}. Right."]
    at.query_params[setting] = other
    at.run()
    assert not shown(at, name) and not said(at)
    next(button for button in at.button if button.label == answer).click()
    at.run()
    assert shown(at, name) and said(at) == [f"You guessed: {answer}. It is: {its}."]


def test_a_guess_can_be_skipped():
    at = visit(ROOT / "pages" / "41_Vanishing_gradients.py", predict="on")
    at.button(key="guess first skip").click().run()
    assert shown(at, "fading") and not said(at)


def test_who_is_first_in_a_race_is_guessed_before_it_begins_and_told_when_it_is_over():
    link = {"view": "race", "task": "parity", "lanes": "3", "predict": "on"}
    at = visit(ROOT / "pages" / "31_Train_it_live.py", **link)
    assert not at.exception and "race_play" not in [one.key for one in at.button]
    next(button for button in at.button if button.label == "plain RNN").click().run()
    assert said(at) == ["You guessed: plain RNN."]
    at.session_state["race_now"] = go(at.session_state["race_now"], float("inf"))
    at.run()
    assert not at.exception and said(at)[0] != "You guessed: plain RNN."


@pytest.mark.parametrize("skip", [False, True])
def test_in_how_many_updates_is_guessed_before_the_first_and_told_once_it_is_solved(skip):
    at = visit(ROOT / "pages" / "31_Train_it_live.py", task="parity", predict="on")
    assert not at.exception and "live_play" not in [one.key for one in at.button]
    next(button for button in at.button if button.label == ("Skip" if skip else "At most 37")).click().run()
    assert "live_play" in [one.key for one in at.button] and said(at) == [] if skip else ["You guessed: At most 37."]
    at.session_state["live_run"] = run.go(at.session_state["live_run"], 150)
    at.run()
    solved, _ = at.session_state["live_run"].solved
    assert not at.exception and (skip or ("Right." in said(at)[0]) == (solved <= 37))


def test_a_training_under_way_and_a_task_that_nobody_can_solve_ask_for_no_guess():
    at = visit(ROOT / "pages" / "31_Train_it_live.py", task="parity")
    at.session_state["live_run"] = run.go(at.session_state["live_run"], 3)
    at.query_params["predict"] = "on"
    assert "live_play" in [one.key for one in at.run().button]
    at = visit(ROOT / "pages" / "31_Train_it_live.py", task="series", options="series:3", predict="on")
    assert "live_play" in [one.key for one in at.button]
    at = visit(ROOT / "pages" / "31_Train_it_live.py", task="series", options="series:3", predict="on", view="race")
    assert "race_play" in [one.key for one in at.button]


def test_an_input_of_another_length_is_asked_about_as_any_change_is():
    values, _ = LESSONS["remember"][2:]
    said = one_unit.question(values, (0.0,) * 30, values, (0.0,) * 24)
    assert said.startswith("x has 30 steps now. ") and "step 30" in said
    assert says.guessed(values, (0.0,) * 30) == 2
