"""A new session draws its first page while its browser stands elsewhere, and asks before it has heard of the page."""

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.scriptrunner import RerunData
from streamlit.testing.v1 import AppTest, local_script_runner

from ui.link import take_up

PAGE = """
import streamlit as st
from ui.link import address as link, settings, take_up
link.whole()
take_up.page_opens()
st.segmented_control("Cell", ["lstm", "gru", "rnn"], required=True, **settings.bound("cell"))
st.text_input("Sentence", **settings.bound("sentence"))
st.session_state["read"] = {name: settings.get(name) for name in ("cell", "sentence")}
st.session_state["drawings"] = st.session_state.get("drawings", 0) + 1
"""


def standing(**at):
    """What a browser says its widgets stand at: WidgetStates."""
    page = AppTest.from_string(PAGE).run()
    page.button_group[0].set_value(at.get("cell", "lstm"))
    if "sentence" in at:
        page.text_input[0].set_value(at["sentence"])
    return page._tree.get_widget_states()


@pytest.fixture
def asks(monkeypatch):
    """asks(page, states): the browser says where it stands; `by_itself` in the part that asks whether there is more."""
    part = []
    monkeypatch.setattr(local_script_runner, "RerunData", lambda **given: RerunData(**given, fragment_id_queue=[*part]))

    def asks(page, states, by_itself=True, heard=None):
        said = WidgetStates(widgets=states.widgets)
        if heard:
            said.widgets.add(id=next(one.id for one in page.text_input if one.key == take_up.HEARD), string_value=heard)
        part[:] = [*page.session_state["asks"]] * by_itself
        page._run(said)

    return asks


def test_a_change_made_before_the_first_page_was_drawn_counts_once_the_browser_has_heard_of_it(asks):
    page, there, drawn = AppTest.from_string(PAGE), standing(cell="gru"), standing()
    page._run(there)
    for _ in range(3):  # it asks, and has not heard yet that it is set to what the link says
        asks(page, there)
        assert page.session_state["drawings"] == 1 and "cell" not in page.query_params
    asks(page, drawn, heard="1")
    assert page.query_params["cell"] == "gru" and page.session_state["read"]["cell"] == "gru"
    asks(page, drawn)  # on its way since before that
    assert page.query_params["cell"] == "gru"


def test_what_the_browser_is_set_to_meanwhile_is_no_change(asks):
    page, there, drawn = AppTest.from_string(PAGE), standing(cell="gru"), standing(sentence="The car")
    page._run(there)
    asks(page, drawn, by_itself=False)  # a sentence is typed where the cell has been set back already
    assert page.query_params["sentence"] == "The car"
    asks(page, drawn)
    asks(page, drawn, heard="2")
    assert page.session_state["read"] == {"cell": "gru", "sentence": "The car"}


def test_a_browser_that_still_stands_elsewhere_when_it_has_heard_is_set_once_more(asks):
    page, there, drawn = AppTest.from_string(PAGE), standing(cell="rnn"), standing()
    page._run(there)
    asks(page, there)
    asks(page, there, heard="1")
    assert page.session_state["drawings"] == 2 and "cell" not in page.query_params
    asks(page, drawn)
    asks(page, drawn, heard="2")
    assert page.query_params["cell"] == "rnn"
