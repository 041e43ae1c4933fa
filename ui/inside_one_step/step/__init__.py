"""The cell as a picture, through time. Click a gate to open it, drag along the words, press play."""

import streamlit as st

from ui.link import settings
from ui.widgets.components import component, hears, once, seen

STEP = component(__file__)


def step(picture, view, reruns=("step", "weights")):
    """Mount the picture of lstm.figures.inside_one_step.step; what the visitor picks goes into the link.

    `reruns` are the fragments that show what is picked.
    """
    STEP(
        key="step",
        data=once(picture) | {"picked": view, "seen": seen("step"), "tight": bool(settings.get("room"))},
        on_picked_change=hears("step", lambda: remember(reruns)),
    )


def remember(reruns):
    """Put what is in view into the link: place, unit, opened gate, step of the cell, one unit or all."""
    picked = st.session_state["step"]["picked"]
    settings.write(
        place=picked["place"],
        unit=picked["unit"],
        quantity=picked["key"],
        phase=picked["phase"] or "",
        units="all" * picked["all"],
        turn=picked["turn"],
    )
    st.rerun(list(reruns))
