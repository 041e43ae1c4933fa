"""A text or numbers of the visitor's own, for the tasks that take them."""

import streamlit as st

from lstm.live import LIVE
from lstm.live.tasks import read_own
from lstm.tables import decoded
from ui import settings

MOST = 200_000  # characters that can be pasted: the browser sends them again with every click
LARGEST = 8  # megabytes of a file
FILES = ("txt", "csv", "tsv", "json", "jsonl", "md", "py")


def own_data():
    """A box to paste into and a place for a file, if the task takes what is the visitor's own."""
    name = settings.read("task")
    task = LIVE[name]
    if not hasattr(task, "clean"):
        return
    with st.expander("Train it on your own", key="open_own"):
        st.caption(
            f"{task.OWN}. Paste at most {MOST:,} characters; more goes as a file. It stays in this server's memory, "
            "and is not in the link."
        )
        key = f"live_pasted {name}"
        st.text_area("Paste it here", key=key, max_chars=MOST, height=160)
        file = st.file_uploader("Or a text file", type=FILES, max_upload_size=LARGEST, key=f"live_file {name}")
        wrong = st.session_state.pop("live_own_wrong", None)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button("Train on this", on_click=take, args=(name, file, key))
            if name in st.session_state.get("live_own", {}):
                st.button("Back to what comes with the task", on_click=drop, args=(name,))
                st.markdown("It trains on what you gave **before**." if wrong else "It trains on **your own**.")
        if notes := st.session_state.get("live_own_notes", {}).get(name):
            st.text(" ".join(notes))  # they may quote what was typed
        if wrong:
            st.error("This cannot be trained on. What you gave still stands above.")
            st.text(wrong)  # it may quote what was typed


def take(name, file, key):
    """Train on what was pasted or, where there is one, on the file."""
    try:
        text = st.session_state[key] if file is None else decoded(file.getvalue())
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
