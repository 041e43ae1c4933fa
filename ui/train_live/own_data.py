"""A text or numbers of the visitor's own, for the tasks that take them."""

import streamlit as st

from lstm.domains.tables import Question, decoded
from lstm.live import LIVE
from lstm.live.tasks import read_own
from ui.link import settings
from ui.train_live import TEXT
from ui.widgets import own_series
from ui.widgets.plain import say

MOST = own_series.PASTED
FILES = ("txt", "csv", "tsv", "json", "jsonl", "md", "py")


def own_data():
    """A box to paste into and a place for a file, if the task takes what is the visitor's own."""
    name = settings.get("task")
    task = LIVE[name]
    if not hasattr(task, "clean"):
        return
    own = st.session_state.get("live_own", {})
    with st.expander("Train it on your own", key="open_own"):
        st.caption(TEXT["your own"].format(what=task.OWN, most=MOST))
        key = f"live_pasted {name}"
        st.text_area("Paste it here", key=key, max_chars=MOST, height=160)
        file = st.file_uploader(
            "Or a text file", type=FILES, max_upload_size=own_series.LARGEST, key=f"live_file {name}"
        )
        wrong = st.session_state.pop("live_own_wrong", None)
        if name == "series":
            wrong = read_as(file, key) or wrong
        if wrong:  # above the button: what stands below it may be below the window
            st.error("This cannot be trained on. What you gave still stands above.")
            say(wrong)  # it may quote what was typed
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button("Train on this", on_click=take, args=(name, file, key))
            if name in own:
                st.button("Back to what comes with the task", on_click=drop, args=(name,))
                st.markdown("It trains on what you gave **before**." if wrong else "It trains on **your own**.")
    if name in own and (notes := st.session_state.get("live_own_notes", {}).get(name)):
        say(" ".join(["How it was read:", *notes]))


def text_of(file, key):
    """What was pasted or, where there is one, the text of the file. ValueError for no text, and for half of one."""
    return own_series.whole(st.session_state.get(key) or "") if file is None else decoded(file.getvalue())


def read_as(file, key):
    """How a series is read, with what is asked about it; returns what is wrong, or None."""
    try:
        text = text_of(file, key)
        found = own_series.reading(text, "live") if text.strip() else None
    except ValueError as fault:
        return str(fault)
    if found:
        say(" ".join([f"{own_series.extent(found.numbers, found.when)}.", *found.notes]))
    return None


def take(name, file, key):
    """Train on what was pasted or, where there is one, on the file."""
    notes = ()
    try:
        text = text_of(file, key)
        if name == "series":
            found = own_series.read_once(text, own_series.answers_to(text))
            if isinstance(found, Question):
                raise ValueError("Answer what is asked above; then train on it.")
            if isinstance(found, ValueError):
                raise found
            own, notes = LIVE[name].clean(found.numbers), found.notes
        else:
            own, notes = read_own(name, text)
    except ValueError as fault:
        st.session_state["live_own_wrong"] = str(fault)
        return
    st.session_state["live_own"] = st.session_state.get("live_own", {}) | {name: own}
    st.session_state["live_own_notes"] = st.session_state.get("live_own_notes", {}) | {name: notes}


def drop(name):
    """Back to the text or numbers that come with the task."""
    for kept in ("live_own", "live_own_notes"):
        st.session_state[kept] = {key: own for key, own in st.session_state.get(kept, {}).items() if key != name}
