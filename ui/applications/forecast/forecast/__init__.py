"""A series, a forecast from a start that is dragged along it, and the gates under both."""

import streamlit as st

from ui.widgets.components import component, hears, once, seen

FORECAST = component(__file__)
KEY = "forecast"


def forecast(picture, low, high, on_change):
    """Mount the picture of lstm.figures.applications.forecast; the start may be dragged from `low` to `high`.

    `live()` has where the hand is, while it moves; `on_change` is called at each message.
    """
    FORECAST(
        key=KEY,
        data=once(picture) | {"range": [low, high], "seen": seen(KEY)},
        on_live_change=hears(KEY, on_change, "live"),
    )


def live():
    """Where the visitor's hand last put the start: {"start", "final": if it is over, "number"}, or None."""
    return (st.session_state.get(KEY) or {}).get("live")
