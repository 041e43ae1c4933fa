"""A canvas to write on, with a finger, a pen or a mouse. What is written goes to Python while it is."""

import streamlit as st

from lstm.domains.writing.strokes import HIGH, WIDE
from ui.widgets.components import component, hears, seen

INK = component(__file__)


def ink(strokes, hint, key="ink", on_change=None):
    """Mount the canvas with strokes on it, [[x, y, x, y, ...], ...]; None leaves on it what the hand wrote.

    `hint` stands there while it is empty. `live(key)` has what was written, and `on_change` is called at each message.
    """
    data = {"strokes": strokes, "hint": hint, "size": [WIDE, HIGH], "seen": seen(key)}
    INK(key=key, data=data, on_live_change=hears(key, on_change, "live"))


def live(key="ink"):
    """What the hand last wrote, or None: {"strokes", "final": whether it was lifted, "number"}."""
    return (st.session_state.get(key) or {}).get("live")
