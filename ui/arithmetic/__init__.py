"""The panel beside the main picture: one unit at one word, down to each product."""

import streamlit as st

from ui import settings
from ui.components import component, hears, seen

ARITHMETIC = component("arithmetic")


def arithmetic(picture, **where):
    """Mount the panel of lstm.figures.arithmetic; `where` says which word, of how many, and what is expected next."""
    picked = {"opened": settings.read("quantity")}
    data = picture | where | {"picked": picked, "seen": seen("arithmetic")}
    ARITHMETIC(key="arithmetic", data=data, on_picked_change=hears("arithmetic", remember))


def remember():
    """Put the line that was opened into the link."""
    settings.write(quantity=st.session_state["arithmetic"]["picked"]["opened"])
