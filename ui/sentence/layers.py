"""Which layer of a network of several is drawn: the visitor says, and the page does."""

import streamlit as st

from ui.link import settings


def in_view(count):
    """The number of the layer that is drawn, of so many, from 0: as the link asks, or else the top one."""
    asked = settings.get("layer")
    return asked - 1 if asked and asked <= count else count - 1


def choose(count):
    """Choose the layer that is drawn, where there are several. What was done to one means nothing to another."""
    if count == 1:
        return
    key = settings.own_key("layer")
    st.session_state[key] = in_view(count) + 1

    def chosen():
        asked = st.session_state[key]
        settings.write(layer="" if asked == count else str(asked), edits="", turn="", unit="")

    st.segmented_control(
        "Layer drawn",
        range(1, count + 1),
        format_func=lambda k: said(k, count),
        key=key,
        on_change=chosen,
        required=True,
    )


def said(k, count):
    """A layer in a few words."""
    return f"Layer {k}: " + ("reads what you see" if k == 1 else f"reads layer {k - 1}") + ", answers" * (k == count)
