"""The buttons that take something home, on every page: a press asks for a file, which comes back to be saved."""

import streamlit as st

from ui.widgets.components import component

TAKE = component(__file__)
KEY = "take"


def take(answer):
    """Mount it. `answer` is what the last press was answered with; see `asked`."""
    TAKE(key=KEY, data={"answer": answer}, on_asked_change=hear, width="content")


def hear():
    """A press: it waits until this part of the page is drawn."""
    st.session_state["take asked"] = st.session_state[KEY].get("asked")


def asked():
    """What was pressed and not answered yet, or None.

    {"what": which file, "count": how many sheets, "link": the browser's own address, "number": of the press}
    """
    return st.session_state.pop("take asked", None)
