"""Predict first: what an operation will make of the answer, as a number or as up, the same or down."""

import streamlit as st

from lstm.explain import guesses
from lstm.figures.who_wrote import guessed
from ui.who_wrote import TEXT
from ui.widgets.plain import say


def ask(scene, keep, run):
    """Up or down, and how far?"""
    chances = scene.meant.kind == "class"
    say(guessed.ask_amount(scene.meant, scene.answer, scene.before, scene.why))
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        with (
            st.form("guess", border=False, width="content"),
            st.container(horizontal=True, vertical_alignment="bottom"),
        ):
            bounds = {"min_value": 0, "max_value": 100, "step": 1} if chances else {}
            label = "Your guess, or the room's, in %" if chances else "Your guess, or the room's"
            st.number_input(label, value=None, placeholder="?", key="guessed amount", width=240, **bounds)
            st.form_submit_button("Reveal", type="primary", on_click=amount, args=(scene, keep, run))
        for step, name in ((1, "Up"), (0, "The same"), (-1, "Down")):
            st.button(name, key=f"way {step}", on_click=way, args=(scene, keep, run, step))
        st.button("Skip", key="skip amount", on_click=keep, args=(scene, "amount"))
    if st.session_state.pop("no amount", False):
        st.caption(TEXT["no number"])


def after(scene, run):
    """The chance of the answer, or the number answered, under the operations."""
    return float(run().chances[-1, scene.answer])


def amount(scene, keep, run):
    """The visitor, or a room, said a number."""
    said = st.session_state["guessed amount"]
    if said is None:
        st.session_state["no amount"] = True
        return
    guess, now = guesses.share(said) if scene.meant.kind == "class" else said, after(scene, run)
    also = {"gap": guesses.off(guess, now)} if scene.meant.kind == "class" else {}
    keep(scene, "amount", guessed.said_amount(scene.meant, scene.before, guess, now), **also)


def way(scene, keep, run, step):
    """The visitor said up, down or the same."""
    keep(scene, "amount", guessed.said_way(scene.meant, scene.before, step, after(scene, run)))
