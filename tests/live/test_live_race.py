"""The race as a visitor drives it: play, pause, begin anew; its kind and its seeds are in the link."""

from mounted import data_of, mounted
from streamlit.testing.v1 import AppTest

from lstm.live import ScheduledChange

VIEW = """
import streamlit as st
from lstm import live
from ui.train_live import racing as live_race
usual = {"seed": 0, "cell": "lstm", "turns": ()}
given = {name: st.session_state.get(name, value) for name, value in usual.items()}
live_race.race(live.defaults("recall", units=2, batch=2, options=(("gap", 5),), **given), budget=0.0)
"""


def opened(**link):
    """The view alone, opened by a link."""
    at = AppTest.from_string(VIEW)
    for name, value in link.items():
        at.query_params[name] = value
    at.run()
    assert not at.exception, [fault.message for fault in at.exception]
    return at


def updates(at):
    """Updates of all networks together."""
    return sum(lane.training.updates for lane in at.session_state["race_now"].lanes)


def picture(at):
    """What is sent to the picture."""
    return data_of(mounted(at)[0].proto)


def test_it_stands_until_play_and_after_pause():
    at = opened()
    assert updates(at) == updates(at.run()) == 0
    at.button(key="race_play").click().run()
    begun = updates(at)
    assert begun > 0 and updates(at.run()) == begun + 1
    at.button(key="race_play").click().run()
    stood = updates(at)
    assert updates(at.run()) == stood and not at.exception
    at.button(key="race_again").click().run()
    assert updates(at) == 0


def test_the_link_says_who_races_and_with_how_many_seeds():
    drawn = picture(opened(race="bias", lanes="3"))
    assert [one["name"] for one in drawn["contenders"]] == ["Bias 3", "Bias 1", "Bias 0"]
    assert [[lane["seed"] for lane in one["lanes"]] for one in drawn["contenders"]] == [[0, 1, 2]] * 3
    drawn = picture(opened())
    assert [one["name"] for one in drawn["contenders"]] == ["LSTM", "GRU", "Plain RNN"]
    assert all(len(one["lanes"]) == 5 for one in drawn["contenders"])


def test_another_setting_begins_anew_but_not_another_cell_of_the_page_nor_a_later_turn_of_its_training():
    at = opened()
    at.button(key="race_play").click().run()
    at.session_state["cell"], at.session_state["turns"] = "gru", (ScheduledChange(5, "rate", 0.3),)
    assert updates(at.run()) > 1
    at.session_state["seed"] = 7
    at.run()
    assert updates(at) == 0 and not at.session_state["race_playing"]
    assert at.session_state["race_now"].lanes[0].training.settings.seed == 7


def test_other_seeds_are_those_that_did_not_race_yet():
    at = opened(lanes="3")
    at.button(key="race_seeds").click().run()
    assert at.query_params["seed"] == ["3"] or at.query_params["seed"] == "3"


def test_a_race_that_is_over_stops_by_itself_and_cannot_be_played():
    at = opened(lanes="3")
    race = at.session_state["race_now"]
    at.session_state["race_now"] = race._replace(checks=(0, 1))
    at.button(key="race_play").click().run()
    for _ in range(9):
        at.run()
    assert updates(at) == 9 and not at.session_state["race_playing"] and at.button(key="race_play").disabled
    assert "The race is over." in at.markdown[0].value
    assert "Luck alone" in at.caption[0].value


def test_the_rate_of_each_cell_is_on_the_page_and_every_point_drawn_is_in_a_table():
    at = AppTest.from_string(VIEW)
    at.session_state["open_race"] = True
    at.run()
    assert "LSTM 0.1, GRU 0.1 and plain RNN 0.001" in at.caption[0].value
    assert "Open gates cost 0.03: the input and output gates of an LSTM and the update gate" in at.markdown[2].value
    drawn, every = picture(at), at.dataframe[2].value
    assert list(every["updates"]) == drawn["updates"]
    for one in drawn["contenders"]:
        for lane in one["lanes"]:
            column = next(each for each in every if each.lower() == f"{one['name']}, seed {lane['seed']}".lower())
            assert [round(value, 4) for value in every[column]] == [round(value, 4) for value in lane["values"]]
