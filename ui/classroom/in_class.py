"""The page "In class": how a class is asked, the lesson plan, notes for the teacher, and what becomes of the votes."""

import re

import streamlit as st

from ui.classroom import TEXT, here, lesson_plan, presenter
from ui.classroom.plan import plan as steps_of
from ui.classroom.votes.export import as_csv
from ui.classroom.votes.refused import Refused
from ui.lessons.course import LESSONS
from ui.link import settings
from ui.widgets import notice
from ui.widgets.plain import plain

NOTE = re.compile(r"^- \*\*(.+?)\*\*\n((?:  - .+\n?)+)", re.MULTILINE)
PLANS = lesson_plan.READY | {"own": "Your own"}
LONGEST_UPLOAD = 1  # MB: a plan is some kilobytes
MINUTES = 5  # of a step that is added


def in_class():
    """The page."""
    with st.container(key="sight"):
        with st.container(key="class_here"):
            the_class()
        st.subheader("Lesson plan", anchor=False)
        lesson()
    st.subheader("Notes for the teacher", anchor=False)
    notes()


def the_class():
    """Open a class, or what can be done with the one that is open."""
    notice.show("of this class")
    if not here.address():
        st.markdown(TEXT["not served"])
        return
    st.markdown(TEXT["how it goes"].format(app=here.app_address()))
    with st.container(horizontal=True):
        if not here.room():
            st.button("Open a class", type="primary", on_click=presenter.begin)
        elif here.key():
            with st.popover("Take the votes along"):
                st.caption(TEXT["export"])
                st.download_button(
                    "Save as CSV",
                    table_of(here.store(), here.room(), here.key()),
                    f"class-{here.room()}.csv",
                    "text/csv",
                    on_click="ignore",
                )
            with st.popover("Delete this class"):
                st.caption(TEXT["delete"])
                st.button("Delete it with all its votes", on_click=delete)


def table_of(store, room, key):
    """What makes the votes into a table when it is pressed: Streamlit calls it outside of any visit."""
    return lambda: as_csv(store.table(room, key))


def delete():
    """Forget the class."""
    try:
        here.store().delete(here.room(), here.key())
    except Refused as fault:
        notice.leave("of this class", str(fault))
        return
    here.leave()


def lesson():
    """The plan: which, its steps, and what is added, saved and opened."""
    key = settings.own_key("plan")
    st.session_state[key] = settings.get("plan") or None
    change = {"on_change": lambda: settings.write(plan=st.session_state[key] or "", plan_step="")}
    st.segmented_control("Plan", PLANS, format_func=PLANS.get, key=key, label_visibility="collapsed", **change)
    notice.show("plan")
    plan = lesson_plan.in_view()
    rows, begins = [], 0
    for step in plan:
        rows.append(
            {"label": step.label, "ask": step.ask, "note": step.note, "minutes": step.minutes, "begins": begins}
        )
        begins += step.minutes
    steps_of(rows, lesson_plan.place(plan) if plan else -1, lambda k, what: changed(plan, k, what))
    if plan:
        first = lesson_plan.opens(plan, 0)
        st.page_link(lesson_plan.file_of(plan[0]), label=f"Begin: {plan[0].label}", query_params=first | {"room": "on"})
    elif settings.get("plan") != "own":
        st.caption(TEXT["choose a plan"])
    with st.expander("Put a plan together, save it, open one", key="own_plan"):
        add(plan)
        keep(plan)


def changed(plan, k, what):
    """A step was moved, or taken out."""
    if 0 <= k < len(plan):
        ways = {"up": -1, "down": 1}
        lesson_plan.change(lesson_plan.moved(plan, k, ways[what]) if what in ways else lesson_plan.without(plan, k))


def add(plan):
    """Another step at the end: a page as the link sets it now, or a lesson."""
    lessons = {f"lesson {k + 1}": f"Lesson {k + 1}: {one.name}" for k, one in enumerate(LESSONS)}
    pages = {"": "Start"} | {page: page.replace("_", " ") for page in lesson_plan.PAGES if page != "In_class"}
    names = pages | lessons
    st.caption(TEXT["add"])
    with st.form("add a step", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox("Page or lesson", names, format_func=names.get, key="step page", width=260)
        st.number_input("Minutes", 1, lesson_plan.MOST_MINUTES, MINUTES, key="step minutes", width=130)
        st.text_input("Note to yourself", key="step note", max_chars=lesson_plan.LONGEST_NOTE, width=320)
        st.form_submit_button("Add", on_click=added, args=(plan,))


def added(plan):
    """A step was added."""
    page, state = st.session_state["step page"], st.session_state
    number = page.removeprefix("lesson ") if page.startswith("lesson ") else ""
    step = lesson_plan.of_view("Start_here" if number else page)
    step = step._replace(minutes=int(state["step minutes"]), note=state["step note"])
    if number:
        step = step._replace(link={"course": number}, ask=f"Lesson {number}: the guess")
    if len(plan) >= lesson_plan.MOST_STEPS:
        notice.leave("plan", TEXT["full"].format(most=lesson_plan.MOST_STEPS))
        return
    lesson_plan.change((*plan, step))


def keep(plan):
    """Save the plan as a file, and open one."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if plan:
            st.download_button(
                "Save the plan", lesson_plan.written(plan), "lesson-plan.json", "application/json", on_click="ignore"
            )
        st.file_uploader(
            "Open a plan", "json", key="plan file", max_upload_size=LONGEST_UPLOAD, on_change=opened, width=420
        )


def opened():
    """A file was given."""
    if (file := st.session_state["plan file"]) is None:
        return
    try:
        plan = lesson_plan.read(file.getvalue().decode("utf-8"))
    except (ValueError, UnicodeDecodeError) as fault:
        told = TEXT["no text"] if isinstance(fault, UnicodeDecodeError) else str(fault)
        notice.leave("plan", told)
        return
    lesson_plan.change(plan)


def notes():
    """What to say, what learners get wrong, and two questions, for each page."""
    every = {name: lines.strip("\n") for name, lines in NOTE.findall(TEXT["notes"] + "\n")}
    with st.container(key="notes"):
        for name, lines in every.items():
            with st.expander(plain(name), on_change="rerun", key=f"note on {name}") as box:
                if box.open:
                    st.markdown(lines.replace("  - ", "- "))
