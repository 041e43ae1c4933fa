"""The page "Handwriting": a hand's own ink, or images held out of training, read column by column."""

import streamlit as st

from lstm.cells import CELLS
from lstm.domains.writing import strokes
from lstm.figures.applications import frames as frames_figure
from lstm.figures.applications import frames_says
from lstm.figures.classroom.applications import digits
from lstm.figures.text import percent
from lstm.live import LIVE
from lstm.live.check import run_through
from lstm.live.examples import labels_of
from lstm.networks.transcript import transcribe
from lstm.presets import apps
from ui.applications.application import in_view
from ui.applications.handwriting import TEXT
from ui.applications.handwriting.ink import ink, live
from ui.applications.reading_frames import alone, tables
from ui.classroom import offers
from ui.link import settings
from ui.widgets.frames import frames
from ui.widgets.own_part import own_part
from ui.widgets.plain import plain

TASK = LIVE["handwriting"]
NAMES = TASK.symbols({}).outputs
FAILURE = {"digits": "55", "writing": 3}  # two equal digits that become one
EXAMPLES = ("1997", "2024", "5588", "3141592653")
HINT = "Write digits here"


def claims():
    """What was measured of ink that is not the data's, and what was not."""
    strips, single = (percent(share) for share in TASK.ON_LINES)
    far = percent(apps.figures("handwriting")["far"])
    return TEXT["claims"].format(digits=TASK.FAR_DIGITS, far=far, strips=strips, single=single)


def handwriting():
    """The sheet and the box beside the picture of what is read. Returns that, as Examples."""
    training = in_view("handwriting")
    with st.container(key="sight"), st.container(key="handwriting"):
        return sheet_and_box(training)


@own_part
def sheet_and_box(training):
    """What reruns while the hand writes. When it is lifted all does: links to other pages changed."""
    if st.session_state.pop("ink_over", False):
        st.rerun()
    left, right = st.columns([1, 2.1], gap="large")
    with left:
        sheet, answer, choice = st.container(), st.container(), st.container()  # what it reads stands under the hand
        example, truth, wrong = requested(sheet, choice)
        st.caption(TEXT["from ink to columns"])
    outputs, traces = run_through(training, example)
    transcript = transcribe(outputs[:, 0])
    offers.offer("How many digits?", lambda: digits(transcript, "read"))
    with answer:
        st.markdown(f"#### {frames_says.answer(transcript, NAMES)}")
        says = [frames_says.against(transcript, truth, NAMES), frames_says.paths(transcript, NAMES)]
        st.markdown(" ".join(filter(None, says)) or told(wrong or truth is None and not settings.get("ink")))
    with right:
        picture = frames_figure.draw(
            CELLS[training.settings.cell], alone(traces), example.xs[:, 0], transcript, NAMES, "column"
        )
        frames(picture, file="handwriting", tight=bool(settings.get("room")))
    tables(transcript, NAMES, "column")
    return example


def told(wrong):
    """What is said of ink whose digits nobody knows."""
    return "" if wrong else TEXT["no truth known"]


def requested(sheet, choice):
    """(the example to read, its labels if known, what is wrong with the ink): the ink, or else the digits typed."""
    said = live()
    writing, raw = settings.get("ink"), said["strokes"] if said and not said["final"] else None
    trouble = st.session_state.get("ink_wrong", "")
    found = None
    try:
        if raw:
            writing = strokes.as_text(strokes.taken(raw))
        found = TASK.as_examples(writing) if writing else None
    except ValueError as error:
        trouble = str(error)
    shown = [stroke.ravel().tolist() for stroke in strokes.read(settings.get("ink"))] if settings.get("ink") else []
    with sheet:
        ink(None if trouble or raw else shown, HINT, on_change=moved)
        if trouble:
            st.warning(plain(trouble))
    with choice:
        box()
        typed, refused = (None, False) if found else joined()
        if trouble:
            what = "your ink from before" if found else f"“{frames_says.spelt(labels_of(typed)[0], NAMES)}”"
            st.caption(f"Until the ink will do, what is read here is {what}.")
    return (found, None, trouble) if found else (typed, None if refused or trouble else labels_of(typed)[0], trouble)


def moved():
    """The hand wrote: when it is lifted, the ink goes into the link. What is too much for it stays on the sheet."""
    said = live()
    if not said or not said["final"]:
        return
    st.session_state["ink_wrong"] = ""
    try:
        taken = strokes.taken(said["strokes"])
        text = strokes.as_text(taken)
        if text:
            TASK.as_examples(text)
    except ValueError as error:
        st.session_state["ink_wrong"] = str(error)
        return
    settings.write(ink=text)
    st.session_state["ink_over"] = True


def box():
    """Where digits are typed, or chosen, that are read instead of ink."""
    st.text_input("Or type digits, to be joined from images it never saw", **settings.bound("digits", ink=""))
    with st.container(horizontal=True, gap="small"):
        st.button("Other images", on_click=other, help="Other held-out images of the same digits")
        for digits in EXAMPLES:
            st.button(digits, key=f"example {digits}", on_click=settings.write, kwargs={"digits": digits, "ink": ""})
        st.button("A failure", on_click=settings.write, kwargs=FAILURE | {"ink": ""})


def joined():
    """(the digits typed, joined from images held out, False); the usual ones and True where what is typed won't do."""
    try:
        return TASK.shown(settings.get("digits"), settings.get("writing")), False
    except ValueError as error:
        usual = settings.SETTINGS["digits"].default
        st.warning(f"{plain(str(error))} Until then {usual} is read.")
    return TASK.shown(usual, 0), True


def other():
    """The next seed of the images."""
    settings.write(writing=(settings.get("writing") + 1) % 1000, ink="")
