"""Which model reads the sentence: cell, training, gate penalty."""

import streamlit as st

from lstm import CELLS, presets
from ui import settings

STAGES = {"trained": "trained", "early": "half-trained", "untrained": "untrained"}


def controls():
    """One row of choices, each in the link."""
    with st.container(horizontal=True, gap="medium"):
        st.segmented_control(
            "Cell, and its share of right deciding words",
            sorted(presets.CELLS_TRAINED, key=reached, reverse=True),
            format_func=named,
            required=True,
            **settings.bound("cell", unit="", quantity=""),
        )
        st.segmented_control("Training", STAGES, format_func=STAGES.get, required=True, **settings.bound("stage"))
        if settings.read("cell") == "lstm" and settings.read("stage") == "trained":
            st.segmented_control(
                "Gate penalty",
                settings.PENALTIES,
                required=True,
                help="Training charged the network for open input and output gates, at this price. It was chosen so "
                "that the gates can be read: with 0, they stay half open and the picture tells little.",
                **settings.bound("penalty"),
            )


def reached(cell):
    """The share of held-out sentences whose deciding word a trained cell gets right."""
    return presets.load(cell).about["figures"]["right"]["all"]


def named(cell):
    """A cell, and how often it is right."""
    return f"{CELLS[cell].NAME} {reached(cell):.0%}"
