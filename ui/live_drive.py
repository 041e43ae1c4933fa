"""What drives a training: play, pause, single updates, back to the beginning, another seed."""

import streamlit as st

from lstm.live.run import back_to, best, go, start
from ui import settings
from ui.live_choice import asked
from ui.live_turns import linked
from ui.train import NOW

PACES = {"slow": 1, "quick": 5, "full": 1_000_000}  # updates in a turn, at most
STANDING = {"live_playing": False, "live_at": NOW, "live_work": None}


def run_now():
    """The visitor's run: begun anew when what it depends on has changed."""
    wanted, own = asked(), own_now()
    if (st.session_state.get("live_wanted"), st.session_state.get("live_own_wanted")) != (wanted, own):
        st.session_state.update(STANDING, live_wanted=wanted, live_own_wanted=own, live_run=start(wanted, own))
    return st.session_state["live_run"]


def own_now():
    """The visitor's own text or numbers for the task in view, or None."""
    return st.session_state.get("live_own", {}).get(settings.read("task"))


def drive():
    """Play, pause, one update, many, back to the beginning, another seed; and how fast."""
    playing = st.session_state["live_playing"]
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.button("‖ Pause" if playing else "▶ Play", key="live_play", on_click=play, args=(not playing,), width=110)
        st.button("One update", on_click=step, args=(1,))
        st.button("100 updates", on_click=step, args=(100,))
        st.button("Back to update 0", on_click=again)
        st.button("New seed", on_click=lambda: settings.write(seed=(asked().seed + 1) % 1000, turns=""))
        st.segmented_control("Pace", PACES, key="live_pace", default="quick", required=True)


def play(on):
    """Start or stop. Play at an earlier moment of the film goes on from the end."""
    st.session_state.update(STANDING | {"live_playing": on})


def step(n):
    """Some updates, and stand."""
    st.session_state.update(STANDING, live_run=go(st.session_state["live_run"], n))


def again():
    """Back to the beginning, with the same seed and without what was changed under way."""
    settings.write(turns="")
    wanted = asked()
    st.session_state.update(STANDING, live_wanted=wanted, live_run=start(wanted, own_now()))


def from_frame(k):
    """Go on from frame k of the film, as if what came after had not been."""
    run = back_to(st.session_state["live_run"], k)
    st.session_state.update(STANDING, live_run=run, live_wanted=run.training.settings)
    settings.write(turns=linked(run.training.settings.turns))


def rescue(run):
    """What went wrong, and a way out."""
    k = best(run)
    frame = run.frames[k]
    st.warning(f"Paused. {run.trouble} A lower learning rate or a clipped gradient may help.")
    st.button(f"Go back to the best checkpoint, update {frame.updates:,}", on_click=from_frame, args=(k,))
