"""A keyboard to tap a melody on, and how a network goes on with it, as a piano roll over its memory and gates."""

from base64 import b64encode

import streamlit as st

from ui.link import settings
from ui.widgets.components import component, hears, seen

ROLL = component(__file__)


def roll(picture, notes, place, wav):
    """Mount the picture of lstm.figures.applications.roll; the notes tapped and the place picked go into the link.

    `wav` makes the bytes of the sound, which are sent once somebody wants to hear the melody.
    """
    wanted = ((st.session_state.get("roll") or {}).get("picked") or {}).get("play", "")
    tune = ",".join(str(one[0]) + "-" + str(one[2]) for one in picture["notes"])
    sound = b64encode(wav()).decode() if wanted and wanted == tune else ""
    picked = {"notes": notes, "place": place, "play": wanted}
    data = picture | {"tune": tune, "sound": sound, "picked": picked, "seen": seen("roll")}
    ROLL(key="roll", data=data, on_picked_change=hears("roll", lambda: remember(notes, place)))


def remember(notes, place):
    """Put what was tapped or picked into the link."""
    picked = st.session_state["roll"]["picked"]
    if picked["notes"] != notes:
        settings.write(notes=picked["notes"] or "none", place="")
    elif picked["place"] != place:
        settings.write(place=picked["place"])
