"""The presenter's part beside a page."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from mounted import data_of, mounted
from streamlit.testing.v1 import AppTest
from voting import CURVE, WORDS

from lstm import presets, reading
from lstm.everyday import sentences
from lstm.figures.classroom import asked
from ui.classroom import here, in_class
from ui.classroom.votes.refused import Refused
from ui.classroom.votes.store import Store

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def store(tmp_path, monkeypatch):
    """The store of the app under test."""
    made = Store(f"sqlite:///{tmp_path}/votes.sqlite3")
    monkeypatch.setattr(here, "store", lambda: made)
    monkeypatch.setenv("LSTM_VOTES_ADDRESS", "http://192.0.2.7:8500")
    yield made
    made.close()


def opened(**link):
    """ "Your sentence", by a link."""
    at = AppTest.from_file(ROOT / "app.py")
    for name, value in link.items():
        at.query_params[name] = value
    return at.switch_page("pages/11_Your_sentence.py").run()


def press(at, label):
    """A button by its label, once; nothing went wrong."""
    next(one for one in at.button if one.label == label).click()
    at.run()
    assert not at.exception, at.exception
    return at


def board(at):
    """What stands beside the picture."""
    return next(data_of(one.proto) for one in at.get("bidi_component") if one.proto.component_name.endswith("_board"))


def labels(at):
    return [one.label for one in at.button]


def pictures(at):
    """The pictures of the page itself."""
    return [one for one in mounted(at) if not one.proto.component_name.endswith("_board")]


def test_a_class_is_asked_about_the_run_in_view_and_the_page_waits_for_the_reveal(store):
    at = press(opened(room="on", sentence="The car runs on the road"), "Ask the class")
    room = at.query_params["class"]
    assert board(at)["address"] == f"192.0.2.7:8500/{room}" and board(at)["line"] == "" and pictures(at)
    question = asked.next_word(reading.read(presets.load(), "The car runs on the road"))
    assert question.answers[question.right] == "road"
    key = at.session_state[here.KEYS][room]
    store.ask(room, key, question)
    at.run()
    assert pictures(at) == [] and "road" in " ".join(one.value for one in at.text)
    token = store.voter()
    store.vote(room, 1, 1, token, [question.right])
    assert board(at.run())["line"] == "1 answer" and board(at)["picture"] is None
    assert labels(press(at, "Close the vote"))[-2:] == ["Vote again", "Reveal"] and pictures(at) == []
    assert "More than 70\xa0% are right: reveal, and go on." in [one.value for one in at.text]
    press(at, "Vote again")
    store.vote(room, 1, 2, token, [0 if question.right else 1])
    press(at, "Close the vote")
    assert "Vote again" not in labels(at)
    press(at, "Reveal")
    shown = board(at)["picture"]
    assert [one["bars"][question.right] for one in shown["rounds"]] == [1, 0] and shown["right"] == [question.right]
    box = at.text_input(key="Your sentence sentence")
    assert pictures(at) and box.value == "The car runs on the road"
    assert box.proto.set_value, "the browser has forgotten what stood there: it is told again"
    press(at, "Next question")
    assert board(at)["line"] == "" and "Ask the class" in labels(at)


def test_the_key_leaves_the_link_at_once_and_without_it_nothing_can_be_pressed(store):
    room, key = store.open_class()
    store.ask(room, key, WORDS)
    stranger = opened(**{"class": room})
    assert "Close the vote" not in labels(stranger) and pictures(stranger) == [] and board(stranger)["key"] == ""
    wrong = opened(**{"class": room, "class_key": "x" * 32})
    assert "Close the vote" not in labels(wrong) and "class_key" not in wrong.query_params
    mine = opened(**{"class": room, "class_key": key})
    assert "Close the vote" in labels(mine) and "class_key" not in mine.query_params
    sent = str([one.proto for one in mine.get("bidi_component") if not one.proto.component_name.endswith("_board")])
    assert key not in sent and key not in str([one.proto for one in mine.get("page_link")])
    gone = opened(**{"class": "99999" if room != "99999" else "99998"})
    assert any("no class in this room" in one.value for one in gone.warning) and pictures(gone)


def test_a_page_that_a_plan_lets_ask_first_is_out_of_sight_until_it_has_or_is_shown(store):
    def unseen(at):
        return any(one.value == "First a question: Draw the gate" for one in at.text)

    room, key = store.open_class()
    step = {"class": room, "class_key": key, "plan": "45", "plan_step": "5"}
    at = opened(**step)
    assert unseen(at) and pictures(at), "drawn all the same, for what can be asked is known then"
    assert not unseen(press(at, "Show the page")) and "Show the page" not in labels(at)
    at = opened(**step)
    store.ask(room, key, CURVE._replace(name="Draw the gate"))
    assert unseen(at) and not unseen(at.run()) and pictures(at) == []
    for state in ("closed", "revealed", "done"):
        store.move(room, key, 1, state)
    assert not unseen(opened(**step)), "nor in another session"
    assert not unseen(opened(**step | {"class_key": ""})), "nor to who did not open it"


def test_without_a_room_to_serve_there_is_nothing_to_press(store, monkeypatch):
    assert "Ask the class" not in labels(opened())
    monkeypatch.delenv("LSTM_VOTES_ADDRESS")
    assert "Ask the class" not in labels(opened(room="on"))


def test_who_wrote_the_memory_keeps_its_picture_and_takes_out_what_is_asked(store):
    room, key = store.open_class()
    read = reading.read(presets.load(), sentences.SEED)
    question = asked.writer(read)._replace(name="Which word wrote it?")
    store.ask(room, key, question)
    at = AppTest.from_file(ROOT / "app.py")
    at.query_params["class"] = room
    at.switch_page("pages/13_Who_wrote_the_memory.py").run()
    assert not at.exception
    (picture,) = [data_of(one.proto) for one in pictures(at)]
    assert picture["question"] == "word" and picture["now"]["bands"] == [] and picture["gates"] == []
    store.move(room, key, 1, "closed")
    store.move(room, key, 1, "revealed")
    shown = [data_of(one.proto) for one in pictures(at.run())]
    assert shown[0]["now"]["bands"] and shown[0]["question"] is None


def test_the_votes_are_saved_and_the_class_deleted_by_who_opened_it_alone(store):
    at = AppTest.from_file(ROOT / "app.py").switch_page("pages/02_In_class.py").run()
    press(at, "Open a class")
    room = at.query_params["class"]
    key = at.session_state[here.KEYS][room]
    store.ask(room, key, WORDS)
    store.vote(room, 1, 1, store.voter(), ["1"])
    with ThreadPoolExecutor(1) as elsewhere:
        saved = elsewhere.submit(in_class.table_of(store, room, key)).result()
    assert saved.splitlines() == ["question,text,vote,answer,times,right", "1,What comes next?,1,loan,1,loan"]
    store.move(room, key, 1, "closed")
    store.move(room, key, 1, "done")
    stranger = AppTest.from_file(ROOT / "app.py")
    stranger.query_params["class"] = room
    stranger.switch_page("pages/02_In_class.py").run()
    assert "Delete it with all its votes" not in labels(stranger)
    press(at.run(), "Delete it with all its votes")
    assert "class" not in at.query_params
    with pytest.raises(Refused):
        store.now(room)
