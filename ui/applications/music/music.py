"""The page "Music": a melody of the visitor's, gone on with, and the two things that the network holds in mind."""

import streamlit as st

from lstm import CELLS
from lstm.domains.music import carry, notes, sound
from lstm.domains.music.played import a_bar_later, play
from lstm.figures.applications import roll as picture
from lstm.figures.applications import two_memories
from lstm.figures.classroom.applications import next_note
from lstm.live import LIVE, model_of
from lstm.presets import apps
from ui.applications import application
from ui.applications.music import TEXT
from ui.applications.music.roll import roll
from ui.classroom import offers
from ui.link import settings
from ui.widgets.own_part import own_part

SWAPS = {"": "its own", "key": "key: from elsewhere", "place": "place: a bar later"}


def music(training):
    """The controls, the keyboard and the picture. Returns the visitor's notes, as Examples, or None without any."""
    own_part(shown)(model_of(training))
    return LIVE["music"].as_examples(given()) if given() else None


def shown(model):
    """What a tap reruns."""
    refused()
    with st.container(key="sight"), st.container(key="music"):
        choose_and_play(model)


def choose_and_play(model):
    """The controls, and what comes of them. On a phone and before a class the controls stand beneath."""
    controls()
    tapped = given()
    heat, most, seed = (
        settings.get("note_temperature"),
        settings.get("notes_added"),
        settings.get("draw_seed"),
    )
    found = carry.shares(model)
    own = play(model, tapped, most, heat, seed)
    swapped = elsewhere(model, tapped, own, heat, seed, found)
    played = play(model, tapped, most, heat, seed, swapped) if swapped else own
    offers.offer("Where does the melody go?", lambda: next_note(played))
    ordered = [carry.ordered(part, found[-1]) for part in carry.PARTS]
    data = picture.draw(CELLS[model.layers[-1].cell], played, ordered, heat, own if swapped else None)
    roll(data, notes.as_text(tapped), settings.text("place"), lambda: sound.wav(played.notes))
    if picture.length(tapped) >= picture.WHOLE:
        st.caption(TEXT["too long"])


def refused():
    """Where the link asks for notes that cannot be: why, in a sentence."""
    asked = st.query_params.get("notes")
    if asked and asked != "none":
        try:
            notes.notes(asked)
        except ValueError as fault:
            st.text(f"{fault} The usual melody is shown.")


def given():
    """The notes in the link."""
    asked = settings.get("notes")
    return [] if asked == "none" else notes.notes(asked)


def controls():
    """How it goes on, and with whose memory."""
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom", key="music_choice"):
        st.select_slider("Temperature", notes.TEMPERATURES, width=210, **settings.bound("note_temperature"))
        st.segmented_control(
            "Notes to add, at most", notes.ADDED, required=True, **settings.bound("notes_added", place="")
        )
        fresh = (settings.get("draw_seed") + 1) % 1000
        st.button(f"Draw others: seed {fresh}", on_click=lambda: settings.write(draw_seed=fresh, place=""))
        st.segmented_control("Its memory", SWAPS, format_func=SWAPS.get, required=True, **settings.bound("swapped"))
        if settings.get("swapped") == "key":
            away = [str(k) for k in range(1, carry.OCTAVE)]
            st.selectbox("Semitones higher", away, width=150, **settings.bound("away"))


def elsewhere(model, tapped, own, heat, seed, found):
    """Which units' state comes from which other melody, if any does."""
    part = settings.get("swapped")
    if part == "key":
        return carry.units_of(part, found), [0, *carry.moved_notes(tapped, settings.get("away"))]
    if part == "place":
        whole = own if len(own.tokens) - own.given > 16 else play(model, tapped, 16, heat, seed)
        if later := a_bar_later(whole):
            return carry.units_of(part, found), later
        st.text(TEXT["no bar later"])
    return None


def explained():
    """How to read the picture, and the experiment on the two memories."""
    tables = two_memories.draw(apps.figures("music")["cells"])
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader("How to read it", anchor=False)
        st.markdown(TEXT["how to read it"])
    with right:
        whose = ", the shipped one" if application.trained("music") else ""
        st.subheader(f"Two memories in one network{whose}", anchor=False)
        st.markdown(TEXT["two memories"])
    st.table(tables["carried"], hide_index=True, alt="What melodies keep with a part of the memory from elsewhere")
    with st.expander("How it was measured"):
        st.markdown(TEXT["how it was measured"])
    st.subheader(f"What {application.shipped('music')} keeps, and what it does not", anchor=False)
    st.table(tables["kept"], hide_index=True, alt="What continuations of LSTM, GRU and plain RNN keep")
    st.markdown(TEXT["what is kept"])


def claims():
    """What is to be said of the bits of surprise."""
    return TEXT["claims"]
