"""A run of two cells over what was read and written: bands of units, a column for each word. Click one to pick it."""

import streamlit as st

from ui.link import settings
from ui.widgets.components import component, hears, seen

TAPE = component(__file__)


def tape(picture, place):
    """Mount the picture of lstm.figures.sentence.tape; the word that is picked, by its number, goes into the link."""
    picked = {"place": place}
    data = picture | {"picked": picked, "seen": seen("tape"), "tight": bool(settings.get("room"))}
    TAPE(key="tape", data=data, on_picked_change=hears("tape", remember))


def remember():
    """Put the place that was picked into the link."""
    settings.write(place=st.session_state["tape"]["picked"]["place"])
