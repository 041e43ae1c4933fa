"""The page "Named entities": the visitor's sentence with its names, the gates of both directions, and who says what."""

import streamlit as st

from lstm.cells import CELLS
from lstm.figures.applications import tagged
from lstm.figures.classroom.applications import tag
from lstm.live.check import run_through
from lstm.live.network import part
from lstm.live.tasks import entities as task
from lstm.live.updates import unflatten
from lstm.presets import apps
from lstm.unroll import one_of
from ui.applications.application import in_view
from ui.applications.entities import TEXT
from ui.classroom import offers
from ui.link import settings
from ui.widgets.plain import cut, plain
from ui.widgets.tape import tape

EXAMPLES = (
    settings.SETTINGS["names"].default,
    "Paris is the capital of France. Paris loves Washington.",
    "London called Jack in London.",
    "Ford hired Ford in Houston.",
    "Ingrid Halvorsen works for Nokia in Leipzig.",
    "Our teacher, Zofia, moved from Gdansk to Ohio.",
    "We're meeting Mrs. O'Brien of the World Health Organization in the U.S.",
)


def entities():
    """The sentence, its names, and what stands behind one of its words."""
    ask, offer = st.columns([3, 1], vertical_alignment="bottom")
    text = ask.text_input("Type a sentence with names in it", live=True, **settings.bound("names", place=""))
    key = settings.own_key("example names")
    st.session_state[key] = text if text in EXAMPLES else None
    offer.selectbox("or an example", EXAMPLES, index=None, placeholder="Choose an example", key=key, on_change=take)
    words, examples = read(text)
    training = in_view("entities")
    cell = CELLS[training.settings.cell]
    outputs, traces = run_through(training, examples)
    chances, traces = outputs[:, 0], [one_of(trace, 0) for trace in traces]
    place = settings.get("place")
    place = place if place is not None and place < len(words) else tagged.first_name(chances)
    offers.offer("What is this word?", lambda: tag(words, chances, place))
    parts = unflatten(training.shapes, training.flat)
    cues = opened(training.settings.cell, part(parts, "ahead"))
    with st.container(key="sight"):
        tape(tagged.draw(cell, words, chances, traces, cues), place)
    says, opens = st.columns(2, gap="large")
    with says:
        behind(words, examples.xs[:, 0], chances, traces, part(parts, "readout"), place)
    with opens:
        st.subheader("What opens the gates?", anchor=False)
        st.markdown(tagged.said_of_cues(cell, cues))
        st.caption(TEXT["scores"])


def take():
    """Put the chosen example into the box."""
    if chosen := st.session_state[settings.own_key("example names")]:
        settings.write(names=chosen, place="")


def read(text):
    """What was typed, as words and Examples; where it will not do a sentence about it, and the example instead."""
    try:
        words = task.read(text)
    except ValueError as fault:
        text = settings.SETTINGS["names"].default
        st.info(f"{plain(str(fault))} Until then you see the example, “{text}”")
        words = task.read(text)
    if task.more_than_read(text):
        st.info(TEXT["more than is read"].format(most=task.MOST))
    if doubts := task.doubts(" ".join(words)):
        st.warning(plain(f"{doubts} Take what it says below with care."))
    return words, task.as_examples(text)


def behind(words, rows, chances, traces, readout, place):
    """Who says what one word is."""
    st.subheader(f"Who says what “{plain(cut(words[place]))}” is?", anchor=False)
    alt = "For each tag its chance, and what each direction says for it"
    st.table(tagged.table(chances, readout, traces, place), hide_index=True, alt=alt)
    st.markdown(tagged.said_of(rows[place], chances, readout, traces, place))


@st.cache_data(show_spinner=False, max_entries=8)
def opened(cell, weights):
    """What opens the gates of the half that reads forwards: measured once for each network."""
    return tagged.cues(CELLS[cell], weights)


def claims():
    """What was measured on the shipped network, in sentences."""
    return tagged.claims(apps.figures("entities"), task.measured())
