"""The squashing functions with a point to drag, and under them the sums of a network. Click a dot to pick it."""

import streamlit as st

from lstm.numbers import exact
from ui.link import settings
from ui.widgets.components import component, hears, seen

SQUASH = component(__file__)


def squash(picture, point, place, unit):
    """Mount the picture of lstm.figures.squashing.squash; what the visitor lets go of or picks goes into the link.

    `point` is the number under the hand; place and unit are those of the link, "" where it names none.
    """
    picked = {"point": point, "where": picture["where"], "place": place, "unit": unit}
    SQUASH(
        key="squash",
        data=picture | {"picked": picked, "seen": seen("squash")},
        on_picked_change=hears("squash", remember),
    )


def remember():
    """Put the point, the place whose sums are shown, and the dot that was picked into the link.

    What is drawn again is this picture, and what shows the same unit of another network if that is another.
    """
    picked, unit = st.session_state["squash"]["picked"], settings.text("unit")
    point = exact(float(picked["point"]))
    settings.write(point=point, where=picked["where"], place=picked["place"], unit=picked["unit"])
    if settings.text("unit") != unit:
        st.rerun(["squash", "swaps"])
