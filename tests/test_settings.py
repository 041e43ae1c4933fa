"""What a link may ask for, and what becomes of the rest."""

from functools import cache

import pytest
from streamlit.testing.v1 import AppTest

from lstm import presets
from lstm.presets import apps
from lstm.tasks import everyday
from ui import settings

GOOD = {
    "sentence": ["", "The car runs on the road", "<b>", "x" * settings.LONGEST_LINK],
    "model": ["mine", *apps.names()],
    "net": ["mine"],
    "train": ["on"],
    "typed": [" ", "Aab?", "0.3/1 -2/0", "x" * settings.LONGEST_LINK],
    "cell": list(presets.CELLS_TRAINED),
    "stage": ["trained", "early", "untrained"],
    "penalty": list(settings.PENALTIES),
    "unit": ["0", "15"],
    "place": ["0", "99"],
    "quantity": ["f", "candidate", "h", "shown"],
    "phase": ["1", "4"],
    "units": ["all"],
    "turn": ["f.all.b", "candidate.3.x312", "o.all.all"],
    "edits": ["f.all.b:add:2", "f.all.b:add:2,i.5.x312:set:-1.5"],
    "operations": ["i.all.6:0", "c.3+7.9-12:-0.5,c.all.10:b10,x.all.6:w312", "f.all.all:untrained"],
    "other": ["", "The car", "x" * settings.LONGEST_LINK],
    "source": ["0", "99"],
    "until": ["0", "99"],
    "answer": ["0", "576"],
    "against": ["3"],
    "predict": ["on"],
    "order": ["number", "holds", "written"],
    "teach": ["dentures:dentist", "dentures:dentist,Überweisung:loan"],
    "literal": ["salery", "salery,don't"],
    "room": ["on"],
    "task": ["recall", "sine"],
    "options": ["gap:50", "gap:5,letters:2"],
    "hidden": ["1", "64"],
    "bias": ["-1.0", "3.0"],
    "layers": ["1", "2"],
    "turns": ["0:rate:0.03", "120:optimiser:sgd,120:clip:0,300:batch:64", "5:truncate:20,9:rate:0.007", ""],
    "view": ["race", "slow"],
    "beside": ["on"],
    "seed": ["0", "999"],
    "half": ["1", "4"],
    "example": ["1", "32", "999"],
    "array": ["layer0.W_f", "layer1.W_u", "readout.W_y"],
    "race": ["cells", "four", "bias"],
    "lanes": ["3", "9"],
    "lesson": ["latch", "edge"],
    "challenge": ["hold", "second"],
    "hint": ["1", "2"],
    "hand": ["0,0,0,0,0,0,0,0,0,0,0,0", "-20,20,0.1,-0.125,0,0,0,0,0,0,0,3.5"],
    "pulses": ["0,1", "1,-1,0.5,-0.25", ",".join(["0"] * 60)],
    "point": ["0", "-12", "2.35"],
    "where": ["f", "candidate", "shown", "z", "h"],
    "forget": ["1.5", "5"],
    "recurrent": ["0.5", "10"],
    "steps": ["10", "500"],
    "alone": ["on"],
    "clip": ["on"],
    "kept": ["0.5", "0.999"],
    "walked": ["early", "trained", "untrained"],
    "beat": ["0", "35"],
    "into": ["b", "h3", "x312", "c"],
    "nudge": ["0", "12"],
    "rate": ["0", "7"],
    "ink": ["AAAA", "AhArjYrZ.CHAj"],
    "digits": ["", "44", "4 4", "<b>", "x" * settings.LONGEST_TYPED],
    "writing": ["0", "999"],
    "spoken": ["", "1997", "nine", "x" * settings.LONGEST_TYPED],
    "voice": ["0", "17"],
    "recording": ["0", "999"],
    "breath": ["0", "39"],
    "swap": ["f:identity", "shown:sigmoid", "h:i", "i:sigmoid"],
    "far": ["need", "owner", "place", "own"],
    "reason": ["job", "anna", "car"],
    "clauses": ["0", "7"],
    "between": ["0", "999"],
    "translation": ["iso", "french"],
    "number": ["", "97", "ninety-seven", "<b>", "x" * settings.LONGEST_LINK],
    "number2": ["", "four", "x" * settings.LONGEST_LINK],
    "date": ["", "7.3.2024", "x" * settings.LONGEST_LINK],
    "date2": ["", "1 May 2000", "x" * settings.LONGEST_LINK],
}
BAD = {
    "sentence": ["x" * (settings.LONGEST_LINK + 1)],
    "model": ["", "Mine", "yours", "../mine.npz"],
    "net": ["", "Mine"],
    "train": ["", "off"],
    "typed": ["x" * (settings.LONGEST_LINK + 1)],
    "cell": ["nope", "LSTM", "", "../lstm"],
    "stage": ["later", "TRAINED"],
    "penalty": ["abc", "-1", "0.05000"],
    "unit": ["zzz", "-1", "1.5", "٣", "1000"],
    "place": ["-5", "1e3"],
    "quantity": ["<b>", "W_f"],
    "phase": ["0", "5", "one"],
    "units": ["ALL", "3"],
    "turn": ["f", "f.all.b:add:2", "W_f.0.b", "f.0.x"],
    "edits": ["f", "f.all.b:add:2,", "f.0.b:set:nan", "f.0.b:set:1e5", ",".join(["f.0.b:set:1"] * 13)],
    "operations": [
        "i",
        "i.all.6:2",
        "c.all.all:b1",
        ",".join(["i.all.6:0"] * 9),
        "i.all.6:0,",
        "c." + "1+" * 30 + "1.2:0",
    ],
    "other": ["x" * (settings.LONGEST_LINK + 1)],
    "source": ["-1", "1.5"],
    "until": ["a", "1000"],
    "answer": ["loan", "-2"],
    "against": ["x"],
    "predict": ["yes", "ON"],
    "order": ["\x00", "random"],
    "teach": ["a", "a:b", ":loan", "two words:loan", ",:loan", "x:loan," * 9, "<b>:loan", "y" * 41 + ":loan"],
    "literal": ["two words", ",", "<", "a,b,c,d,e,f,g"],
    "room": ["yes"],
    "task": ["", "nope", "../recall"],
    "options": ["gap", "gap:", "gap:many", "1:2", "gap:50," * 7, "gap:٣"],
    "hidden": ["0", "1000", "two"],
    "bias": ["9", "x"],
    "layers": ["0", "3"],
    "turns": [
        "5:rate:-1",
        "5:rate:101",
        "5:rate:nan",
        "x:rate:1",
        "5:units:3",
        "9:rate:1,5:rate:1",
        "5:optimiser:lion",
        "5:batch:0.5",
    ]
    + [",".join(["5:rate:1"] * 61), "99999999:rate:1", "5:rate", "5:clip:99"],
    "view": ["RACE"],
    "beside": ["off"],
    "seed": ["-1", "1000", "x"],
    "half": ["0", "5", "", "1.0", "two"],
    "example": ["0", "-1", "1000", "1.5", "٣", ""],
    "array": ["W_f", "layer2.W_f", "layer0.W_f,layer0.W_i", "layer0.W_f\n", "readout.<b>"],
    "race": ["", "CELLS", "lstm"],
    "lanes": ["0", "4", "99", "five", ""],
    "lesson": ["lstm", "Latch", ""],
    "challenge": ["zero", "HOLD"],
    "hint": ["0", "3"],
    "hand": [
        "1,2,3",
        "0,0,0,0,0,0,0,0,0,0,0,21",
        "0,0,0,0,0,0,0,0,0,0,0,nan",
        "0,0,0,0,0,0,0,0,0,0,0,1e1",
        "," * 11,
        "0,0,0,0,0,0,0,0,0,0,0,0,0",
        "0,0,0,0,0,0,0,0,0,0,0,0.1234",
        "0,0,0,0,0,0,0,0,0,0,0,٣",
    ],
    "pulses": ["1", "0,2", "0,inf", "0,,1", ",".join(["0"] * 61), "0;1"],
    "point": ["12.05", "nan", "1e1", "1,2", "٣", ""],
    "where": ["c", "W_f", ""],
    "forget": ["-1", "5.1", "", "1,2", "nan"],
    "recurrent": ["0.4", "10.5", "1e1", "٣"],
    "steps": ["9", "501", "50.5", "x", "", "٣٣"],
    "alone": ["off"],
    "clip": ["1"],
    "kept": ["0.4", "1", "0.9999", ""],
    "walked": ["", "later"],
    "beat": ["-1", "1000", "1.5"],
    "into": ["x", "h3,h4", "<b>", "b:set:1", "3"],
    "nudge": ["13", "-1", "1e-3", ""],
    "rate": ["8", "0.1", "-1", ""],
    "ink": ["", "<b>", "AAA", "A" * 1401, "____"],
    "digits": ["x" * (settings.LONGEST_TYPED + 1)],
    "writing": ["-1", "1000", "two"],
    "spoken": ["x" * (settings.LONGEST_TYPED + 1)],
    "voice": ["-1", "18", "", "en-us"],
    "recording": ["-1", "1000"],
    "breath": ["-1", "40", "x"],
    "swap": ["o", "o:relu", "c:tanh", "h:tanh", "o:tanh,f:tanh", ""],
    "far": ["NEED", "near"],
    "reason": ["loan", "<b>", "Job"],
    "clauses": ["8", "-1", "1.5", "٣"],
    "between": ["-1", "1000", "x"],
    "translation": ["", "ISO", "german"],
    "number": ["x" * (settings.LONGEST_LINK + 1)],
    "number2": ["x" * (settings.LONGEST_LINK + 1)],
    "date": ["x" * (settings.LONGEST_LINK + 1)],
    "date2": ["x" * (settings.LONGEST_LINK + 1)],
}
WATCH = """
import streamlit as st
from ui import settings
st.session_state["read"] = {name: settings.read(name) for name in settings.SETTINGS}
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


def test_every_setting_is_tried_here():
    assert set(GOOD) == set(BAD) == set(settings.SETTINGS)


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
    assert settings.SETTINGS["sentence"].default == everyday.SEED


WRITE = """
import streamlit as st
from ui import settings
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
