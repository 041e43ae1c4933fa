"""What was measured of the English network, under the picture: an expander; what is closed is not drawn."""

import streamlit as st

from lstm.figures.sentence import english as figure
from lstm.presets import english
from ui.sentence import TEXT


def evidence(model):
    """Grammar that it was never told, and what its memory is worth, on text held out of training."""
    box = st.expander(
        "What it learnt: grammar nobody told it, and how far back it looks", on_change="rerun", key="open_english"
    )
    if not box.open:
        return
    with box:
        st.markdown(TEXT["english grammar"])
        st.table(
            figure.grammar([english.load(cell) for cell in english.cells()]), hide_index=True, alt="Share right by kind"
        )
        st.markdown(figure.learnt(model))
        st.markdown(TEXT["english units"])
        st.table(figure.number_units(model), hide_index=True, alt="Share of right verbs with one unit silenced")
        st.markdown(figure.carries_number(model))
        st.markdown(TEXT["english memory"])
        st.table(figure.memory(model), hide_index=True, alt="Perplexity with the memory wiped after so many words")
