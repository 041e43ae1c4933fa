"""The main picture: every quantity of every unit over the words. Click a cell, or use the arrow keys."""

import streamlit as st

from ui.link import settings
from ui.widgets.components import component, hears, once, seen

STRIP = component(__file__)


def strip(picture, about, picked):
    """Mount the picture of lstm.figures.sentence.strip, and what else is to be said of it, by name.

    What the visitor picks goes into the link.
    """
    data = once(picture) | about | {"picked": picked, "seen": seen("strip")}
    STRIP(key="strip", data=data, on_picked_change=hears("strip", remember))


def remember():
    """Put the place, unit and quantity that were picked into the link."""
    picked = st.session_state["strip"]["picked"]
    settings.write(place=picked["place"], unit=picked["unit"], quantity=picked["key"])
