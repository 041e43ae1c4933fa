"""A picture that Plotly draws, and the buttons that save it: with its caption, its link and its licence, as all are."""

import streamlit as st

from ui.widgets.components import component

CHART = component(__file__)
SHOWN = {"displaylogo": False, "modeBarButtonsToRemove": ["toImage"]}  # Plotly's own would save it without a caption


def chart(figure, key, said, file, bare=False):
    """A figure of Plotly, what it shows in words, `said`, and the name of the file that it is saved as.

    A `bare` one has no tools of Plotly's over it.
    """
    st.plotly_chart(figure, key=key, config={"displayModeBar": False} if bare else SHOWN, alt=said)
    CHART(key=f"{key} saved", data={"of": f"st-key-{key.replace(' ', '-')}", "alt": said, "file": file})
