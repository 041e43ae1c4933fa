"""How far back the English network looks: in the visitor's sentence, and over text that it never read."""

import streamlit as st

from lstm.figures.how_far import recent as figure
from lstm.presets import english
from ui.how_far import TEXT
from ui.how_far.far import far
from ui.sentence import network_switch, sentence_box, visitor_network
from ui.sentence.chart import chart


def recent(model):
    """The sentence box, what each word weighs, what the last words alone lead to, and what memory is worth."""
    read = sentence_box.sentence_box(network=model)
    if read.found and not read.strange:
        with st.container(key="sight"):
            far(figure.draw(read), "")
    network_switch.switch(model)
    if visitor_network.is_priced(model):
        return
    figures = {cell: english.about(cell)["figures"] for cell in english.cells()}
    left, right = st.columns([1.4, 1], gap="large", vertical_alignment="center")
    drawn = figure.curve(figures, model.about["trigram"]["perplexity"]["all"])
    with left:
        chart(drawn, "wiped", figure.worth(figures["lstm"]), "wiped", bare=True)
    with right:
        st.markdown(TEXT["wiped"])
        st.markdown(figure.worth(figures["lstm"]))
