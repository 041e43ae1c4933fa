"""What a link may ask for, and what becomes of the rest."""

import re
from functools import cache
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lstm.everyday import sentences
from ui.link import settings
from ui.sentence import settings as sentence
from ui.train_live import settings as train_live

GOOD = {name: setting.good for name, setting in settings.SETTINGS.items()}
BAD = {name: setting.bad for name, setting in settings.SETTINGS.items()}
WATCH = """
import streamlit as st
from ui.link import settings
from ui.sentence import settings as sentence
from ui.train_live import settings as train_live
st.session_state["read"] = {name: settings.text(name) for name in settings.SETTINGS}
st.session_state["ignored"] = settings.ignored()
st.session_state["travels"] = settings.set_now()
"""


@cache
def watcher():
    """A page that only reads its settings."""
    return AppTest.from_string(WATCH)


def watch(**link):
    """That page, opened by a link."""
    at = watcher()
    at.query_params.clear()
    for name, value in link.items():
        at.query_params[name] = value
    return at.run().session_state


def test_every_setting_has_examples_of_what_may_be_asked_for_and_of_what_may_not():
    assert [name for name, setting in settings.SETTINGS.items() if not (setting.good and setting.bad)] == []


@pytest.mark.parametrize(("name", "value"), [(name, value) for name in GOOD for value in GOOD[name]])
def test_a_good_setting_is_taken(name, value):
    state = watch(**{name: value})
    assert state["read"][name] == value
    assert state["ignored"] == []
    assert state["travels"] == {name: value}


@pytest.mark.parametrize(("name", "value"), [(name, value) for name in BAD for value in BAD[name]])
def test_a_bad_setting_is_named_and_left_at_its_default(name, value):
    state = watch(**{name: value})
    assert state["read"][name] == settings.SETTINGS[name].default
    assert state["ignored"] == [name]
    assert state["travels"] == {}


def test_a_setting_nobody_knows_is_named():
    assert watch(colour="red")["ignored"] == ["colour"]


def test_every_default_is_itself_allowed():
    assert all(setting.valid(setting.default) for name, setting in settings.SETTINGS.items() if setting.default)
    assert settings.SETTINGS["sentence"].default == sentences.SEED


WRITE = """
import streamlit as st
from ui.link import settings
settings.write(cell="gru", unit=3, sentence="x" * 5000)
settings.write(cell="lstm")
"""


def test_writing_keeps_the_link_short_and_leaves_out_what_is_at_its_default():
    at = AppTest.from_string(WRITE)
    at.query_params["colour"] = "red"
    params = at.run().query_params
    assert params["unit"] == "3"
    assert params["sentence"] == "x" * settings.LONGEST_LINK
    assert "cell" not in params
    assert "colour" not in params


ALIASES = {old: name for name, setting in settings.SETTINGS.items() for old in setting.aliases}


@pytest.mark.parametrize("old", ALIASES)
def test_a_link_saved_under_an_older_name_says_the_same_and_goes_on_under_the_name_of_today(old):
    name, value = ALIASES[old], GOOD[ALIASES[old]][-1]
    state = watch(**{old: value})
    assert state["read"][name] == value
    assert state["ignored"] == []
    assert state["travels"] == {name: value}


@pytest.mark.parametrize("old", ALIASES)
def test_a_link_that_says_two_things_by_two_names_says_neither(old):
    name = ALIASES[old]
    one, other = (
        next(value for value in GOOD[name] if value != not_this) for not_this in (GOOD[name][0], GOOD[name][-1])
    )
    state = watch(**{old: one, name: other})
    assert state["read"][name] == settings.SETTINGS[name].default
    assert state["travels"] == {}


def test_no_older_name_is_the_name_of_another_setting():
    assert ALIASES and not ALIASES.keys() & settings.SETTINGS.keys()


def test_each_room_declares_its_own_and_a_second_declaration_is_found(monkeypatch):
    assert {"task", "lanes"} <= train_live.SETTINGS.keys() and "task" not in sentence.SETTINGS
    monkeypatch.setitem(sentence.SETTINGS, "task", sentence.SETTINGS["cell"])
    with pytest.raises(ValueError, match="task"):
        settings.declared()


@pytest.mark.parametrize("name", GOOD)
def test_every_text_that_may_be_asked_for_has_a_value(name):
    setting = settings.SETTINGS[name]
    for text in [*GOOD[name], setting.default]:
        value = setting.value(text)
        kind = setting.parse if isinstance(setting.parse, type) else (tuple, int)
        assert value is None if text == "" and kind in (int, float) else isinstance(value, kind)


def test_a_value_is_made_of_a_text_where_the_setting_is_declared_and_nowhere_else():
    cast = re.compile(r"\b(?:int|float)\(settings\.(?:get|text)\(")
    scripts = Path(settings.__file__).parent.parent.rglob("*.py")
    assert [path.name for path in scripts if cast.search(path.read_text())] == []
    assert cast.search('int(settings.get("top"))')
