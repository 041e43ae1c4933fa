"""A lesson plan: pages and lessons in an order, with what is set on them and what the class is asked. One file.

It is plain data: a tuple of Steps. Three are ready; one's own is in the visit, and in the file it is saved as.
"""

import json
from pathlib import Path
from typing import NamedTuple

import streamlit as st

from ui.lessons.course import LESSONS
from ui.link import settings
from ui.widgets.plain import cut, plain

ROOT = Path(__file__).parent.parent.parent
PAGES = {path.stem.split("_", 1)[1]: path for path in sorted(ROOT.glob("pages/*.py"))}
READY = {"20": "20 minutes", "45": "45 minutes", "90": "90 minutes"}  # files in plans/
MOST_STEPS, LONGEST_FILE, LONGEST_NOTE, MOST_MINUTES = 40, 100_000, 400, 240
KIND = "lesson plan of Inside the LSTM"
OWN = "own lesson plan"  # in the visit
NOT_OF_A_STEP = ("class", "class_key", "plan", "plan_step", "room")


class Step(NamedTuple):
    """One page, as it is opened."""

    page: str  # its address, "" the start
    link: dict  # the settings it opens with
    minutes: int
    ask: str  # what the class is asked there, as the page offers it; "" nothing
    note: str

    @property
    def label(self):
        """What it is called in a list."""
        course = self.link.get("course", "")
        if self.page == "Start_here" and course.isdigit():
            return f"Lesson {course}: {LESSONS[int(course) - 1].name}"
        return self.page.replace("_", " ") or "Start"


def ready(name):
    """A plan that is ready."""
    return read(Path(__file__).with_name("plans").joinpath(f"{name}.json").read_text(encoding="utf-8"))


def read(text):
    """A plan out of its file's text. Raises ValueError with a sentence where it is none."""
    if len(text) > LONGEST_FILE:
        raise ValueError("This file is longer than a lesson plan can be.")
    try:
        said = json.loads(text)
        steps = {KIND: said["steps"]}[said["kind"]]
    except (ValueError, TypeError, KeyError, RecursionError) as fault:
        raise ValueError("This file is no lesson plan: save one here, and open that.") from fault
    if not isinstance(steps, list) or len(steps) > MOST_STEPS:
        raise ValueError(f"A lesson plan of this app has up to {MOST_STEPS} steps.")
    return tuple(checked(step, k + 1) for k, step in enumerate(steps))


def checked(said, number):
    """One step of a file. Raises ValueError with a sentence."""
    where = f"Step {number} of this file"
    if not isinstance(said, dict) or not isinstance(said.get("link", {}), dict):
        raise ValueError(f"{where} is no step of a lesson plan.")
    page, minutes = said.get("page"), said.get("minutes", 5)
    if page != "" and page not in PAGES:
        raise ValueError(f"{where} names a page that is not here: {cut(str(page))}.")
    if not isinstance(minutes, int) or isinstance(minutes, bool) or not 1 <= minutes <= MOST_MINUTES:
        raise ValueError(f"{where} takes a whole number of minutes, 1 to {MOST_MINUTES}.")
    link = {settings.today(str(name)): value for name, value in said.get("link", {}).items()}
    for name, value in link.items():
        known = isinstance(value, str) and name in settings.SETTINGS and name not in NOT_OF_A_STEP
        if not known or not settings.SETTINGS[name].allows(value):
            raise ValueError(f"{where} opens its page with what cannot be: {cut(name)}.")
    ask, note = (str(said.get(name, ""))[:LONGEST_NOTE] for name in ("ask", "note"))
    return Step(page, link, minutes, ask, note)


def written(plan):
    """A plan as the text of its file."""
    return json.dumps({"kind": KIND, "steps": [step._asdict() for step in plan]}, ensure_ascii=False, indent=1)


def in_view():
    """The plan that the link names: () where it names none, or one's own is not here."""
    name = settings.get("plan")
    return ready(name) if name in READY else tuple(st.session_state.get(OWN, ())) if name else ()


def place(plan):
    """The step of a plan that the class is at."""
    return min(settings.get("plan_step") or 0, max(0, len(plan) - 1))


def change(plan):
    """A plan that was changed is one's own from then on."""
    st.session_state[OWN] = plan
    settings.write(plan="own", plan_step="")


def moved(plan, k, by):
    """The plan with step k further up or down by so many places."""
    steps = list(plan)
    steps.insert(max(0, k + by), steps.pop(k))
    return tuple(steps)


def without(plan, k):
    """The plan without step k."""
    return plan[:k] + plan[k + 1 :]


def of_view(page):
    """A step that opens a page as the link in view sets it."""
    link = {name: value for name, value in settings.set_now().items() if name not in NOT_OF_A_STEP}
    return Step(page, link, 5, "", "")


def opens(plan, k):
    """The settings with which step k opens its page: its own, the class's, and which step it is."""
    kept = {name: value for name, value in settings.set_now().items() if name in NOT_OF_A_STEP and name != "class_key"}
    return kept | plan[k].link | {"plan_step": str(k)}


def file_of(step):
    """The script of a step's page, as st.page_link takes it."""
    return f"pages/{PAGES[step.page].name}" if step.page else "app.py"


def on_the_way():
    """Beside a page: the step of the plan that comes next, and the way there."""
    plan = in_view()
    if not plan:
        return
    k = place(plan)
    st.caption(f"Step {k + 1} of {len(plan)}: {plain(plan[k].label)}")
    if k + 1 < len(plan):
        label = f"Next step: {plan[k + 1].label}"
        st.page_link(file_of(plan[k + 1]), label=label, query_params=opens(plan, k + 1))


def asked_first(page):
    """Whether the step of the plan that the class is at opens this page, by its address, and asks something there."""
    plan = in_view()
    return bool(plan) and plan[place(plan)].page == page and bool(suggested())


def suggested():
    """What the step of the plan that the class is at asks; "" where there is none."""
    plan = in_view()
    return plan[place(plan)].ask if plan else ""
