"""A sentence with a gap to drag open, each word tinted by its weight; what four readers say; how far each gets."""

import streamlit as st

from ui.link import settings
from ui.widgets.components import component, hears, seen

FAR = component(__file__)


def far(picture, clauses):
    """Mount the picture of lstm.figures.how_far.far; the clauses let go of and the reader picked go into the link.

    `clauses` is how many stand between, "" where the sentence is the visitor's own.
    """
    picked = {"clauses": clauses, "cell": picture["cell"]}
    data = picture | {"picked": picked, "seen": seen("far")}
    FAR(key="far", data=data, on_picked_change=hears("far", lambda: remember(picked)))


def remember(before):
    """Put into the link what was picked otherwise than before."""
    picked = st.session_state["far"]["picked"]
    settings.write(**{name: picked[name] for name in before if picked[name] != before[name]})
