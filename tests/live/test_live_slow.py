"""The view of one update in slow motion: what its buttons do, and what a link asks of it."""

import numpy as np
import pytest
from mounted import data_of, mounted
from streamlit.testing.v1 import AppTest

from lstm.live import advance, begin, defaults

SETTINGS = defaults("recall", units=2, batch=8, options=(("gap", 5), ("letters", 2)))
SCRIPT = """
import streamlit as st
from lstm.live.run import start
from ui.train_live.slow_motion import slow_motion

st.session_state.setdefault("live_run", start(st.session_state["settings"]))
slow_motion(st.session_state["live_run"])
"""


def opened(settings=SETTINGS, **link):
    """The view, by a link with these parameters."""
    at = AppTest.from_string(SCRIPT)
    at.session_state["settings"] = settings
    for name, value in link.items():
        at.query_params[name] = value
    return stood(at.run())


def stood(at):
    """The view, after a run without a fault."""
    assert not at.exception, [fault.message for fault in at.exception]
    return at


def picture(at):
    """What is sent to the browser."""
    (part,) = mounted(at)
    return data_of(part.proto)


def test_one_button_leads_through_the_stages_and_then_does_the_update():
    at = opened()
    for stage, label in enumerate(("2 Loss", "3 Backward", "4 Update"), start=1):
        assert picture(at)["stage"] == stage and label in at.button[0].label
        stood(at.button[0].click().run())
    assert picture(at)["stage"] == 4 and "Next update" in at.button[0].label
    assert at.session_state["live_run"].training.updates == 0
    stood(at.button[0].click().run())
    expected = advance(begin(SETTINGS), 1)
    np.testing.assert_array_equal(at.session_state["live_run"].training.flat, expected.flat)
    assert picture(at)["stage"] == 1 and "update 2" in picture(at)["more"]
    assert "half" not in at.query_params


def test_the_link_chooses_stage_example_and_matrix():
    at = opened(half="4", example="3", array="layer0.W_f")
    shown = picture(at)
    assert (shown["stage"], shown["batch"]["chosen"], shown["chosen"]) == (4, 2, "layer0.W_f")
    assert at.number_input[0].value == 3
    stood(at.number_input[0].set_value(8).run())
    assert at.query_params["example"] == "8" and picture(at)["batch"]["chosen"] == 7


@pytest.mark.parametrize("link", [{"half": "9"}, {"example": "500"}, {"array": "layer1.W_f"}, {"array": "layer0.W_z"}])
def test_a_link_that_asks_for_what_is_not_there_shows_what_is(link):
    shown = picture(opened(**link))
    assert shown["stage"] == 1 and shown["batch"]["chosen"] == (7 if "example" in link else 0)


def test_an_update_that_runs_away_can_be_looked_at_but_not_done():
    at = opened(SETTINGS._replace(optimiser="sgd", rate=1e12, clip=0.0), half="4")
    assert at.button[0].disabled and picture(at)["head"].startswith("This update is not taken")


def test_the_tables_open():
    at = opened()
    for key in ("open_slow_steps", "open_slow_weights"):
        at.session_state[key] = True
        stood(at.run())
