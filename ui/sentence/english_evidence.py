"""What was measured of the English network, under the picture: expanders; what is closed is not drawn."""

import streamlit as st

from lstm.figures.sentence import english as figure
from lstm.presets import english
from lstm.presets.english import tried
from ui.sentence import TEXT, network_switch


def evidence(model):
    """Grammar that it was never told, what its memory is worth; and what else was tried."""
    box = st.expander(
        "What it learnt: grammar nobody told it, and how far back it looks", on_change="rerun", key="open_english"
    )
    if box.open:
        with box:
            learnt(model)
    box = st.expander(
        "What else was tried: texts, sizes, other cells, and a price of open gates", on_change="rerun", key="open_tried"
    )
    if box.open:
        with box:
            others()


def learnt(model):
    """Its grammar and its memory, on text held out of training."""
    st.markdown(TEXT["english grammar"])
    st.table(
        figure.grammar([english.load(cell) for cell in english.cells()]), hide_index=True, alt="Share right by kind"
    )
    st.markdown(figure.learnt(model))
    st.markdown(TEXT["english memory"])
    st.table(figure.memory(model), hide_index=True, alt="Perplexity with the memory wiped after so many words")


def others():
    """Small networks that were each given as many seconds, and the finished one with a price of open gates."""
    found = tried.told()
    st.markdown(TEXT["english tried"].format(seconds=found["usual"]["seconds"]))
    st.table(figure.tried(found), hide_index=True, alt="What was tried, with perplexity and grammar")
    st.markdown(figure.best_tried(found))
    st.markdown(TEXT["english price"])
    st.table(figure.priced(found), hide_index=True, alt="Gates and perplexity with a price of open gates and without")
    st.markdown(network_switch.priced())
