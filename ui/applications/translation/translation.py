"""The page "Translation": what the visitor types, read, handed over and said; and what is held where."""

import streamlit as st

from lstm.cells import CELLS
from lstm.figures.applications import handed
from lstm.figures.classroom.applications import length, mover
from lstm.live import options_of
from lstm.live.check import run_through
from lstm.live.network import part
from lstm.live.tasks import LIVE
from lstm.live.updates import unflatten
from lstm.presets import apps
from ui.applications.application import in_view
from ui.applications.translation import TEXT
from ui.applications.translation.moved import grafts, moves
from ui.classroom import offers
from ui.link import settings
from ui.widgets.plain import plain
from ui.widgets.tape import tape

TASKS = {"french": "Numbers to French", "iso": "Dates to ISO"}
ASKS = {"french": "An English number, in words or figures (0 to 9999)", "iso": "A date, as people write it"}
ALSO = {"french": "The other number", "iso": "The other date"}
FIRST = {"french": "number", "iso": "date"}  # the settings of what is read
SECOND = {"french": "number2", "iso": "date2"}  # and of whose memory is put in its place


def task_in_view():
    """Which of the two tasks the link asks for."""
    return settings.get("translation")


def translation():
    """The choice of the task, what is typed, the picture of it, and the two experiments: the task and the Examples."""
    task = task_in_view()
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        key = settings.own_key("translation")
        st.session_state[key] = task
        change = {"on_change": lambda: settings.write(translation=st.session_state[key], place="")}
        st.segmented_control(
            "Translate", TASKS, format_func=TASKS.get, key=key, required=True, width="content", **change
        )
        text = st.text_input(ASKS[task], live=True, **settings.bound(FIRST[task], place=""))
    typed, (text, examples) = text, read(task, FIRST[task], text)
    instead = "" if text == typed else text
    training = in_view(task)
    network = parts_of(training)
    outputs, traces = run_through(training, examples)
    if not instead and (said := LIVE[task].remark(text, options_of(training.settings))):
        st.caption(said)
    with st.container(key="sight"):
        tape(handed.draw(task, *network, traces, outputs, examples, instead), picked(len(examples.xs)))
    with st.container(horizontal=True, gap="large"):
        with st.container(width="stretch"):
            changing(task, network, examples, text)
        with st.container(width="stretch"):
            grafting(task, network, examples)
    return task, examples


def read(task, name, text):
    """What was typed, and as Examples; where it will not do a sentence about it, and the example instead."""
    try:
        return text, LIVE[task].as_examples(text)
    except ValueError as fault:
        text = settings.SETTINGS[name].default
        st.info(f"{plain(str(fault))} Until then you see the example, “{text}”.")
        return text, LIVE[task].as_examples(text)


def parts_of(training):
    """The cell of a training, and its weights as lstm.networks.encoder_decoder has them."""
    arrays = unflatten(training.shapes, training.flat)
    return CELLS[training.settings.cell], {name: part(arrays, name) for name in ("encoder", "decoder", "readout")}


def picked(steps):
    """The step that the link asks for, "" where it names none of these."""
    place = settings.get("place")
    return place if place is not None and place < steps else ""


def changing(task, network, examples, text):
    """Change one part of the input: which units of the memory move, and which words of the answer."""
    st.subheader("Change one thing: what moves?", anchor=False)
    picture = handed.moved(LIVE[task], *network, examples, LIVE[task].changes(text))
    offers.offer("Which part moves it most?", lambda: mover(text, picture["rows"]))
    if task == "french":
        offers.offer("In how many words?", lambda: length(text, picture["said"]))
    moves(picture, picked(len(examples.xs)))
    st.caption(handed.said_of_moves(picture, picked(len(examples.xs))))


def grafting(task, network, examples):
    """Put units of another memory in place of its own."""
    st.subheader("Another memory in its place", anchor=False)
    text = st.text_input(ALSO[task], live=True, **settings.bound(SECOND[task]))
    _, other = read(task, SECOND[task], text)
    steps = handed.grafted(LIVE[task], *network, examples, other)
    grafts(steps, network[1]["readout"]["W_y"].shape[1])
    st.caption(TEXT["another memory"])


@st.cache_data(show_spinner=False)
def claims(task):
    """What was measured on the shipped network, in sentences."""
    return handed.claims(task, *parts_of(apps.training(task)), apps.figures(task)["far"])
