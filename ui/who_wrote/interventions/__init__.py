"""The memory ribbon over the gates, to be operated on: click a gate, drag across the memory, change a word."""

import streamlit as st

from lstm.explain import operation
from ui.link import settings
from ui.widgets.components import component, hears, seen

INTERVENTIONS = component(__file__)
KEPT = ("operations", "source")  # what the component picks and the link keeps


def interventions(picture, picked, on_read, on_guess):
    """Mount the picture of lstm.figures.who_wrote.operated; what is done in it goes into the link.

    `on_read(place, text)` is called when a visitor lets the network read another word at a place, `on_guess(place)`
    when one says which word wrote most, where the picture asks that (see lstm.figures.who_wrote.guessed.hidden).
    """

    def remember():
        told = st.session_state["interventions"]["picked"]
        settings.write(**{name: told[name] for name in KEPT})
        if told["read"]:
            on_read(*told["read"].split(":", 1))
        if told["guess"]:
            on_guess(int(told["guess"]))

    listed = [str(operation(one)) for one in picked["operations"].split(",") if one]  # as the picture spells them
    picked = picked | {"operations": ",".join(listed)}
    INTERVENTIONS(
        key="interventions",
        data=picture | {"picked": picked, "seen": seen("interventions")},
        on_picked_change=hears("interventions", remember),
    )
