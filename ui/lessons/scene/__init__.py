"""A lesson's picture, and the sentence over it in which the hand moves."""

import streamlit as st

from lstm.figures.lessons import INKS
from ui.link import settings
from ui.widgets.components import component, hears, once, seen

SCENE = component(__file__)
SYMBOLS = {ink.symbol: list(ink[3:]) for name, ink in INKS.items() if name not in ("rnn", "gradient")}


def scene(picture, dial, part, key, on_change):
    """Mount a picture of lstm.figures.lessons with its hand at frame `dial`; where it is let go, `on_change` is told.

    `part` is that of the lesson: before a guess, "", the hand does not move, and all is shown from "reveal" on.
    """
    more = {"picked": {"dial": dial}, "free": bool(part), "whole": part == "reveal"}
    more["fresh"] = part == "hand" and settings.get("dial") is None
    more |= {"inks": SYMBOLS, "room": bool(settings.get("room"))}
    SCENE(
        key=key,
        data=once(picture) | more | {"seen": seen(key)},
        on_picked_change=hears(key, lambda: on_change(int(st.session_state[key]["picked"]["dial"]))),
    )
