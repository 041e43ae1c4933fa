"""Sliders whose numbers go to Python while they are dragged: in groups, each with a box to type in and small nudges."""

import streamlit as st

from ui.widgets.components import component, hears, seen

SLIDERS = component(__file__)


def sliders(groups, key="sliders", on_change=None, tight=False):
    """Mount groups of sliders; a single group with a single slider is fine.

    groups: [{"title", "symbol", "ink": [fill, on_light, on_dark], "sliders": [slider, ...]}]; title and symbol may
    be "". A slider: {"name": unlike all others, "label": what stands before it, "says": what it is, in full, "low",
    "high", "step", "value"}. A label may hold a visitor's word: it is drawn as text. `value` is where the slider stands
    when no hand is on it. While one is, `live(key)` has its values, and `on_change` is called at each message.
    `tight` sets them closer together.
    """
    SLIDERS(
        key=key,
        data={"groups": groups, "tight": tight, "seen": seen(key)},
        on_live_change=hears(key, on_change, "live"),
    )


def live(key="sliders"):
    """What the visitor's hand last said, or None before any movement.

    {"values": name -> number, "before": those before this movement, "final": whether it is over, "number": its message}
    """
    return (st.session_state.get(key) or {}).get("live")
