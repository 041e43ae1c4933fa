"""An expander on the pages that give a figure for a cell: why another page gives another."""

import streamlit as st

from lstm.figures.sentence import accounts as figure


def accounts():
    """What is closed is not computed."""
    box = st.expander(figure.HEAD, on_change="rerun", key="open_accounts")
    if box.open:
        with box:
            st.table(figure.rows(), hide_index=True, alt="Right answers of three cells, page by page, and what of")
            st.markdown(figure.WHY)
