"""Links that were mended by hand, cut off, doubled: what stands in one is taken or refused, and no page breaks."""

import os
import random

import pytest
from links import GOOD
from streamlit.testing.v1 import AppTest

from ui.link import setting_checks, settings
from ui.page import PAGES, ROOT, nowhere

TRIES = int(os.environ.get("FUZZ", 1))  # of each kind of mutation at each good value; and links a page is opened with
LISTS = {
    "teach": ["dentures:dentist,dentures:loan", "Dentures:dentist,dentures:dentist", "x:dentist,x:loan"],
    "literal": ["salery,salery", "Salery,salery", "don't,don’t"],
    "edits": ["f.all.b:add:2,f.all.b:add:3", "f.0.b:set:1,i.0.b:set:1,f.0.b:set:1", "f.0.b:add:2,f.00.b:add:2"],
    "operations": ["i.all.6:0,i.all.6:1", "i.all.6:0,i.all.6-6:0", "c.3+7.9:0,c.7+3.9:1", "f.all.06:0,f.all.6:0"],
    "options": ["gap:50,gap:50", "gap:50,letters:2,gap:60"],
    "turns": ["5:rate:1,5:rate:2", "5:rate:1,5:clip:1,5:rate:1"],
    "taken": ["3:122,3:122", "3:122,3:5"],
}
PIECES = ["", ",", ":", ",,", "::", "-", ".", "0", "٣", "９", "²", "1e9", "9" * 30, "nan", "-0", " ", "\n", "\x00"]
PIECES += ["<b>", "](x)", "a" * 3000, "🧠", "\u202e", "%", "&", "="]


def mutated(value, chance):
    """A good value with something done to it that a hand, a mail program or a joker might do."""
    for _ in range(chance.randint(1, 3)):
        parts = value.split(",")
        at, cut = chance.randrange(len(value) + 1), chance.randrange(len(parts))
        value = chance.choice(
            [
                value[:at] + chance.choice(PIECES) + value[at:],
                value[:at] + value[at + 1 :],
                value[:at],
                ",".join([*parts, parts[cut]]),
                ",".join([*parts[:cut], *parts[cut:], *parts[:cut]]),
                ",".join(parts[::-1]),
                value.swapcase(),
                value * chance.choice([2, 40]),
                value.translate({48 + k: 0x660 + k for k in range(10)}),
            ]
        )
    return value


@pytest.mark.parametrize(("name", "value"), [(name, value) for name in LISTS for value in LISTS[name]])
def test_a_list_that_names_one_thing_twice_cannot_be(name, value):
    assert not settings.SETTINGS[name].allows(value)
    assert all(settings.SETTINGS[name].allows(part) for part in value.split(","))


@pytest.mark.parametrize("name", LISTS)
def test_every_good_list_is_refused_once_a_part_of_it_is_doubled(name):
    for value in filter(None, GOOD[name]):
        parts = value.split(",")
        assert not any(settings.SETTINGS[name].allows(",".join([*parts, part])) for part in parts)


def test_whatever_is_written_in_a_link_is_allowed_or_not_and_raises_nothing():
    chance = random.Random(14)
    for name, values in GOOD.items():
        for value in values:
            for _ in range(5 * TRIES):
                assert settings.SETTINGS[name].allows(mutated(value, chance)) in (True, False)


def test_what_is_too_long_is_refused_before_it_is_read():
    read = []
    setting = setting_checks.Setting("a trap", "", read.append)
    assert not setting.allows("x" * (setting_checks.LONGEST_LINK + 1))
    assert read == []


def test_the_same_text_is_judged_once():
    read = []
    setting = setting_checks.Setting("counted", "", lambda text: not read.append(text))
    assert setting.allows("twice") and setting.allows("twice")
    assert read == ["twice"]


TEACHING = """
import streamlit as st
from ui.who_wrote import operations; from ui.link import settings; from ui.sentence import teaching
teaching.add("teach", "dentures:loan")
operations.add("i.all.6:1")
"""


def test_what_a_page_adds_takes_the_place_of_the_same_thing_however_the_link_spells_it():
    at = AppTest.from_string(TEACHING)
    at.query_params["teach"] = "Dentures:dentist,invoice:loan"
    at.query_params["operations"] = "i.all.6-6:0,c.0.1:0"
    params = at.run().query_params
    assert params["teach"] == "invoice:loan,dentures:loan"
    assert params["operations"] == "c.0.1:0,i.all.6:1"
    assert all(settings.SETTINGS[name].allows(params[name]) for name in ("teach", "operations"))


WATCH = """
import streamlit as st
from ui.link import settings
st.session_state["cell"], st.session_state["ignored"] = settings.get("cell"), settings.ignored()
"""


@pytest.mark.parametrize(
    ("values", "read"), [(["gru", "lstm"], "lstm"), (["gru", "nope"], "lstm"), (["gru"] * 2, "gru")]
)
def test_a_setting_that_a_link_names_twice_counts_only_where_both_say_the_same(values, read):
    at = AppTest.from_string(WATCH)
    at.query_params["cell"] = values
    state = at.run().session_state
    assert state["cell"] == read
    assert state["ignored"] == ([] if read == "gru" else ["cell"])


def opened(page, seed):
    """A page, opened with several settings of which some were mutated."""
    chance = random.Random(f"{page.stem} {seed}")
    at = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    at.switch_page(page.relative_to(ROOT).as_posix())
    for name in chance.sample(sorted(GOOD), 12):
        value = chance.choice(GOOD[name])
        at.query_params[name] = value if chance.random() < 0.5 else mutated(value, chance)[:4000]
    return at.run()


@pytest.mark.parametrize("seed", range(TRIES))
def test_a_page_opens_on_any_link(seed):
    pages = PAGES if TRIES > 1 else random.Random(seed).sample(PAGES, 3)
    for page in pages:
        assert not opened(page, seed).exception


@pytest.mark.parametrize(
    ("address", "base", "path"),
    [
        ("http://h/", "", ""),
        ("http://h:8501", "", ""),
        ("http://h/Your_sentence", "", ""),
        ("http://h/nope", "", "nope"),
        ("http://h/%3Cb%3E", "", "<b>"),
        ("http://h/lstm/", "lstm", ""),
        ("http://h/lstm/nope?cell=gru", "/lstm", "nope"),
    ],
)
def test_an_address_without_a_page_is_noticed(address, base, path):
    assert nowhere(address, base) == path
