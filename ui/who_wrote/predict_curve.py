"""Predict first: the curve of one gate of one unit, drawn over the words before it is seen."""

import streamlit as st

from lstm.explain import guesses, wrote_most
from lstm.figures import curves as curves_figure
from lstm.figures.colours import INK
from lstm.figures.who_wrote import guessed
from ui.link import settings
from ui.who_wrote import TEXT
from ui.widgets.curves import curves, live
from ui.widgets.own_part import own_part

UNTAUGHT = 0.5  # where drawing begins: what a gate says whose sum is 0
DRAWING = "drawing"  # in the visit: the key of the curve that is being drawn


def gate_of(scene):
    """The gate that is drawn: the one that writes, else the one that keeps; None where the cell has none."""
    return next((name for name in "izf" if name in scene.read.cell.GATES), None)


def unit_of(scene):
    """The unit in view, or the one that holds most of what speaks for the answer."""
    if scene.unit is not None:
        return scene.unit
    return wrote_most(scene.usual, scene.answer, scene.foils)[1]


def ask(scene, keep):
    """Offer to draw; and once it is taken, the panel to draw in."""
    gate, unit = gate_of(scene), unit_of(scene)
    if st.session_state.get(DRAWING) == scene.key("curve"):
        panel(scene, keep, gate, unit)
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"Next: draw how the {INK[gate].name} of unit {unit} moves, before you see it.", width="content")
        st.button("Draw it", key="draw", on_click=begin, args=(scene,))
        st.button("Skip: show the gates", key="skip curve", on_click=keep, args=(scene, "curve"))


def begin(scene):
    """The visitor wants to draw."""
    st.session_state[DRAWING] = scene.key("curve")


@own_part(key="draw a gate")
def panel(scene, keep, gate, unit):
    """What reruns while the hand draws. After the answer everything does: the gates are shown."""
    if st.session_state.pop("curve answered", False):
        st.rerun()
    key = f"draw {scene.end} {gate} {unit} {abs(hash(scene.key('curve')))}"
    drawn = (live(key) or {}).get("values") or [UNTAUGHT] * len(scene.tokens)
    picture = curves_figure.draw({gate: drawn}, labels=scene.tokens, editable=(gate,))
    lines = [{"text": guessed.ask_curve(gate, unit, scene.read.noun), "strong": True}]
    about = TEXT["draw a gate"].format(gate=INK[gate].name, noun=scene.read.noun)
    curves(picture, key=key, lines=lines, file="a-gate-as-expected", tight=tight(), longest=None, about=about)
    with st.container(horizontal=True):
        st.button("Reveal", key="reveal curve", type="primary", on_click=reveal, args=(scene, keep, gate, unit, key))
        st.button("Skip: show the gates", key="skip drawing", on_click=skip, args=(scene, keep))
    if st.session_state.pop("nothing drawn", False):
        st.caption("Nothing is drawn yet. Drag across the columns, or skip.")


def tight():
    """Type for a room leaves less of it."""
    return bool(settings.get("room"))


def reveal(scene, keep, gate, unit, key):
    """How far is what was drawn from what is?"""
    said = live(key)
    if not said:
        st.session_state["nothing drawn"] = True
        return
    true = getattr(scene.usual.trace, gate)[:, unit].tolist()
    line = guessed.said_curve(guesses.drawn(said["values"], true), said["values"], true, scene.tokens)
    keep(scene, "curve", line, drawn=said["values"], gate=gate, unit=unit)
    st.session_state["curve answered"] = True


def skip(scene, keep):
    """Rather not."""
    keep(scene, "curve")
    st.session_state["curve answered"] = True


def show(scene, entry):
    """The true curve over the drawn one, until the visitor goes on."""
    gate, unit = entry["gate"], entry["unit"]
    true = {gate: getattr(scene.usual.trace, gate)[:, unit]}
    picture = curves_figure.draw(true, {gate: entry["drawn"]}, labels=scene.tokens)
    line = {"text": f"The {INK[gate].name} of unit {unit}. Dashed: as you drew it.", "strong": False}
    curves(
        picture,
        key="gate revealed",
        lines=[line],
        file="a-gate-expected",
        tight=tight(),
        longest=None,
        behind="you drew",
    )
    st.button("Go on", key="go on", on_click=entry.pop, args=("drawn",))
