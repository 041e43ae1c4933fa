"""A race on the visitor's task: cells against each other on the same batches, several seeds of each."""

import streamlit as st

from lstm.figures.train_live import race as race_figure
from lstm.live import metric_of
from lstm.live.race import RACES, common, go, over, start
from lstm.live.standings import standings
from ui.link import settings
from ui.train_live import TEXT
from ui.train_live.drive import in_line, pace, stop
from ui.train_live.race import race as mount
from ui.train_live.race_says import about, numbers, progress
from ui.train_live.settings import LANES
from ui.widgets import guess
from ui.widgets.own_part import own_part

KINDS = {"cells": "Three cells", "four": "Four cells", "cousins": "Four LSTMs", "later": "What came after"}
KINDS["bias"] = "Forget bias"


def race(wanted, own=None, budget=None):
    """The race on what `wanted`, Settings, asks for, but for the cell; `own` is the visitor's text or numbers.

    `budget` is the seconds of training in a turn, what the server has for each if not given.
    """
    choose()
    now = race_now(wanted, own)
    names = [one.name for one in RACES[now.kind]]
    about_it = "race", now.kind, now.settings, len(now.lanes)
    known = metric_of(now.settings, now.lanes[0].training.own).solved is not None
    if not known or guess.first(about_it, TEXT["guess"], (*names, "None of them"), winner(now)):
        drive(wanted)
    picture = own_part(turn, run_every=pace().apart if st.session_state["race_playing"] else None)
    picture(budget)
    st.caption(about(st.session_state["race_now"]))


def winner(now):
    """The place of the contender that was first, behind the last where none was; None while that is open."""
    if not over(now):
        return None
    took = [one.updates for one in standings(now)]
    solved = [updates for updates in took if updates is not None]
    return took.index(min(solved)) if solved else len(took)


def race_now(wanted, own=None):
    """The visitor's race: begun anew when what it depends on has changed."""
    kind, seeds = settings.get("race"), settings.get("lanes")
    wanted = common(wanted)._replace(cell="lstm"), kind, seeds, own
    if st.session_state.get("race_wanted") != wanted:
        st.session_state.update(race_wanted=wanted, race_now=start(*wanted), race_playing=False)
    return st.session_state["race_now"]


def choose():
    """Who takes part, and how many of each."""
    with st.container(horizontal=True, gap="medium"):
        st.segmented_control("Contenders", KINDS, format_func=KINDS.get, required=True, **settings.bound("race"))
        st.segmented_control("Seeds of each", LANES, required=True, **settings.bound("lanes"))


def drive(wanted):
    """Play, pause, back to the beginning, other seeds."""
    playing, now = st.session_state["race_playing"], st.session_state["race_now"]
    seeds = settings.get("lanes")
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.button(
            "‖ Pause" if playing else "▶ Play",
            on_click=play,
            args=(not playing,),
            width=110,
            key="race_play",
            disabled=over(now),
        )
        st.button("Back to update 0", on_click=again, key="race_again")
        st.button("Other seeds", on_click=lambda: settings.write(seed=(wanted.seed + seeds) % 999), key="race_seeds")


def play(on):
    """Start or stop."""
    stop()
    st.session_state["race_playing"] = on


def again():
    """Back to the beginning, with the same seeds."""
    stop()
    st.session_state.update(race_now=start(*st.session_state["race_wanted"]), race_playing=False)


def turn(budget):
    """One turn of the race, if it plays; then the picture of it."""
    now = st.session_state["race_now"]
    if st.session_state["race_playing"] and not in_line():
        now = go(now, pace().budget if budget is None else budget)
        st.session_state["race_now"] = now
        if over(now):
            stop()
            st.session_state["race_playing"] = False
            st.rerun()
    st.markdown(progress(now))
    mount(race_figure.draw(now))
    st.markdown(race_figure.describe(now))
    numbers(now)
