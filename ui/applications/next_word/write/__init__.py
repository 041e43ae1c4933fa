"""A text that a network wrote on: click a word for what else it could have been, click that to have it instead."""

import streamlit as st

from ui.link import settings
from ui.widgets.components import component, hears, seen

WRITE = component(__file__)


def write(picture, took):
    """Mount the picture of applications.writing. `took(k, id)` is called when another word is taken at place k."""
    picked = {"word": picture["chosen"], "take": ""}
    WRITE(
        key="write",
        data=picture | {"picked": picked, "seen": seen("write")},
        on_picked_change=hears("write", lambda: remember(picture["chosen"], took)),
    )


def remember(before, took):
    """Put into the link which word was picked, or what was taken in its place."""
    picked = st.session_state["write"]["picked"]
    if picked["take"] != "":
        took(int(picked["word"]), int(picked["take"]))
    elif picked["word"] != before:
        settings.write(wrote=picked["word"])
