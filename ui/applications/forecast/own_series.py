"""A series of the visitor's own: pasted or from a file, one column of it, and five networks trained on it."""

from typing import NamedTuple

import streamlit as st

from lstm.domains import tables
from lstm.domains.known_series import WAYS
from lstm.experiments import forecast
from lstm.experiments.forecast.train import SEEDS
from lstm.live.tasks.series import MOST, fit
from ui.applications.forecast import TEXT
from ui.link import settings
from ui.widgets import own_series
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
    """The box, the file, the column, and the button that trains."""
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
            elif st.button("Train five networks on it", type="primary"):
                st.session_state["forecast_own"] = trained(found)
                settings.write(start="", member="0")
                st.rerun()
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


def trained(found):
    """Find what of the series is best learnt and how long, then train; says how far it is."""
    looking = "Finding out what of it to learn, and how long"
    bar = st.progress(0.0, looking)
    best = forecast.best_plan(found.numbers, lambda share: bar.progress(0.4 * share, looking))
    reads = []
    for k, seed in enumerate(SEEDS):
        bar.progress(0.4 + 0.12 * k, f"Training network {k + 1} of {len(SEEDS)}")
        reads.append(forecast.read(forecast.single(best, seed)))
    bar.empty()
    return Own(found.numbers, found.when, dict(best.settings.options).get("learn", 0), tuple(reads), found.notes)
