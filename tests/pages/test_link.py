"""One link holds: what is late, what was left by Back, and what only echoes writes nothing over it."""

import pytest
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.state import QueryParamsProxy
from streamlit.testing.v1 import AppTest

from ui.link import address as link
from ui.link import take_up

PAGE = """
import streamlit as st
from ui.link import address as link, settings
link.whole()
st.segmented_control("Cell", ["lstm", "gru", "rnn"], required=True, **settings.bound("cell"))
st.segmented_control("Training", ["trained", "early"], required=True, **settings.bound("stage"))
st.text_input("Sentence", **settings.bound("sentence"))
st.session_state["read"] = {name: settings.get(name) for name in ("cell", "stage", "sentence")}
"""


@pytest.fixture
def page():
    """A page of three widgets that are in the link."""
    return AppTest.from_string(PAGE).run()


def asks(page, link):
    """The browser asks for a run, and says that it is at a link."""
    page.query_params.clear()
    page.query_params.update(link)
    return page.run()


def at(page):
    """The link after a run, as the browser is told."""
    return {name: value[0] if isinstance(value, list) else value for name, value in page.query_params.items()}


def choose(page, label, value):
    """Choose in a group of buttons."""
    next(one for one in page.get("button_group") if one.label == label).set_value(value)


def back(monkeypatch, yes=True):
    """From now on, the browser asks because of Back or Forward, or no more."""
    monkeypatch.setattr(link, "gone_back", lambda: yes)


def test_a_change_that_comes_before_the_browser_has_heard_of_the_last_one_is_added_to_it(page):
    choose(page, "Cell", "gru")
    asks(page, {})
    choose(page, "Training", "early")
    asks(page, {})  # still at the old link
    assert at(page) == {"cell": "gru", "stage": "early"}
    assert page.session_state["read"]["cell"] == "gru"


def test_back_shows_what_the_link_says_and_nothing_that_was_under_way(page, monkeypatch):
    choose(page, "Cell", "gru")
    asks(page, {})
    choose(page, "Training", "early")
    back(monkeypatch)
    asks(page, {})
    assert at(page) == {}
    assert page.session_state["read"] == {"cell": "lstm", "stage": "trained", "sentence": page.text_input[0].value}
    assert [one.value for one in page.get("button_group")] == ["lstm", "trained"]


@pytest.mark.parametrize(("back_to", "written"), [({"cell": "gru"}, False), ({}, True)])
def test_the_link_is_written_again_only_where_back_came_before_the_last_change_was_heard(
    page, monkeypatch, back_to, written
):
    """Written needlessly, it would come to a browser that has gone further back since, as a step forward."""
    for cell, stage in (("gru", "trained"), ("gru", "early")):
        choose(page, "Cell", cell)
        choose(page, "Training", stage)
        asks(page, dict(page.session_state["link"].now))
    back(monkeypatch)
    wrote = []
    monkeypatch.setattr(
        "streamlit.runtime.state.query_params_proxy.QueryParamsProxy.from_dict", lambda _, to: wrote.append(dict(to))
    )
    asks(page, back_to)
    assert bool(wrote) is written


def test_after_back_the_next_change_starts_from_there(page, monkeypatch):
    choose(page, "Cell", "gru")
    asks(page, {})
    back(monkeypatch)
    asks(page, {})
    back(monkeypatch, False)
    page.text_input[0].set_value("The car")
    asks(page, {})
    assert at(page) == {"sentence": "The car"}
    assert page.session_state["read"]["cell"] == "lstm"


def test_a_link_the_session_has_not_seen_holds(page):
    choose(page, "Cell", "gru")
    asks(page, {})
    asks(page, {"cell": "rnn"})
    assert page.session_state["read"]["cell"] == "rnn"


def test_a_link_that_was_replaced_long_ago_holds_again(page, monkeypatch):
    choose(page, "Cell", "gru")
    asks(page, {})
    monkeypatch.setattr(link, "PATIENCE", 0.0)
    asks(page, {})
    assert page.session_state["read"]["cell"] == "lstm"


def test_a_link_that_another_run_is_just_writing_is_read_once_more(page, monkeypatch):
    halves = iter([KeyError("cell"), RuntimeError("changed size"), {"cell": "gru"}])

    def read(self):
        if isinstance(half := next(halves), Exception):
            raise half
        return half

    monkeypatch.setattr(QueryParamsProxy, "to_dict", read)
    assert link.said() == {"cell": "gru"}


def test_streamlit_still_has_what_this_is_built_on():
    names = "is_history_navigation", "fragment_ids_this_run", "query_string", "page_script_hash", "has_script_started"
    run = AppTest.from_string(
        "import streamlit as st\n"
        "from ui.link.address import get_script_run_ctx\n"
        "from ui.link.take_up import known, spoken\n"
        "run = get_script_run_ctx()\n"
        f"st.session_state['there'] = [hasattr(run, name) for name in {names!r}]\n"
        "st.session_state['said'] = spoken(), known()"
    ).run()
    assert not run.exception
    assert all(run.session_state["there"])
    assert get_script_run_ctx and take_up.RerunData
