"""Which model reads the sentence: cell, training, gate penalty."""

import streamlit as st

from lstm import CELLS, presets
from lstm.figures.text import percent
from ui import settings

STAGES = {"trained": "trained", "early": "half-trained", "untrained": "untrained"}


def controls():
    """One row of choices, each in the link."""
    with st.container(horizontal=True, gap="medium"):
        st.segmented_control(
            "Cell: deciding words right",
            presets.CELLS_TRAINED,
            format_func=named,
            required=True,
            **settings.bound("cell", unit="", quantity=""),
        )
        st.segmented_control("Training", STAGES, format_func=STAGES.get, required=True, **settings.bound("stage"))
        if settings.read("cell") == "lstm" and settings.read("stage") == "trained":
            st.segmented_control(
                "Gate penalty: deciding words right",
                settings.PENALTIES,
                format_func=priced,
                required=True,
                help="Training charged the network this price for open input and output gates, and the same number of "
                "updates was made at each price. The usual one was chosen so that the gates can be read. Without a "
                "price they stay half open, and the reason is not learnt in that time.",
                **settings.bound("penalty"),
            )


def reached(cell):
    """The share of held-out sentences whose deciding word a trained cell gets right."""
    return presets.load(cell).about["figures"]["right"]["all"]


def named(cell):
    """A cell, and how often it is right."""
    return f"{CELLS[cell].NAME} {percent(reached(cell))}"


def priced(penalty):
    """A gate penalty and the share of deciding words the network trained with it gets right."""
    right = presets.load("lstm", penalty=float(penalty)).about["figures"]["right"]["all"]
    return f"{penalty}: {percent(right)}"
