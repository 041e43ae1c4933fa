"""How far a training is, kept in the address of the page, without a step in the history of the browser."""

import streamlit as st

from ui.widgets.components import component, hears, seen

KEPT = component(__file__)


def kept(update, of, visit, lost):
    """Mount it. `update` is {"updates", "given"} as a link says them, `of` which training it is, `visit` which session.

    Where the browser remembers a later update of the same training, which this session does not know of, `lost` is
    called with what it remembers.
    """
    picked = dict.fromkeys(update, "")
    data = {"kept": update, "of": of, "visit": visit, "picked": picked, "seen": seen("kept")}
    with st.container(key="kept_place"):
        KEPT(key="kept", data=data, on_picked_change=hears("kept", lambda: lost(st.session_state["kept"]["picked"])))
