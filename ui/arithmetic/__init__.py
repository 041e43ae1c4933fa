"""The panel beside the main picture: one unit at one word, down to each product."""

import streamlit as st

from ui import settings
from ui.components import component

ARITHMETIC = component("arithmetic")


def arithmetic(picture, **where):
    """Mount the panel of lstm.figures.arithmetic; `where` says which word, of how many, and what is expected next."""
    ARITHMETIC(key="arithmetic", data=picture | where, on_opened_change=remember)


def remember():
    """Put the line that was opened into the link."""
    settings.write(quantity=st.session_state["arithmetic"]["opened"])
