"""A training under way: its curves, the gates of one example, and the film, which a hand can pull back and forth."""

import streamlit as st

from ui.link import settings
from ui.widgets.components import component, hears, seen

TRAIN = component(__file__)
NOW = -1  # instead of a number of updates: the film stands at its end and runs on


def train(picture):
    """Mount the picture of lstm.figures.train_live.training."""
    TRAIN(
        key="train",
        data=picture | {"picked": {"at": at()}, "seen": seen("train"), "tight": bool(settings.get("room"))},
        on_picked_change=hears("train", remember),
    )


def at():
    """The moment of the film in view, in updates, or NOW."""
    return st.session_state.get("live_at", NOW)


def remember():
    """Put the moment that was picked in view."""
    st.session_state["live_at"] = st.session_state["train"]["picked"]["at"]
