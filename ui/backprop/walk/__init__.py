"""Forwards to the loss and back again, one step per beat. Click a word, press an arrow key, or press play."""

import streamlit as st

from ui.link import settings
from ui.widgets.components import component, hears, once, seen

WALK = component(__file__)


def walk(picture, view):
    """Mount the picture of lstm.figures.backprop.walk; what the visitor picks goes into the link.

    `view` holds the beat, the unit, the key and the source of the weight in view, the power of its nudge, and the index
    of the learning rate. All beats are in the browser: only another weight asks Python.
    """
    WALK(
        key="walk",
        data=once(picture) | {"picked": view, "seen": seen("walk")},
        on_picked_change=hears("walk", remember),
    )


def remember():
    """Put what is in view into the link: beat and place, unit, weight, nudge and learning rate."""
    picked = st.session_state["walk"]["picked"]
    settings.write(
        beat=picked["beat"],
        place=picked["place"],
        unit=picked["unit"],
        quantity=picked["key"],
        into=picked["into"],
        nudge=picked["nudge"],
        rate=picked["rate"],
    )
