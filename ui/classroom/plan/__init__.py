"""The steps of a lesson plan over their minutes, each with buttons that move it or take it out."""

import streamlit as st

from ui.widgets.components import component, hears, seen

PLAN = component(__file__)


def plan(steps, here, on_change):
    """Mount it. `steps` are dicts of label, minutes, ask and note; on_change(k, what) with "up", "down" or "out"."""

    def heard():
        picked = st.session_state["plan"]["picked"]
        on_change(int(picked["step"]), picked["what"])

    data = {"steps": steps, "here": here, "picked": {"step": "", "what": ""}, "seen": seen("plan")}
    PLAN(key="plan", data=data, on_picked_change=hears("plan", heard))
