"""The page "Music": a melody of the visitor's, gone on with, and the two things that the network holds in mind."""

import streamlit as st

from lstm import CELLS, reading
from lstm.domains.music import carry, notes, sound
from lstm.domains.music.played import a_bar_later, play
from lstm.figures.applications import roll as picture
from lstm.figures.applications import two_memories
from lstm.live import LIVE, model_of
from lstm.presets import apps
from ui.applications import application
from ui.applications.music.roll import roll
from ui.link import settings

SWAPS = {"": "its own", "key": "key: from elsewhere", "place": "place: a bar later"}
TOO_FAR = "So much of the melody is over that there is no bar later. Take notes back, or draw again."
READ = (
    "Behind each note the shade of a row says how much that pitch was expected: after a bar or so the rows of one key "
    "are left. Pick a note for the list of chances, and see which one was drawn. The memory's shade is full from 2 on. "
    "The same seed draws the same notes, so a link shows what you see. A low **temperature** makes the likeliest notes "
    "likelier still, a high one evens them out."
)
PARTED = (
    "Nobody told the network of keys or bars. Still its units part into those whose memory tells more of the **key** "
    "and those that tell more of the **place**. Is that what they are for? Carry one part over: the **key** units' "
    "state from the same notes in another key, and it goes on in that key and ends in time. The **place** units' from "
    "a bar later, and it ends a bar early, in its own key. Choose *Its memory* above to hear it. The outline is the "
    "melody as it would have gone on. The units of the GRU part in the same way, those of the plain RNN less clearly."
)
HOW = (
    "Medians of three seeds of the LSTM. 400 melodies it was never trained on, gone on with after two bars at "
    "temperature 0.8. The other key is six semitones away; carried over are the memory c and the output h of the "
    "units, once, after the last note given. A unit counts as one of the key if the key explains more of its memory's "
    "variance than the place does (eta squared), over 600 other melodies. The bar later is the network's own "
    "continuation."
)
KEEPS = (
    "Medians of three seeds, on the same 400 melodies. **The key** parts the cells: after two bars the LSTM and the "
    "GRU end on the tonic in 87\u00a0%, the plain RNN in 72\u00a0%. **The bars** do not: no network is told where in "
    "the bar it is, all of them find out, the plain RNN no less, and none is always right. Somebody who knew the rules "
    "by heart could name the tonic of 83\u00a0% of these melodies after one bar, and of 96\u00a0% after two: it is not "
    "settled before. Of music they know nothing else: no tune, no rests, no second voice, no loudness."
)
LONG = "It was trained on melodies of four bars. Yours is longer, and nobody taught it what comes then."


def music(training):
    """The controls, the keyboard and the picture. Returns the visitor's notes, as Examples, or None without any."""
    st.fragment(shown)(model_of(training))
    return LIVE["music"].as_examples(given()) if given() else None


def shown(model):
    """What a tap reruns."""
    refused()
    with st.container(key="music"):
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
    found = parting(reading.key(model), model)
    own = play(model, tapped, most, heat, seed)
    swapped = elsewhere(model, tapped, own, heat, seed, found)
    played = play(model, tapped, most, heat, seed, swapped) if swapped else own
    ordered = [carry.ordered(part, found[-1]) for part in carry.PARTS]
    data = picture.draw(CELLS[model.layers[-1].cell], played, ordered, heat, own if swapped else None)
    roll(data, notes.as_text(tapped), settings.text("place"), lambda: sound.wav(played.notes))
    if picture.length(tapped) >= picture.WHOLE:
        st.caption(LONG)


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


@st.cache_data(max_entries=8, show_spinner=False)
def parting(key, _model):
    """What each unit's memory tells of key and place."""
    return carry.shares(_model)


def elsewhere(model, tapped, own, heat, seed, found):
    """Which units' state comes from which other melody, if any does."""
    part = settings.get("swapped")
    if part == "key":
        return carry.units_of(part, found), [0, *carry.moved_notes(tapped, settings.get("away"))]
    if part == "place":
        whole = own if len(own.tokens) - own.given > 16 else play(model, tapped, 16, heat, seed)
        if later := a_bar_later(whole):
            return carry.units_of(part, found), later
        st.text(TOO_FAR)
    return None


def explained():
    """How to read the picture, and the experiment on the two memories."""
    tables = two_memories.draw(apps.figures("music")["cells"])
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader("How to read it", anchor=False)
        st.markdown(READ)
    with right:
        whose = ", the shipped one" if application.trained("music") else ""
        st.subheader(f"Two memories in one network{whose}", anchor=False)
        st.markdown(PARTED)
    st.table(tables["carried"], hide_index=True, alt="What melodies keep with a part of the memory from elsewhere")
    st.caption(HOW)
    st.subheader(f"What {application.shipped('music')} keeps, and what it does not", anchor=False)
    st.table(tables["kept"], hide_index=True, alt="What continuations of LSTM, GRU and plain RNN keep")
    st.markdown(KEEPS)


def claims():
    """What is to be said of the bits of surprise."""
    return (
        "One cannot get below 3.4 bits: so much surprise is left to somebody who knows the rules and only not the key."
    )
