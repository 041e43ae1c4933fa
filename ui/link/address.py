"""The link of the page in view: one truth for the browser and for every run, whatever was on its way meanwhile.

Streamlit gives each run the link that the browser had when it asked for that run. That may be older than what another
run has written since, which is still on its way to the browser; and what a run writes may reach a browser that has gone
Back. So a session keeps the link that holds, and those before it of which the browser may still speak.
"""

from contextlib import suppress
from contextvars import ContextVar
from time import monotonic
from typing import NamedTuple

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_run_context import ThreadState

PATIENCE = 10.0  # seconds for which a browser may speak of a link that another has replaced
CROSSING = 1.0  # seconds for which what a widget was set to may still be on its way to the browser
PICKING = ContextVar("picking", default=False)  # whether what is written was picked in a component


class Held(NamedTuple):
    """What a session knows of its link."""

    now: dict | None = None  # the link that holds
    before: tuple = ()  # (a link that was replaced, when)
    apart: bool = False  # whether a part of the page follows a link that the rest does not
    moved: float = -CROSSING  # when other hands than the visitor's on a widget changed it last: Back, for example


def now():
    """The link that holds in this run: Streamlit's query parameters."""
    held, here = st.session_state.get("link", Held()), said()
    if here != held.now:
        if late(held, here) and not gone_back():
            st.query_params.from_dict(held.now)
        else:
            moved, crossed = monotonic() if gone_back() else held.moved, crossing(held, here)
            st.session_state["link"] = held = Held(here, apart=held.now is not None and in_part(), moved=moved)
            if crossed and gone_back():
                st.query_params.from_dict(here)
    if held.apart and in_part() and get_script_run_ctx().has_script_started:
        st.rerun()
    return st.query_params


def said():
    """What Streamlit says the link is: once more where the run that takes over from this one is just writing it."""
    while True:
        with suppress(KeyError, RuntimeError):
            return st.query_params.to_dict()


def late(held, here):
    """Whether a run was asked for before the browser heard of the link that holds."""
    return any(link == here and monotonic() - when < PATIENCE for link, when in held.before)


def crossing(held, here):
    """Whether what was written last may come into a browser that has gone Back or Forward before it heard of that.

    One that is now at the link which was replaced last has gone back from the one that replaced it: it had heard of it.
    """
    lately = [link for link, when in held.before if monotonic() - when < PATIENCE]
    return bool(lately) and here != lately[-1]


def put(link):
    """Make a link the one that holds, as a step in the browser's history.

    Not where the visitor goes Back or Forward: what was under way then belongs to a link that is left.
    """
    before = now().to_dict()
    held = st.session_state["link"]
    if asked_by_nobody():
        return
    if echoed(held) and link != before:
        st.rerun()  # so that the widget is set once more
    if link == before or gone_back():
        return
    lately = [(old, when) for old, when in held.before if monotonic() - when < PATIENCE]
    st.session_state["link"] = held._replace(now=link, before=(*lately, (before, monotonic())))
    st.query_params.from_dict(link)


def echoed(held):
    """Whether a widget only says what it stood at before it was set.

    A part of the page that asks to be drawn again says so of every widget, though none was touched: always of those in
    other parts, and of its own for as long as what they were set to may be on its way.
    """
    if not in_part() or PICKING.get() or pressed():
        return False
    return elsewhere() or (monotonic() - held.moved < CROSSING and picked_beside())


def asked_by_nobody():
    """Whether the page only asks what there is to say again (ui/link/take_up.py): nothing was touched.

    Only while there is something: else what a hand has just done may come with such asking.
    """
    asks = st.session_state.get("asks", frozenset()) if st.session_state.get("taking_up") else frozenset()
    return in_part() and {*get_script_run_ctx().fragment_ids_this_run} <= asks


def pressed():
    """Whether a button was pressed for this run. It says nothing that it stood at."""
    said = get_script_run_ctx().session_state.get_widget_states()
    return any(one.WhichOneof("value") == "trigger_value" and one.trigger_value for one in said)


def elsewhere():
    """Whether the widget whose callback this is stands in another part than those that asked for this run."""
    return ThreadState.get().fragment_id not in get_script_run_ctx().fragment_ids_this_run


def picked_beside():
    """Whether it was a component in the same part that asked for this run."""
    state, here = get_script_run_ctx().session_state._state, ThreadState.get().fragment_id
    said = state._new_widget_state
    drawn = said.widget_metadata.items()
    beside = (name for name, about in drawn if about.fragment_id == here and about.value_type == "json_value")
    return any(said.get(name) and state._widget_changed(name) for name in beside)


def moved():
    """Widgets are set to another link's values by this run."""
    st.session_state["link"] = st.session_state.get("link", Held())._replace(moved=monotonic())


def gone_back():
    """Whether the browser asked for this run because the visitor went Back or Forward."""
    run = get_script_run_ctx()
    return bool(run and run.is_history_navigation)


def in_part():
    """Whether this run is of a part of the page alone."""
    run = get_script_run_ctx()
    return bool(run and run.fragment_ids_this_run)


def whole():
    """The whole page is drawn by the link that holds."""
    now()
    st.session_state["link"] = st.session_state["link"]._replace(apart=False)
