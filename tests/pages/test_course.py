"""The course: every lesson keeps its contract, opens by its link at each of its parts, and leads on."""

import json

import pytest
from mounted import data_of, mounted
from test_pages import ROOT, visit

from lstm.figures.lessons import HAND, INKS
from ui.lessons import TEXT, before, start_here
from ui.lessons.course import LESSONS
from ui.lessons.lesson import questions, told
from ui.page import PAGES, address
from ui.widgets.modules import bundle

PAGE = ROOT / "pages" / "01_Start_here.py"
every_lesson = pytest.mark.parametrize("number", range(1, len(LESSONS) + 1))


def scene(at):
    """What is sent to the lesson's picture."""
    one = next(one.proto for one in mounted(at) if one.proto.component_name.endswith("_scene"))
    return data_of(one)


@every_lesson
def test_a_lesson_keeps_its_contract(number):
    lesson = LESSONS[number - 1]
    text, picture = lesson.told, lesson.draw()
    assert len(text.claim.split()) <= 20 and len(text.line.split()) <= 20 and len(text.reveal.split()) <= 90
    assert 3 <= len(text.question.answers) <= 4 and len({*text.question.answers}) == len(text.question.answers)
    frames = picture["frames"]
    assert len(frames) > 2 and (picture["start"] != picture["shows"] or picture["asks"])
    for frame in frames:
        assert frame["says"].count(HAND) == 1 and frame["rows"].keys() == {row["key"] for row in picture["rows"]}
    assert len({json.dumps(frame) for frame in frames}) == len(frames), "each place of the hand shows something else"
    assert picture["found"] and max(picture["found"]) < len(frames) and [picture["start"]] != picture["found"]
    assert (ROOT / "pages" / f"{lesson.onward.page}.py").exists()
    assert len(json.dumps(picture)) < 40_000


def test_pictures_keep_their_rows_in_the_same_order_and_colours():
    order = ["x", "c", "f", "i", "candidate", "o", "h", "gradient", "rnn"]
    for lesson in LESSONS:
        keys = [row["key"] for row in lesson.draw()["rows"]]
        assert keys == sorted(keys, key=order.index)
        assert all(row["ink"] == list(INKS[row["key"]][3:]) for row in lesson.draw()["rows"])


@every_lesson
def test_a_lesson_is_guessed_tried_and_told(number):
    told = LESSONS[number - 1].told
    at = visit(PAGE, course=str(number))
    assert not at.exception and not scene(at)["free"]
    assert all(told.reveal not in one.value for one in at.markdown), "nothing is told before the guess"
    at.button(key="answer 1").click().run()
    assert at.query_params["guess"] == "1" and at.query_params["at"] == "hand" and scene(at)["free"]
    assert told.question.text in [one.value for one in at.markdown], "what was asked stays in view"
    at.button(key="show").click().run()
    said = [one.value for one in at.markdown]
    assert {told.question.text, told.reveal, told.line, told.often or told.line} <= {*said}
    assert any(one.startswith("**✓") and told.question.answers[told.question.right] in one for one in said)
    picture = LESSONS[number - 1].draw()
    assert scene(at)["picked"]["dial"] == picture["shows"]
    at.button(key="next").click().run()
    assert at.query_params["course"] == (str(number + 1) if number < len(LESSONS) else "end")
    assert "at" not in at.query_params and "guess" not in at.query_params


def test_a_guess_is_skipped_and_a_link_opens_a_lesson_at_its_reveal_with_its_hand():
    at = visit(PAGE, course="3")
    at.button(key="skip").click().run()
    assert at.query_params["at"] == "hand" and "guess" not in at.query_params
    at = visit(PAGE, course="9", at="reveal", dial="2")
    assert not at.exception and scene(at)["picked"]["dial"] == 2
    assert any(one.value.startswith("**✓ It is:** It does not know") for one in at.markdown)
    assert not visit(PAGE, course="9", at="reveal", dial="99", guess="99").exception


@pytest.fixture
def link(monkeypatch):
    """What the course writes into the link."""
    said = {"at": "hand", "dial": None}
    monkeypatch.setattr(start_here.settings, "write", lambda **more: said.update(more))
    monkeypatch.setattr(start_here.st, "session_state", {})
    return said


def test_a_hand_has_found_the_answer_where_it_lets_go_and_not_where_it_comes_past(link):
    picture = LESSONS[2].draw()
    for dial, part in ((picture["shows"] - 2, "hand"), (picture["shows"], "reveal")):
        start_here.moved(picture, dial, "tried")
        assert (link["dial"], link["at"]) == (dial, part)


@pytest.mark.parametrize(("number", "tries"), [(9, (2, 1, 3)), (11, (8, 2, 5, 8)), (12, (2, 1, 2))])
def test_what_has_several_parts_is_told_when_each_was_tried(link, number, tries):
    picture = LESSONS[number - 1].draw()
    for dial in tries:
        assert link["at"] == "hand"
        start_here.moved(picture, dial, "tried")
    assert link["at"] == "reveal"


def test_the_end_of_the_course_leads_on():
    at = visit(PAGE, course="end")
    found = {link.proto.page for link in at.get("page_link")}
    assert not at.exception and len(found) >= 4 and len(start_here.ANSWERED_IN) == 6


def test_no_picture_tells_the_answer_before_the_guess():
    asked = [(one["asks"] or one["frames"][one["start"]]) for one in (lesson.draw() for lesson in LESSONS)]
    telling = ("**1**", "12\xa0%", "0.5", "**0**", "0.5", "“job”", "72\xa0%", "nap", "100\xa0%", "1,048,576", "19\xa0%")
    for frame, answer in zip(asked[1:], telling, strict=True):  # the first asks which word decides
        assert answer not in frame["says"]
    assert asked[1]["until"] == 2 and asked[6]["until"] == 0


def test_six_questions_have_one_right_answer_each_and_wrong_ones():
    asked = questions(TEXT["six"])
    assert len(asked) == 6 and all(len(one.answers) == 3 for one in asked)
    assert len({one.right for one in asked}) > 1


@pytest.mark.parametrize("text", ["a\n\nb\n\n- [x] c\n- d", "a\n\nb\n\n- c\n- d\n\ne\n\nf\n\ng"])
def test_a_lesson_without_a_part_or_a_right_answer_is_refused(text):
    with pytest.raises(ValueError, match="unpack"):
        told(text)


def test_answers_and_lessons_seen_stay_in_the_browser():
    scripts = [bundle(ROOT / f"ui/lessons/{name}/{name}.js") for name in ("six", "trail")]
    assert all("localStorage" in script and "setStateValue" not in script for script in scripts)


def test_every_page_but_the_course_and_the_teachers_own_says_what_to_know_before_and_where_it_is_said():
    assert {address(page) for page in PAGES} == {"Start_here", "In_class", *before.NEEDS}
    at = visit(ROOT / "pages/41_Vanishing_gradients.py", sentence="the car runs", at="reveal")
    link = next(one.proto for one in at.get("page_link") if one.proto.label.startswith("Know before"))
    assert LESSONS[10].told.line in link.label and "course=11" in link.query_string and "at=" not in link.query_string


def test_the_start_page_leads_to_the_course_first():
    at = visit(ROOT / "app.py")
    first = at.get("page_link")[0].proto
    assert first.page == "Start_here" and "Twelve lessons" in first.label and len(LESSONS) == 12
