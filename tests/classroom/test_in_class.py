"""The page "In class": lesson plans, their file, the notes, and that every page has something to ask or says so."""

import json
import re

import pytest
from streamlit.testing.v1 import AppTest
from test_pages import ROOT, every_page, visit

from lstm.figures.classroom.question import checked
from ui.classroom import TEXT, in_class, lesson_plan, offers
from ui.classroom.settings import SETTINGS
from ui.link import settings

PAGE = ROOT / "pages/02_In_class.py"
QUIET = {"In_class"}  # the page from which one goes to all others


def asked_on(page, **link):
    """What a class can be asked on a page: name -> Question."""
    at = visit(page, **link)
    assert not at.exception
    made = {name: make() for name, make in at.session_state[offers.OFFERED].items()}
    return {name: one for name, one in made.items() if one is not None}


@every_page
def test_what_a_page_asks_can_be_asked(page):
    found = asked_on(page)
    assert bool(found) is (page.stem.split("_", 1)[-1] not in QUIET)
    for question in found.values():
        checked(question)


def test_what_was_done_to_a_network_is_asked_about_before_it_is_seen():
    found = asked_on(ROOT / "pages/13_Who_wrote_the_memory.py", operations="i.all.6:0")
    question = found["What becomes of the answer?"]
    assert question.answers[question.right] == "Down" and "the input gates" in question.text


@pytest.mark.parametrize("name", lesson_plan.READY)
def test_a_plan_that_is_ready_opens_fills_its_time_and_asks_what_its_pages_ask(name):
    plan = lesson_plan.ready(name)
    assert sum(step.minutes for step in plan) == int(name)
    assert lesson_plan.read(lesson_plan.written(plan)) == plan
    for step in plan:
        assert (ROOT / lesson_plan.file_of(step)).exists()
        if step.ask:
            assert step.ask in asked_on(ROOT / lesson_plan.file_of(step), **step.link), step


def test_a_plan_is_put_together_moved_and_shortened():
    plan = lesson_plan.ready("20")
    moved = lesson_plan.moved(plan, 2, -1)
    assert [step.page for step in moved] == ["", "Inside_one_step", "Who_wrote_the_memory", "Who_wrote_the_memory"]
    assert lesson_plan.moved(plan, 0, -1) == plan == lesson_plan.moved(plan, 3, 1)
    assert lesson_plan.without(plan, 3) == plan[:3]
    at = visit(PAGE, plan="20", sentence="The car runs on the road")
    at.selectbox(key="step page").select("lesson 3")
    at.text_input(key="step note").input("Slowly.")
    next(one for one in at.button if one.label == "Add").click()
    at.run()
    assert not at.exception and at.query_params["plan"] == "own"
    added = at.session_state[lesson_plan.OWN][-1]
    assert added == lesson_plan.Step("Start_here", {"course": "3"}, 5, "Lesson 3: the guess", "Slowly.")
    links = [one.proto.query_string for one in at.get("page_link") if one.proto.label == "Begin: Start"]
    assert "plan=own" in links[0] and "plan_step=0" in links[0] and "room=on" in links[0]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda said: "nothing", "This file is no lesson plan"),
        (lambda said: "[" * 50_000, "This file is no lesson plan"),
        (lambda said: said | {"kind": "else"}, "This file is no lesson plan"),
        (lambda said: "[1]", "This file is no lesson plan"),
        (lambda said: said | {"kind": []}, "This file is no lesson plan"),
        (lambda said: said | {"steps": said["steps"] * 30}, "up to 40 steps"),
        (lambda said: said | {"steps": ["<b>"]}, "Step 1 of this file is no step"),
        (lambda said: said | {"steps": [{"page": "../secret"}]}, "names a page that is not here"),
        (lambda said: said | {"steps": [{"page": "", "minutes": 0}]}, "a whole number of minutes"),
        (lambda said: said | {"steps": [{"page": "", "link": {"cell": "<b>"}}]}, "with what cannot be: cell"),
        (lambda said: said | {"steps": [{"page": "", "link": {"class_key": "x" * 32}}]}, "cannot be: class_key"),
        (lambda said: "x" * 100_001, "longer than a lesson plan"),
    ],
)  # fmt: skip
def test_what_is_no_plan_is_told_so(change, sentence):
    made = change(json.loads(lesson_plan.written(lesson_plan.ready("20"))))
    with pytest.raises(ValueError, match=re.escape(sentence)):
        lesson_plan.read(made if isinstance(made, str) else json.dumps(made))


def test_a_settings_older_name_in_a_plan_goes_on_working():
    old = next(name for name, today in settings.RENAMED.items())
    good = settings.SETTINGS[settings.RENAMED[old]].good[0]
    said = {"kind": lesson_plan.KIND, "steps": [{"page": "", "link": {old: good}}]}
    assert lesson_plan.read(json.dumps(said))[0].link == {settings.RENAMED[old]: good}
    assert {*lesson_plan.NOT_OF_A_STEP} == {*SETTINGS, "room"}


def test_every_page_has_its_notes():
    notes = dict(in_class.NOTE.findall(TEXT["notes"] + "\n"))
    pages = {"Start"} | {page.replace("_", " ") for page in lesson_plan.PAGES} - {"In class"}
    assert {*notes} == pages
    for lines in notes.values():
        assert [line.split(":")[0] for line in lines.strip("\n").split("\n")] == [
            "  - Say",
            "  - Often wrong",
            "  - Ask",
        ]
        assert lines.partition("- Ask:")[2].count("?") == 2


def test_the_way_through_a_plan_stands_beside_every_page(monkeypatch):
    monkeypatch.setattr(lesson_plan.st, "caption", lambda text: said.append(text))
    monkeypatch.setattr(lesson_plan.st, "page_link", lambda file, **how: said.append((file, how["query_params"])))
    said = []
    at = AppTest.from_string("from ui.classroom import lesson_plan\nlesson_plan.on_the_way()")
    at.query_params["plan"], at.query_params["plan_step"], at.query_params["class"] = "45", "1", "12345"
    at.run()
    assert said[0] == "Step 2 of 8: Start"
    assert said[1] == ("pages/01_Start_here.py", {"class": "12345", "plan": "45", "plan_step": "2", "course": "3"})
