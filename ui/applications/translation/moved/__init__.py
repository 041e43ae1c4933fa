"""Which units of the memory one part of the input moves, and which words of the answer; and transplants."""

import streamlit as st

from ui.link import settings
from ui.widgets.components import component, hears, seen

MOVED = component(__file__)


def moves(picture, place):
    """Mount a table of parts against units and words. The part that is picked goes into the link by its first step."""
    picked = {"place": place}
    data = {"moves": picture, "picked": picked, "seen": seen("moves")}
    MOVED(key="moves", data=data, on_picked_change=hears("moves", remember))


def remember():
    """Put the place that was picked into the link."""
    settings.write(place=st.session_state["moves"]["picked"]["place"])


def grafts(steps, size):
    """Mount the ladder of transplants: what is said with so many of `size` units from another memory."""
    MOVED(key="grafts", data={"grafts": steps, "size": size, "picked": {}, "seen": 0}, on_picked_change=lambda: None)
