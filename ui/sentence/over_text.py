"""What a unit does over text the English network never read, and where several do the same again."""

import streamlit as st

from lstm.figures.sentence import over_text as figure
from ui.link import setting_checks, settings
from ui.sentence import TEXT


def over_text(read, view):
    """An expander on the unit and the word in view; what is closed is not computed."""
    box = st.expander("What a unit does elsewhere, and the same pattern again", on_change="rerun", key="open_over_text")
    if not box.open:
        return
    with box:
        with st.spinner("Reading 50,000 words …"):
            told = figure.describe(view["unit"])
        st.markdown(told)
        st.table(figure.extremes(view["unit"]), hide_index=True, alt="Where the unit's memory is highest and lowest")
        st.markdown(TEXT["same pattern"])
        first, last = span(read, view)
        units = some_units(read, first, last)
        if units:
            st.table(figure.alike(read, first, last, units), hide_index=True, alt="Where these units do the same again")
            st.caption(TEXT["how far off"])


def span(read, view):
    """The places of the first and the last word of the span that the visitor marked; the word in view if none is."""
    last = len(read.found) - 1
    asked = settings.get("span")
    now = asked if asked and asked[1] <= last else (view["place"], view["place"])
    if last == 0:
        return now
    key = f"{settings.own_key('span')} {now}"  # its own for each span: of two places it must be told by its value
    st.select_slider(
        "From word to word",
        range(last + 1),
        value=now,
        format_func=lambda place: f"{place + 1} {read.tokens[place]}",
        key=key,
        on_change=lambda: settings.write(span="-".join(map(str, st.session_state[key])), alike=""),
    )
    return now


def some_units(read, first, last):
    """The units that make the pattern: those that the visitor chose, or those that stand out in the span."""
    count = read.trace.h.shape[-1]
    asked = [unit for unit in settings.get("alike") if unit < count]
    key = settings.own_key("alike")
    st.session_state[key] = asked or figure.standing_out(read, first, last)
    return st.multiselect(
        "Units that make the pattern (at first those that stand out there)",
        range(count),
        key=key,
        max_selections=setting_checks.MOST_IN_PATTERN,
        on_change=lambda: settings.write(alike=".".join(map(str, st.session_state[key]))),
    )
