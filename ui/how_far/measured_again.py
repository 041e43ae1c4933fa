"""The experiment once more, live and smaller: other networks, trained and asked while the visitor watches."""

import streamlit as st

from lstm.experiments import gaps
from lstm.experiments.gaps import again
from lstm.figures.text import listed
from lstm.numbers import count, percent
from lstm.presets import gaps as measured
from ui.how_far import TEXT
from ui.train_live.drive import in_line, pace, stop

FIRST_SEED = 100  # far from those that are stored
SHARE = 0.7  # of the time that computing takes part in


def playing():
    """Whether it is under way."""
    return st.session_state.get("far_playing", False)


def turn():
    """A turn of it, if it is under way; how it stands, or None before the first time."""
    now = st.session_state.get("far_again")
    if playing() and not in_line():
        now = again.go(now, pace().budget)
        st.session_state["far_again"] = now
        if again.over(now):
            end()
            st.rerun()
    return now


def progress(now):
    """How far it is, while it is under way."""
    if playing():
        st.progress(again.done(now), text=standing(now))


def standing(now):
    """What is being done, in a sentence."""
    cell = next((cell for cell in gaps.CELLS if len(now.right[cell]) < len(gaps.GAPS)), None)
    if cell is None:
        return "Done."
    name, updates = NAMES[cell], now.trainings[cell].updates
    if updates < again.UPDATES:
        return f"Training the {name}: update {updates:,} of {again.UPDATES:,}."
    return f"Asking the {name}, {gaps.GAPS[len(now.right[cell])]} words after the reason."


NAMES = {"lstm": "LSTM", "gru": "GRU", "rnn": "plain RNN"}


def drive():
    """Begin, stop, and what there is to know before."""
    now, seconds = st.session_state.get("far_again"), again.expected(measured.stored()) / SHARE
    with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
        if playing():
            st.button("Stop", on_click=end, key="far_stop")
        else:
            st.button("Train them again, live", on_click=begin, key="far_begin")
        st.markdown(
            TEXT["again"].format(
                seconds=count(max(10, round(seconds, -1))),
                updates=again.UPDATES,
                usual=gaps.UPDATES,
                sentences=again.ASKED,
            ),
            width="stretch",
        )
    if now and not playing():
        st.markdown(found(now))


def begin():
    """Start with a seed not used before."""
    last = st.session_state.get("far_again")
    stop()
    st.session_state["far_again"] = again.start(last.seed + 1 if last else FIRST_SEED)
    st.session_state["far_playing"] = True


def end():
    """Stand still; what was found so far stays."""
    stop()
    st.session_state["far_playing"] = False


def found(now):
    """What came out, in a sentence."""
    asked = {NAMES[cell]: right for cell, right in now.right.items() if right}
    if not asked:
        return "Stopped before any of them was asked."
    each = [f"{name} {percent(right[0])} … {percent(right[-1])}" for name, right in asked.items()]
    return f"Seed {now.seed}, right at the nearest gap … at the farthest one asked: {listed(each)}."
