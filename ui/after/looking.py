"""Where attention looks, and what an mLSTM reads: such a network trained here, and one sequence that it never saw."""

import streamlit as st

from lstm.experiments import contest
from lstm.experiments.court.plan import Plan
from lstm.figures.after import looks
from lstm.live.run import within
from lstm.live.updates import begin
from lstm.numbers import count
from ui.after import TEXT
from ui.train_live.drive import after_turn, pace, stop
from ui.widgets.own_part import own_part

SEED, RATE, UPDATES = 100, 0.01, 400  # a seed far from those of the contest


@st.cache_data(max_entries=4, show_spinner=False)
def plan_of(who):
    """The training: as large as in the contest, and long enough that attention has learnt it."""
    return Plan(contest.settings(who, "lookup", SEED, RATE), UPDATES, False)


def looking(who):
    """The button, the training, and the looks."""
    plan = plan_of(who)
    kept = st.session_state.setdefault("after_trained", {})
    playing = st.session_state.get("after_playing") == who
    with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
        label = "Stop" if playing else "Train one here, and see where it looks"
        st.button(label, on_click=end if playing else start, args=() if playing else (who, plan), key="after_train")
        if who in kept and not playing:
            st.button("Another sequence", on_click=following, key="after_next")
    own_part(turn, run_every=pace().apart if playing else None)(who, plan)


def start(who, plan):
    """From the beginning, or on from where it stands."""
    stop()
    kept = st.session_state["after_trained"]
    if who not in kept or kept[who].updates >= plan.updates:
        kept[who] = begin(plan.settings)
    st.session_state.update(after_playing=who, after_work=None)


def end():
    """Stand still."""
    stop()
    st.session_state.update(after_playing="", after_work=None)


def following():
    """The next of the sequences it never saw."""
    st.session_state["after_which"] = (st.session_state.get("after_which", 0) + 1) % 99


def turn(who, plan):
    """One turn of the training, if it is under way; then where it looks."""
    kept = st.session_state["after_trained"]
    if who not in kept:
        return
    if st.session_state.get("after_playing") == who:
        work = lambda training: (within, training, plan.updates - training.updates, pace().budget)  # noqa: E731
        kept[who] = after_turn(kept[who], "after_work", work, lambda _, worked: worked.training)
        if kept[who].updates >= plan.updates:
            end()
            st.rerun()
    found = looks.draw(kept[who], st.session_state.get("after_which", 0))
    told = TEXT["looks"].format(updates=count(kept[who].updates), right=looks.right(kept[who]))
    st.markdown(f"{told} {found['says']}")
    st.table(found["rows"], hide_index=True, alt="What is looked at when a key is asked for")
