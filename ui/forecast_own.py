"""A series of the visitor's own: pasted or from a file, one column of it, and five networks trained on it."""

from typing import NamedTuple

import streamlit as st

from lstm import forecast
from lstm.forecast.train import SEEDS
from lstm.live.tasks import _own_numbers
from lstm.live.tasks._known_series import WAYS
from lstm.live.tasks.series import cut
from lstm.tables import decoded
from ui import settings

FEWEST = 50  # numbers, so that there are enough to find inside them how long to train
LARGEST = 20  # megabytes of a file
WANTED = (
    f"{FEWEST} to {_own_numbers.MOST:,} numbers, in order: one per line, or CSV. "
    "A column of dates may stand beside them."
)


class Own(NamedTuple):
    """What was trained on."""

    numbers: tuple
    when: tuple  # of str
    learn: int  # place in WAYS
    reads: tuple  # of forecast.Read


def given():
    """The visitor's own series, trained on, or None."""
    return st.session_state.get("forecast_own")


def own():
    """The box, the file, the column, and the button that trains."""
    with st.expander("Your own series", expanded=given() is None):
        text = asked()
        st.caption(f"{WANTED} It stays in this server's memory, and is not in the link.")
        found = column_of(text) if text.strip() else None
        same = found and given() and given().numbers == found.numbers
        if found:
            st.text(" ".join([f"{extent(found)}.", *found.notes]))
            if same:
                st.markdown(
                    f"Five networks were trained on it. Of three ways, they learn **{WAYS[given().learn]}** best."
                )
            elif st.button("Train five networks on it", type="primary"):
                st.session_state["forecast_own"] = trained(found.numbers, found.when)
                settings.write(start="", member="0")
                st.rerun()
        if given() is None:
            st.info("Until you train on a series of your own, the sunspots are shown.")
    if given() and not same:  # outside, as the box may be shut
        st.info("What is shown is still the series you trained on before.")
        st.text(f"{extent(given())}.")


def extent(series):
    """How many numbers, and from when to when; it may quote a visitor's text, so it is for plain text."""
    return f"{len(series.numbers):,} numbers, from {series.when[0]} to {series.when[-1]}"


def asked():
    """The text of the file where there is one, else what is pasted."""
    left, right = st.columns([2, 1])
    pasted = left.text_area("Paste it here", key=settings.own_key("own text"), height=110)
    file = right.file_uploader(
        "Or a file (.csv, .txt)", type=("csv", "txt"), max_upload_size=LARGEST, key=settings.own_key("own file")
    )
    try:
        return decoded(file.getvalue()) if file else pasted or ""
    except ValueError as fault:
        refuse(fault)
        return ""


def table_of(text):
    """The text in columns, once it is settled what a comma in it is; None until then."""
    try:
        return _own_numbers.table(text)
    except _own_numbers.Unclear as fault:
        st.text(str(fault))
        comma = st.segmented_control("The comma is", fault.readings, format_func=_own_numbers.COMMAS.get)
        return _own_numbers.table(text, comma) if comma else None


def column_of(text):
    """The column asked for as a series, or None where it will not do or something is asked, which is then said."""
    try:
        found = table_of(text)
        if found is None:
            return None
        places = _own_numbers.columns(found)
        if not places:
            _own_numbers.numbers(found)  # says which line holds none
            raise ValueError(f"There are no numbers in it. Wanted: {WANTED}")
        column = places[-1]
        if len(places) > 1:
            column = st.selectbox(
                "Column", places, index=len(places) - 1, format_func=lambda k: found.names[k][:40], width=240
            )
        series = _own_numbers.series(found, column)
        _own_numbers.fit(series.numbers, cut, FEWEST)
    except ValueError as fault:
        refuse(fault)
        return None
    return series


def refuse(fault):
    """What is wrong, beside what was given; it may quote a visitor's text, so it is plain."""
    st.error("This cannot be forecast. What you gave still stands above.")
    st.text(str(fault))


def trained(numbers, when):
    """Find what of the series is best learnt and how long, then train; says how far it is."""
    looking = "Finding out what of it to learn, and how long"
    bar = st.progress(0.0, looking)
    best = forecast.best_plan(numbers, lambda share: bar.progress(0.4 * share, looking))
    reads = []
    for k, seed in enumerate(SEEDS):
        bar.progress(0.4 + 0.12 * k, f"Training network {k + 1} of {len(SEEDS)}")
        reads.append(forecast.read(forecast.single(best, seed)))
    bar.empty()
    return Own(numbers, when, dict(best.settings.options).get("learn", 0), tuple(reads))
