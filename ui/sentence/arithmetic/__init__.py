"""The panel beside the main picture: one unit at one word, down to each product."""

import streamlit as st

from ui.link import settings
from ui.widgets.components import component, hears, seen

ARITHMETIC = component(__file__)


def arithmetic(picture, **where):
    """Mount the panel of figures.sentence.arithmetic; `where` says which word, of how many, what is expected next."""
    picked = {"opened": settings.get("quantity")}
    data = picture | where | {"picked": picked, "seen": seen("arithmetic")}
    ARITHMETIC(key="arithmetic", data=data, on_picked_change=hears("arithmetic", remember))


def remember():
    """Put the line that was opened into the link."""
    settings.write(quantity=st.session_state["arithmetic"]["picked"]["opened"])
