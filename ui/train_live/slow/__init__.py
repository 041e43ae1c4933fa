"""One update in slow motion: an example with its gates and what they are blamed for, and the weights that change."""

import streamlit as st

from ui.link import settings
from ui.widgets.components import component, hears, seen

SLOW = component(__file__)


def slow(picture):
    """Mount the picture of lstm.figures.train_live.slow; an example or a matrix that is clicked goes into the link."""
    picked = {name: settings.text(name) for name in ("example", "array")}
    SLOW(key="slow", data=picture | {"picked": picked, "seen": seen("slow")}, on_picked_change=hears("slow", remember))


def remember():
    """Put the example of the batch, or the matrix, that was picked into the link."""
    picked = st.session_state["slow"]["picked"]
    settings.write(example=picked["example"], array=picked["array"])
