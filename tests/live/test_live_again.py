"""A training that is gone comes back from its link: the same updates, to the same bits."""

import random

import pytest
from fuzzing import seeds
from streamlit.testing.v1 import AppTest

from lstm.live import LIVE, advance, begin, changed, defaults, files
from lstm.presets import CELLS_TRAINED
from ui.page import ROOT
from ui.train_live import again as live_again
from ui.train_live.choice import linked

ASKED = """
import streamlit as st
from ui.train_live.choice import requested
st.session_state["asked"] = requested()
"""
SMALL = {"task": "recall", "options": "gap:5,letters:2", "hidden": "4"}


def opened(**link):
    """The page that trains, opened by a link."""
    at = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    at.query_params.update(link)
    at.switch_page("pages/31_Train_it_live.py")
    return at.run()


def trained(updates):
    """The small training after some updates."""
    return advance(begin(defaults("recall", options=(("gap", 5), ("letters", 2)), units=4)), updates)


def stand(at):
    """Run on, as the page's own timer does, until the training stands."""
    while at.session_state["live_playing"]:
        assert not at.run().exception
    return at.session_state["live_run"].training


@pytest.mark.parametrize("seed", seeds(4))
def test_whatever_was_chosen_and_changed_under_way_the_link_gives_the_same_bits(seed):
    chance = random.Random(seed)
    name = chance.choice(sorted(LIVE))
    training = begin(defaults(name, units=4, cell=chance.choice(CELLS_TRAINED), seed=chance.randrange(1000)))
    for _ in range(3):
        training = advance(training, chance.randint(1, 3))
        change = chance.choice([{"rate": 0.003}, {"clip": 0.3}, {"optimiser": "sgd"}, {"batch": 4}, {"penalty": 0.01}])
        training = changed(training, **change)
    training = advance(training, 2)
    at = AppTest.from_string(ASKED)
    at.query_params.update({key: value for key, value in linked(training.settings).items() if value})
    again = advance(begin(at.run().session_state["asked"]), training.updates)
    assert files.fingerprint(again) == files.fingerprint(training)


def test_a_short_training_is_brought_back_at_once():
    training = stand(opened(**SMALL, updates="12"))
    assert training.updates == 12
    assert files.fingerprint(training) == files.fingerprint(trained(12))


def test_a_long_one_is_offered_and_stops_where_it_was(monkeypatch):
    monkeypatch.setattr(live_again, "AT_ONCE", 0.0)
    at = opened(**SMALL, updates="12")
    assert not at.session_state["live_playing"]
    at.button(key="live_go_there").click().run()
    assert files.fingerprint(stand(at)) == files.fingerprint(trained(12))


def test_on_the_way_there_a_pause_stops_it_and_it_is_offered_again(monkeypatch):
    monkeypatch.setattr(live_again, "AT_ONCE", 0.0)
    at = opened(**SMALL, updates="999999")
    at.button(key="live_go_there").click().run()
    at.button(key="live_play").click().run()
    assert not at.session_state["live_playing"]
    assert at.button(key="live_go_there")


def test_of_text_of_ones_own_the_page_says_that_it_is_lost_until_it_is_given_again():
    own = "abcabcabd" * 40
    given = live_again.said(LIVE["letters"].clean(own))
    at = opened(task="letters", hidden="4", updates="8", given=given)
    assert any("text or numbers of your own" in one.value for one in at.info)
    assert not at.session_state["live_playing"]
    at.text_area[0].set_value(own)
    next(one for one in at.button if one.label == "Train on this").click().run()
    training = stand(at)
    assert training.updates == 8
    assert training.own == LIVE["letters"].clean(own)


def test_back_to_update_0_stays_there():
    at = opened(**SMALL, updates="12")
    stand(at)
    next(one for one in at.button if one.label == "Back to update 0").click().run()
    assert stand(at).updates == 0


def test_what_a_later_page_remembers_is_brought_back_too():
    at = opened(**SMALL)
    run, wanted = at.session_state["live_run"], at.session_state["live_wanted"]
    known = {"updates": "9", "given": ""}
    at = AppTest.from_string(
        "import streamlit as st\nfrom ui.train_live import again as live_again\n"
        "live_again.lost(st.session_state['wanted'], st.session_state['known'], st.session_state['run'])"
    )
    at.session_state["wanted"], at.session_state["known"], at.session_state["run"] = wanted, known, run
    state = at.run().session_state
    assert (state["live_goal"], state["live_playing"]) == (9, True)
