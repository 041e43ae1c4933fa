"""Curves over time, with those before a change faint behind them. A panel may be drawn in by hand."""

import streamlit as st

from ui.widgets.components import component, hears, seen

CURVES = component(__file__)


def curves(
    picture, key="curves", on_change=None, lines=(), file="curves", tight=False, longest=60, about="", behind="was"
):
    """Mount the picture of lstm.figures.curves.

    `lines` are sentences above it, [{"text", "strong": bool}]; `file` names what is saved; `tight` makes panels low.
    Where a panel is editable, its numbers go to Python while they are drawn: `live(key)` has them, and `on_change` is
    called at each message. It may be made up to `longest` steps long, or with None stays as long as it is. `about` says
    what is drawn, for those who cannot see it; `behind` what the faint curves are: "was" or another verb.
    """
    also = {"lines": list(lines), "file": file, "tight": tight, "longest": longest, "about": about, "behind": behind}
    CURVES(key=key, data=picture | also | {"seen": seen(key)}, on_live_change=hears(key, on_change, "live"))


def live(key="curves"):
    """What the visitor's hand last drew, or None before anything.

    {"values": a number for each step, "before": those before this movement, "final": whether it is over, "number"}
    """
    return (st.session_state.get(key) or {}).get("live")
