"""A series of the visitor's own: pasted or from a file, one column of it, and five networks trained on it, in turns."""

from typing import NamedTuple

import streamlit as st

from lstm.domains import tables
from lstm.domains.known_series import WAYS
from lstm.experiments import forecast
from lstm.experiments.forecast import in_turns
from lstm.live.tasks.series import MOST, fit
from ui.applications.forecast import TEXT
from ui.link import settings
from ui.train_live.drive import in_line, pace, stop
from ui.widgets import own_series
from ui.widgets.own_part import own_part
from ui.widgets.plain import say

FEWEST = 50  # numbers, so that there are enough to find inside them how long to train


class Own(NamedTuple):
    """What was trained on."""

    numbers: tuple
    when: tuple  # of str
    learn: int  # place in WAYS
    reads: tuple  # of forecast.Read
    notes: tuple  # of sentences: how it was read


def given():
    """The visitor's own series, trained on, or None."""
    return st.session_state.get("forecast_own")


def own():
    """The box, the file, the column, and the button that trains
    them, in turns."""
    with st.expander("Your own series", expanded=given() is None):
        text = requested()
        st.caption(TEXT["wanted"].format(fewest=FEWEST, most=MOST, pasted=own_series.PASTED))
        found = series_of(text) if text.strip() else None
        same = found and given() and given().numbers == found.numbers
        if found:
            say(" ".join([f"{own_series.extent(found.numbers, found.when)}.", *found.notes]))
            if same:
                st.markdown(
                    f"Five networks were trained on it. Of three ways, they learn **{WAYS[given().learn]}** best."
                )
            elif training_of(found):
                own_part(turn, run_every=pace().apart)()
                st.button("Stop", key="forecast_stop", on_click=end)
            else:
                st.button("Train five networks on it", type="primary", on_click=start, args=(found,))
        if given() is None:
            st.info(TEXT["no series of yours"])
    if given() and not same:  # outside, as the box may be shut
        st.info("What is shown is still the series you trained on before.")
        say(f"{own_series.extent(given().numbers, given().when)}.")
    if given() and given().notes:
        say(" ".join(["How it was read:", *given().notes]))


def requested():
    """The text of the file where there is one, else what is pasted."""
    left, right = st.columns([2, 1])
    key = settings.own_key("own text")
    pasted = left.text_area("Paste it here", key=key, height=110, max_chars=own_series.PASTED)
    file = right.file_uploader(
        "Or a file (.csv, .txt)",
        type=("csv", "txt", "tsv", "json"),
        max_upload_size=own_series.LARGEST,
        key=settings.own_key("own file"),
    )
    try:
        return tables.decoded(file.getvalue()) if file else own_series.whole(pasted or "")
    except ValueError as fault:
        refuse(fault)
        return ""


def series_of(text):
    """The text as a series, or None where it will not do or something is asked, which is then said."""
    try:
        found = own_series.reading(text, "forecast")
        if found:
            fit(found.numbers, FEWEST)
    except ValueError as fault:
        refuse(fault)
        return None
    return found


def refuse(fault):
    """What is wrong, beside what was given; it may quote a visitor's text, so it is plain."""
    st.error("This cannot be forecast. What you gave still stands above.")
    say(str(fault))


def training_of(found):
    """The training of five networks on this series, if it is under way: another series ends it."""
    under_way = st.session_state.get("forecast_training")
    return under_way and under_way[0] == found


def start(found):
    """Begin to find what of the series is best learnt and how long; then five networks are trained so."""
    stop()
    st.session_state["forecast_training"] = found, in_turns.start(found.numbers)


def end():
    """Stand still: nothing is kept of what was not finished."""
    stop()
    st.session_state["forecast_training"] = None


def turn():
    """A turn of it, and how far it is."""
    if not st.session_state["forecast_training"]:  # it was stopped while this turn was asked for
        return
    found, five = st.session_state["forecast_training"]
    if not in_line():
        five = in_turns.go(five, pace().budget)
        st.session_state["forecast_training"] = found, five
    if in_turns.over(five):
        reads = tuple(map(forecast.read, five.trainings))
        learn = dict(five.trainings[0].settings.options).get("learn", 0)
        st.session_state["forecast_own"] = Own(found.numbers, found.when, learn, reads, found.notes)
        end()
        settings.write(start="", member="0")
        st.rerun()
    st.progress(in_turns.done(five), standing(five))


def standing(five):
    """What is being done, in a sentence."""
    if not five.trainings:
        return "Finding out what of it to learn, and how long"
    return f"Training network {in_turns.at(five) + 1} of {len(five.trainings)}"
