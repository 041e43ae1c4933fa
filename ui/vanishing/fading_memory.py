"""How long a memory lasts: a share f under the hand, and the trained networks on the visitor's sentence."""

import streamlit as st

from lstm.figures.colours import INK
from lstm.figures.vanishing import faded
from lstm.figures.vanishing import half_life as figure
from lstm.numbers import exact
from ui.link import settings
from ui.sentence import networks
from ui.vanishing import TEXT
from ui.vanishing.fading import fading
from ui.vanishing.half_life import half_life
from ui.widgets.own_part import own_part
from ui.widgets.sliders import live, sliders

SLIDER = "kept_slider"
CELLS = ("lstm", "gru", "rnn")
LOW, HIGH = 0.5, 0.999


@own_part
def lasts(read):
    """What is left of a memory of which each step keeps f; and the half-lives of the trained LSTM's units."""
    st.subheader("How long does a memory last?", anchor=False)
    said = live(SLIDER)
    kept = said["values"]["kept"] if said and not said["final"] else settings.get("kept")
    lives = faded.lives(read.until(read.end).trace).tolist() if read.found else []
    with st.container(key="lasts"):
        left, right = st.columns([1, 2.6], gap="medium")
    with left:
        row = {"name": "kept", "label": "f", "says": "share of the memory that each step keeps", "low": LOW}
        row |= {"high": HIGH, "step": 0.001, "value": settings.get("kept")}
        group = {"title": "forget gate: keep", "symbol": "f", "ink": list(INK["f"][3:]), "sliders": [row]}
        sliders([group], key=SLIDER, on_change=slid, tight=bool(settings.get("room")))
        st.markdown(TEXT["half-life"])
    with right:
        half_life(figure.draw(kept, lives, "Half-lives of the trained LSTM's units", "on the sentence below"))


def slid():
    """The hand moved the slider: when it lets go, f goes into the link."""
    said = live(SLIDER)
    if said and said["final"]:
        settings.write(kept=exact(said["values"]["kept"]))


def trained(read):
    """Where the gradient of trained networks goes, back through the visitor's sentence."""
    if not read.found:
        return
    readings = {}
    for name in CELLS:
        readings[name] = networks.other(read, name, "trained").until(read.end)
    fading(faded.draw(readings), key="faded", tight=bool(settings.get("room")))
    st.markdown(faded.describe(readings))
