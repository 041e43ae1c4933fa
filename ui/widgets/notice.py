"""What a press could not do: said beside what was pressed, once."""

import streamlit as st

from ui.widgets.plain import plain


def leave(where, text):
    """Say a sentence at a place of the page, named by a word, when it is drawn next."""
    st.session_state["notice"] = where, text


def show(where):
    """What was left to be said at this place, if anything; in plain text, for it may quote a visitor."""
    at, text = st.session_state.get("notice", ("", ""))
    if at == where:
        del st.session_state["notice"]
        st.warning(plain(text))
